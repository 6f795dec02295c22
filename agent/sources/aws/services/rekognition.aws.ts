import type * as Sdk from '@aws-sdk/client-rekognition';
import type { TrainingDataResult } from '@aws-sdk/client-rekognition';
import type { Json } from '#shared/model/fact.ts';
import { related } from '../answers.ts';
import { instant, policyOf, tagsOf } from '../plain.ts';
import { defineService, type At } from '../service.ts';
import { useOf } from './support/job-use.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'rekognition',
  title: 'Rekognition',
  load: () => import('@aws-sdk/client-rekognition'),
  operations: {
    ListCollections: 'rekognition:ListCollections',
    DescribeCollection: 'rekognition:DescribeCollection',
    ListStreamProcessors: 'rekognition:ListStreamProcessors',
    DescribeStreamProcessor: 'rekognition:DescribeStreamProcessor',
    DescribeProjects: 'rekognition:DescribeProjects',
    DescribeProjectVersions: 'rekognition:DescribeProjectVersions',
    ListProjectPolicies: 'rekognition:ListProjectPolicies',
    ListMediaAnalysisJobs: 'rekognition:ListMediaAnalysisJobs',
    ListTagsForResource: 'rekognition:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.rekognition_collection'],
      async *read(at) {
        for await (const CollectionId of at.list('ListCollections', {}, 'CollectionIds')) {
          const arn = at.arn('rekognition', `collection/${CollectionId}`);
          yield await at.resource('aws.rekognition_collection', {
            id: arn,
            name: CollectionId,
            attributes: { collection_id: CollectionId },
            detail: {
              gives: ['face_count', 'user_count', 'face_model_version', 'creation_timestamp'],
              read: async () => {
                const collection = await at.get('DescribeCollection', { CollectionId });
                return { face_count: collection.FaceCount ?? 0, user_count: collection.UserCount ?? 0, face_model_version: collection.FaceModelVersion ?? null, creation_timestamp: instant(collection.CreationTimestamp) };
              },
            },
            asks: { tags: async () => tagsOf((await at.get('ListTagsForResource', { ResourceArn: arn })).Tags) },
          });
        }
      },
    },
    {
      kinds: ['aws.rekognition_stream_processor'],
      async *read(at) {
        for await (const { Name = '', Status } of at.list('ListStreamProcessors', {}, 'StreamProcessors')) {
          const found = await at.resource('aws.rekognition_stream_processor', {
            id: at.arn('rekognition', `streamprocessor/${Name}`),
            name: Name,
            attributes: { name: Name, status: Status ?? '' },
            detail: {
              gives: ['face_collection_id', 'data_sharing_opt_in', 'kms_key_id', 'role_arn', 'input_stream_arn', 'output'],
              read: async () => {
                const { Settings, DataSharingPreference, KmsKeyId, RoleArn, Input, Output } = await at.get('DescribeStreamProcessor', { Name });
                return {
                  face_collection_id: Settings?.FaceSearch?.CollectionId ?? null,
                  data_sharing_opt_in: DataSharingPreference?.OptIn ?? false,
                  kms_key_id: KmsKeyId ?? null,
                  role_arn: RoleArn ?? null,
                  input_stream_arn: Input?.KinesisVideoStream?.Arn ?? null,
                  output: Output?.KinesisDataStream?.Arn ?? Output?.S3Destination?.Bucket ?? null,
                };
              },
            },
          });
          const collection = found.attributes['face_collection_id'];
          yield typeof collection === 'string' ? related(found, { face_collection_arn: at.arn('rekognition', `collection/${collection}`) }) : found;
        }
      },
    },
    {
      kinds: ['aws.rekognition_model', 'aws.s3_dataset'],
      async *read(at) {
        for (const { ProjectArn = '', Feature } of await projectsOf(at)()) {
          for await (const version of at.list('DescribeProjectVersions', { ProjectArn }, 'ProjectVersionDescriptions')) {
            const arn = version.ProjectVersionArn ?? '';
            const trainedOn = manifestsOf(version.TrainingDataResult);
            const found = await at.resource('aws.rekognition_model', {
              id: arn,
              name: nameOf(arn),
              attributes: { project_name: nameOf(ProjectArn), feature: version.Feature ?? Feature ?? 'CUSTOM_LABELS', status: version.Status ?? '', kms_key_id: version.KmsKeyId ?? null, training_s3_uris: trainedOn, creation_timestamp: instant(version.CreationTimestamp) },
            });
            yield found;
            for (const uri of trainedOn) yield await at.other('aws.s3_dataset', { id: uri, name: uri, attributes: {} });
          }
        }
      },
    },
    {
      kinds: ['aws.rekognition_project'],
      async *read(at) {
        for (const { ProjectArn = '', Status, Feature, Datasets } of await projectsOf(at)()) {
          yield await at.other('aws.rekognition_project', {
            id: ProjectArn,
            name: nameOf(ProjectArn),
            attributes: { status: Status ?? null, feature: Feature ?? null, dataset_types: (Datasets ?? []).flatMap(({ DatasetType }) => DatasetType ?? []).sort() },
            detail: { gives: ['policies'], read: async () => ({ policies: await policiesOf(at, ProjectArn) }) },
          });
        }
      },
    },
    {
      kinds: ['aws.ai_jobs'],
      async *read(at) {
        const use = await useOf(jobsOf(at));
        if (use) yield await at.other('aws.ai_jobs', { id: at.arn('rekognition', 'media-analysis-jobs'), name: 'Rekognition media analysis', attributes: { service: 'rekognition', ...use } });
      },
    },
  ],
});

type Lists = At<typeof Sdk, 'DescribeProjects' | 'ListProjectPolicies' | 'ListMediaAnalysisJobs'>;

function projectsOf(at: Lists) {
  return perPlace(at, 'projects', () => at.all('DescribeProjects', {}, 'ProjectDescriptions'));
}

/** Which other accounts may copy its models. */
async function policiesOf(at: Lists, ProjectArn: string): Promise<Json[]> {
  const policies = await at.all('ListProjectPolicies', { ProjectArn }, 'ProjectPolicies');
  return policies.map(({ PolicyName, PolicyDocument }) => ({ policy_name: PolicyName ?? '', policy_document: policyOf(PolicyDocument ?? '{}') }));
}

async function* jobsOf(at: Lists) {
  for await (const job of at.list('ListMediaAnalysisJobs', {}, 'MediaAnalysisJobs')) yield { at: job.CreationTimestamp, output: job.OutputConfig?.S3Bucket, kmsKey: job.KmsKeyId ?? null };
}

/** Manifests of Ground Truth that a model was trained on; a data set of the project is Rekognition's own and has none. */
function manifestsOf(training: TrainingDataResult | undefined): string[] {
  return (training?.Input?.Assets ?? []).flatMap(({ GroundTruthManifest }) => {
    const { Bucket, Name } = GroundTruthManifest?.S3Object ?? {};
    return Bucket === undefined ? [] : [`s3://${Bucket}/${Name ?? ''}`];
  });
}

/** `…:project/NAME/version/VERSION/TIME` → `NAME/VERSION`; `…:project/NAME/TIME` → `NAME`. */
function nameOf(arn: string): string {
  const [, project = arn, ...rest] = arn.split('/');
  return rest[0] === 'version' ? `${project}/${rest[1] ?? ''}` : project;
}
