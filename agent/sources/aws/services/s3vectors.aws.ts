import { once, unless } from '../answers.ts';
import { policyOrNull, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 's3vectors',
  title: 'S3 Vectors',
  load: () => import('@aws-sdk/client-s3vectors'),
  operations: {
    ListVectorBuckets: 's3vectors:ListVectorBuckets',
    GetVectorBucket: 's3vectors:GetVectorBucket',
    GetVectorBucketPolicy: 's3vectors:GetVectorBucketPolicy',
    ListTagsForResource: 's3vectors:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.s3_vector_bucket'],
      async *read(at) {
        for await (const { vectorBucketName, vectorBucketArn = '' } of at.list('ListVectorBuckets', {}, 'vectorBuckets')) {
          const encryption = once(async () => (await at.get('GetVectorBucket', { vectorBucketName })).vectorBucket?.encryptionConfiguration);
          yield await at.resource('aws.s3_vector_bucket', {
            id: vectorBucketArn,
            name: vectorBucketName ?? '',
            attributes: { vector_bucket_name: vectorBucketName ?? '' },
            asks: {
              sse_type: async () => (await encryption())?.sseType ?? null,
              kms_key_arn: async () => (await encryption())?.kmsKeyArn ?? null,
              policy: () => unless(['NotFoundException', 'NoSuchVectorBucketPolicy'], null, async () => policyOrNull((await at.get('GetVectorBucketPolicy', { vectorBucketName })).policy)),
              tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: vectorBucketArn })).tags),
            },
          });
        }
      },
    },
  ],
});
