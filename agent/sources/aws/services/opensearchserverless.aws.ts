import { chunks } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { matchingEntries, principalsOf } from './support/opensearch-policies.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'opensearchserverless',
  title: 'OpenSearch Serverless',
  load: () => import('@aws-sdk/client-opensearchserverless'),
  operations: {
    ListCollections: 'aoss:ListCollections',
    BatchGetCollection: 'aoss:BatchGetCollection',
    ListSecurityPolicies: 'aoss:ListSecurityPolicies',
    GetSecurityPolicy: 'aoss:GetSecurityPolicy',
    ListAccessPolicies: 'aoss:ListAccessPolicies',
    GetAccessPolicy: 'aoss:GetAccessPolicy',
    ListTagsForResource: 'aoss:ListTagsForResource',
  },
  readings: [
    {
      kinds: ['aws.opensearch_collection'],
      async *read(at) {
        const networks = perPlace(at, 'network policies', async () =>
          Promise.all((await at.all('ListSecurityPolicies', { type: 'network' }, 'securityPolicySummaries')).map(async ({ name }) => ({ name: name ?? '', policy: (await at.get('GetSecurityPolicy', { type: 'network', name })).securityPolicyDetail?.policy }))),
        );
        const accesses = perPlace(at, 'access policies', async () =>
          Promise.all((await at.all('ListAccessPolicies', { type: 'data' }, 'accessPolicySummaries')).map(async ({ name }) => ({ name: name ?? '', policy: (await at.get('GetAccessPolicy', { type: 'data', name })).accessPolicyDetail?.policy }))),
        );
        const ids = (await at.all('ListCollections', {}, 'collectionSummaries')).flatMap(({ id }) => id ?? []);
        for (const group of chunks(ids, 100)) {
          const { collectionDetails = [] } = await at.get('BatchGetCollection', { ids: group });
          for (const { arn = '', name = '', type, status, kmsKeyArn } of collectionDetails) {
            yield await at.resource('aws.opensearch_collection', {
              id: arn,
              name,
              attributes: { name, type: type ?? '', status: status ?? '', kms_key_arn: kmsKeyArn ?? null },
              asks: {
                network_policies: async () => (await networks()).flatMap((policy) => matchingEntries(policy.policy, name).map((entry) => ({ name: policy.name, entry }))),
                data_access_principals: async () => principalsOf((await accesses()).flatMap(({ policy }) => matchingEntries(policy, name))),
                tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn: arn })).tags),
              },
            });
          }
        }
      },
    },
  ],
});
