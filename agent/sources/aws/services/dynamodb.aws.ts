import { required } from '../answers.ts';
import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'dynamodb',
  title: 'DynamoDB',
  load: () => import('@aws-sdk/client-dynamodb'),
  operations: {
    ListTables: 'dynamodb:ListTables',
    DescribeTable: 'dynamodb:DescribeTable',
    DescribeContinuousBackups: 'dynamodb:DescribeContinuousBackups',
    ListTagsOfResource: 'dynamodb:ListTagsOfResource',
  },
  readings: [
    {
      kinds: ['aws.dynamodb_table'],
      async *read(at) {
        for await (const TableName of at.list('ListTables', {}, 'TableNames')) {
          const arn = at.arn('dynamodb', `table/${TableName}`);
          yield await at.resource('aws.dynamodb_table', {
            id: arn,
            name: TableName,
            attributes: { table_name: TableName },
            detail: {
              gives: ['table_status', 'deletion_protection_enabled', 'kms_master_key_arn'],
              read: async () => {
                const table = required((await at.get('DescribeTable', { TableName })).Table, 'Table');
                return { table_status: table.TableStatus ?? '', deletion_protection_enabled: table.DeletionProtectionEnabled ?? false, kms_master_key_arn: table.SSEDescription?.KMSMasterKeyArn ?? null };
              },
            },
            asks: {
              point_in_time_recovery_status: async () =>
                required((await at.get('DescribeContinuousBackups', { TableName })).ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus, 'PointInTimeRecoveryStatus'),
              tags: async () => tagsOf(await at.all('ListTagsOfResource', { ResourceArn: arn }, 'Tags')),
            },
          });
        }
      },
    },
  ],
});
