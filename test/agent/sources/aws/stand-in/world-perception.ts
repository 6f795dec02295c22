/** What sees, hears, reads, translates and recommends: services with models of the account's own. One table of answers. */
import { arn, day, here, type Answers } from './state.ts';

const stamp = '1767225600000';

export const perceptionAnswers: Answers = {
  'rekognition.ListCollections': (call) => ({ CollectionIds: here(call, ['staff', 'visitors', 'empty']), FaceModelVersions: here(call, ['7.0', '7.0', '7.0']) }),
  'rekognition.DescribeCollection': (call) => ({ FaceCount: call.input['CollectionId'] === 'empty' ? 0 : 12, UserCount: 0, FaceModelVersion: '7.0', CollectionARN: arn(call, 'rekognition', `collection/${String(call.input['CollectionId'])}`), CreationTimestamp: day('2026-01-01') }),
  'rekognition.ListStreamProcessors': (call) => ({ StreamProcessors: here(call, [{ Name: 'gate', Status: 'RUNNING' }]) }),
  'rekognition.DescribeStreamProcessor': (call) => ({ Name: 'gate', StreamProcessorArn: arn(call, 'rekognition', 'streamprocessor/gate'), Status: 'RUNNING', Input: { KinesisVideoStream: { Arn: arn(call, 'kinesisvideo', 'stream/gate/1') } }, Output: { KinesisDataStream: { Arn: arn(call, 'kinesis', 'stream/faces') } }, RoleArn: 'arn:aws:iam::111122223333:role/gate', Settings: { FaceSearch: { CollectionId: 'visitors', FaceMatchThreshold: 80 } }, DataSharingPreference: { OptIn: true } }),
  'rekognition.DescribeProjects': (call) => ({ ProjectDescriptions: here(call, [{ ProjectArn: arn(call, 'rekognition', `project/parts/${stamp}`), Status: 'CREATED', Feature: 'CUSTOM_LABELS', CreationTimestamp: day('2026-01-01'), Datasets: [{ DatasetType: 'TRAIN', DatasetArn: arn(call, 'rekognition', `project/parts/dataset/train/${stamp}`), Status: 'CREATE_COMPLETE' }] }]) }),
  'rekognition.DescribeProjectVersions': (call) => ({
    ProjectVersionDescriptions: [
      { ProjectVersionArn: arn(call, 'rekognition', `project/parts/version/v1/${stamp}`), Status: 'STOPPED', CreationTimestamp: day('2026-01-01'), TrainingDataResult: { Input: { Assets: [{ GroundTruthManifest: { S3Object: { Bucket: 'acme-data', Name: 'parts.manifest' } } }] } } },
      { ProjectVersionArn: arn(call, 'rekognition', `project/parts/version/v2/${stamp}`), Status: 'RUNNING', CreationTimestamp: day('2026-02-01'), KmsKeyId: arn(call, 'kms', 'key/k1'), Feature: 'CUSTOM_LABELS' },
    ],
  }),
  'rekognition.ListProjectPolicies': () => ({ ProjectPolicies: [{ PolicyName: 'copy', PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"rekognition:CopyProjectVersion","Resource":"*"}]}' }] }),
  'rekognition.ListMediaAnalysisJobs': (call) => ({ MediaAnalysisJobs: here(call, ['1', '2', '3']).map((JobId) => ({ JobId, Status: 'SUCCEEDED', OperationsConfig: { DetectModerationLabels: {} }, CreationTimestamp: day(`2026-11-0${JobId}`), Input: { S3Object: { Bucket: 'acme-data', Name: 'private-photo-list.jsonl' } }, OutputConfig: { S3Bucket: 'acme-data', S3KeyPrefix: 'moderated' }, ...(JobId === '1' && { KmsKeyId: 'k1' }) })) }),
  'rekognition.ListTagsForResource': (call) => ({ Tags: String(call.input['ResourceArn']).endsWith('visitors') ? { owner: 'security' } : { owner: 'security', 'retention-days': '90' } }),
};
