import type { Parameter } from '@aws-sdk/client-rds';
import { instant, tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';
import { perPlace } from './support/per-place.ts';

const tlsParameters = new Set(['rds.force_ssl', 'require_secure_transport']);
const tlsOf = (parameters: readonly Parameter[]) => Object.fromEntries(parameters.filter(({ ParameterName }) => tlsParameters.has(ParameterName ?? '')).map(({ ParameterName, ParameterValue }) => [ParameterName ?? '', ParameterValue ?? null]));

export default defineService({
  id: 'rds',
  title: 'Relational Database Service',
  load: () => import('@aws-sdk/client-rds'),
  operations: {
    DescribeDBInstances: 'rds:DescribeDBInstances',
    DescribeDBClusters: 'rds:DescribeDBClusters',
    DescribeDBParameters: 'rds:DescribeDBParameters',
    DescribeDBClusterParameters: 'rds:DescribeDBClusterParameters',
    DescribeDBSnapshots: 'rds:DescribeDBSnapshots',
    DescribeDBSnapshotAttributes: 'rds:DescribeDBSnapshotAttributes',
    DescribeDBClusterSnapshots: 'rds:DescribeDBClusterSnapshots',
    DescribeDBClusterSnapshotAttributes: 'rds:DescribeDBClusterSnapshotAttributes',
  },
  readings: [
    {
      kinds: ['aws.rds_instance'],
      async *read(at) {
        for await (const database of at.list('DescribeDBInstances', {}, 'DBInstances')) {
          const group = database.DBParameterGroups?.[0]?.DBParameterGroupName;
          yield await at.resource('aws.rds_instance', {
            id: database.DBInstanceArn ?? '',
            name: database.DBInstanceIdentifier ?? '',
            attributes: {
              db_instance_identifier: database.DBInstanceIdentifier ?? '',
              db_instance_status: database.DBInstanceStatus ?? '',
              engine: database.Engine ?? '',
              engine_version: database.EngineVersion ?? '',
              storage_encrypted: database.StorageEncrypted ?? false,
              kms_key_id: database.KmsKeyId ?? null,
              publicly_accessible: database.PubliclyAccessible ?? false,
              backup_retention_period: database.BackupRetentionPeriod ?? 0,
              multi_az: database.MultiAZ ?? false,
              read_replica_source_db_instance_identifier: database.ReadReplicaSourceDBInstanceIdentifier ?? null,
              db_cluster_identifier: database.DBClusterIdentifier ?? null,
              vpc_security_group_ids: (database.VpcSecurityGroups ?? []).map(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? ''),
              tags: tagsOf(database.TagList),
            },
            asks: {
              parameters: async () => (group === undefined ? {} : tlsOf(await perPlace(at, `parameters ${group}`, () => at.all('DescribeDBParameters', { DBParameterGroupName: group }, 'Parameters'))())),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.rds_cluster'],
      async *read(at) {
        for await (const cluster of at.list('DescribeDBClusters', {}, 'DBClusters')) {
          const group = cluster.DBClusterParameterGroup;
          yield await at.resource('aws.rds_cluster', {
            id: cluster.DBClusterArn ?? '',
            name: cluster.DBClusterIdentifier ?? '',
            attributes: {
              db_cluster_identifier: cluster.DBClusterIdentifier ?? '',
              engine: cluster.Engine ?? '',
              engine_version: cluster.EngineVersion ?? '',
              storage_encrypted: cluster.StorageEncrypted ?? false,
              kms_key_id: cluster.KmsKeyId ?? null,
              backup_retention_period: cluster.BackupRetentionPeriod ?? 0,
              multi_az: cluster.MultiAZ ?? false,
              vpc_security_group_ids: (cluster.VpcSecurityGroups ?? []).map(({ VpcSecurityGroupId }) => VpcSecurityGroupId ?? ''),
              tags: tagsOf(cluster.TagList),
            },
            asks: {
              parameters: async () => (group === undefined ? {} : tlsOf(await perPlace(at, `cluster parameters ${group}`, () => at.all('DescribeDBClusterParameters', { DBClusterParameterGroupName: group }, 'Parameters'))())),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.snapshot'],
      async *read(at) {
        for await (const snapshot of at.list('DescribeDBSnapshots', {}, 'DBSnapshots')) {
          const id = snapshot.DBSnapshotIdentifier ?? '';
          yield await at.resource('aws.snapshot', {
            id: snapshot.DBSnapshotArn ?? id,
            name: id,
            attributes: { snapshot_id: id, snapshot_type: 'rds', encrypted: snapshot.Encrypted ?? false, create_time: instant(snapshot.SnapshotCreateTime), tags: tagsOf(snapshot.TagList) },
            detail: {
              gives: ['is_public', 'shared_with'],
              // Only snapshots made by hand can be shared.
              read: async () => (snapshot.SnapshotType === 'manual' ? sharingOf((await at.get('DescribeDBSnapshotAttributes', { DBSnapshotIdentifier: id })).DBSnapshotAttributesResult?.DBSnapshotAttributes) : sharingOf([])),
            },
          });
        }
      },
    },
    {
      kinds: ['aws.snapshot'],
      async *read(at) {
        for await (const snapshot of at.list('DescribeDBClusterSnapshots', {}, 'DBClusterSnapshots')) {
          const id = snapshot.DBClusterSnapshotIdentifier ?? '';
          yield await at.resource('aws.snapshot', {
            id: snapshot.DBClusterSnapshotArn ?? id,
            name: id,
            attributes: { snapshot_id: id, snapshot_type: 'rds_cluster', encrypted: snapshot.StorageEncrypted ?? false, create_time: instant(snapshot.SnapshotCreateTime), tags: tagsOf(snapshot.TagList) },
            detail: {
              gives: ['is_public', 'shared_with'],
              read: async () =>
                snapshot.SnapshotType === 'manual' ? sharingOf((await at.get('DescribeDBClusterSnapshotAttributes', { DBClusterSnapshotIdentifier: id })).DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes) : sharingOf([]),
            },
          });
        }
      },
    },
  ],
});

/** `restore` names the accounts that may use it; `all` is everyone. */
function sharingOf(attributes: readonly { readonly AttributeName?: string | undefined; readonly AttributeValues?: readonly string[] | undefined }[] | undefined) {
  const names = (attributes ?? []).filter(({ AttributeName }) => AttributeName === 'restore').flatMap(({ AttributeValues }) => AttributeValues ?? []);
  return { is_public: names.includes('all'), shared_with: names.filter((name) => name !== 'all').sort() };
}
