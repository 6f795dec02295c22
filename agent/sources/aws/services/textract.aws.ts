import type { S3Object } from '@aws-sdk/client-textract';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'textract',
  title: 'Textract',
  load: () => import('@aws-sdk/client-textract'),
  operations: {
    ListAdapters: 'textract:ListAdapters',
    ListAdapterVersions: 'textract:ListAdapterVersions',
    GetAdapterVersion: 'textract:GetAdapterVersion',
  },
  readings: [
    {
      kinds: ['aws.textract_adapter', 'aws.s3_dataset'],
      async *read(at) {
        for await (const { AdapterId = '', AdapterName } of at.list('ListAdapters', {}, 'Adapters')) {
          for await (const { AdapterVersion = '', Status, FeatureTypes, CreationTime } of at.list('ListAdapterVersions', { AdapterId }, 'AdapterVersions')) {
            const found = await at.other('aws.textract_adapter', {
              id: at.arn('textract', `/adapters/${AdapterId}/versions/${AdapterVersion}`),
              name: `${AdapterName ?? AdapterId}/${AdapterVersion}`,
              attributes: { status: Status ?? null, feature_types: FeatureTypes ?? [], creation_time: instant(CreationTime) },
              detail: {
                gives: ['kms_key_id', 'training_s3_uris', 'output_bucket'],
                read: async () => {
                  const version = await at.get('GetAdapterVersion', { AdapterId, AdapterVersion });
                  return { kms_key_id: version.KMSKeyId ?? null, training_s3_uris: uriOf(version.DatasetConfig?.ManifestS3Object), output_bucket: version.OutputConfig?.S3Bucket ?? null };
                },
              },
            });
            yield found;
            const uris = found.attributes['training_s3_uris'];
            for (const uri of Array.isArray(uris) ? (uris as readonly string[]) : []) yield await at.other('aws.s3_dataset', { id: uri, name: uri, attributes: {} });
          }
        }
      },
    },
  ],
});

function uriOf(object: S3Object | undefined): string[] {
  return object?.Bucket === undefined ? [] : [`s3://${object.Bucket}/${object.Name ?? ''}`];
}
