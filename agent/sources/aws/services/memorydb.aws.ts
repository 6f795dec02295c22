import type * as Sdk from '@aws-sdk/client-memorydb';
import { required } from '../answers.ts';
import { defineService, type At } from '../service.ts';
import { perPlace } from './support/per-place.ts';

export default defineService({
  id: 'memorydb',
  title: 'MemoryDB',
  load: () => import('@aws-sdk/client-memorydb'),
  operations: { DescribeClusters: 'memorydb:DescribeClusters', DescribeParameters: 'memorydb:DescribeParameters' },
  readings: [
    {
      kinds: ['aws.memorydb_cluster'],
      async *read(at) {
        for await (const cluster of at.list('DescribeClusters', {}, 'Clusters')) {
          yield await at.resource('aws.memorydb_cluster', {
            id: cluster.ARN ?? '',
            name: cluster.Name ?? '',
            attributes: { name: cluster.Name ?? '', status: cluster.Status ?? '', engine_version: cluster.EngineVersion ?? '', acl_name: cluster.ACLName ?? '', kms_key_id: cluster.KmsKeyId ?? null, security_group_ids: (cluster.SecurityGroups ?? []).flatMap(({ SecurityGroupId }) => SecurityGroupId ?? []) },
            asks: {
              tls_enabled: async () => required(cluster.TLSEnabled, 'TLSEnabled'),
              vector_search: async () => ((await searchOf(at, cluster.ParameterGroupName)()) ? 'enabled' : 'disabled'),
            },
          });
        }
      },
    },
  ],
});

/** Whether a parameter group, which clusters share, turns the search for vectors on ("Create a cluster enabled for vector search", MemoryDB Developer Guide, read 2026-11). */
function searchOf(at: At<typeof Sdk, 'DescribeParameters'>, ParameterGroupName: string | undefined) {
  return perPlace(at, `parameters ${ParameterGroupName}`, async () => (await at.all('DescribeParameters', { ParameterGroupName }, 'Parameters')).some(({ Name, Value }) => Name === 'search-enabled' && Value === 'yes'));
}
