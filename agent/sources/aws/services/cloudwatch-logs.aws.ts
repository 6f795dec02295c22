import { tagsOf } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'cloudwatch-logs',
  title: 'CloudWatch Logs',
  load: () => import('@aws-sdk/client-cloudwatch-logs'),
  operations: { DescribeLogGroups: 'logs:DescribeLogGroups', ListTagsForResource: 'logs:ListTagsForResource', DescribeMetricFilters: 'logs:DescribeMetricFilters' },
  readings: [
    {
      kinds: ['aws.log_group'],
      async *read(at) {
        for await (const group of at.list('DescribeLogGroups', {}, 'logGroups')) {
          const resourceArn = group.logGroupArn ?? group.arn?.replace(/:\*$/, '') ?? '';
          yield await at.resource('aws.log_group', {
            id: resourceArn,
            name: group.logGroupName ?? '',
            attributes: {
              log_group_name: group.logGroupName ?? '',
              retention_in_days: group.retentionInDays ?? null,
              kms_key_id: group.kmsKeyId ?? null,
              stored_bytes: group.storedBytes ?? 0,
              data_protection_status: group.dataProtectionStatus ?? null,
            },
            asks: { tags: async () => tagsOf((await at.get('ListTagsForResource', { resourceArn })).tags) },
          });
        }
      },
    },
    {
      kinds: [],
      part: { kind: 'aws.region', gives: ['metric_filters'] },
      after: { 'aws.cloudtrail_trail': ['cloud_watch_logs_log_group_arn'] },
      async *read(at) {
        // arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*
        const groups = at.found('aws.cloudtrail_trail').flatMap(({ attributes: { cloud_watch_logs_log_group_arn: arn } }) => {
          const [, , , region, , , name] = (arn ?? '').split(':');
          return region === at.region && name !== undefined ? [name] : [];
        });
        yield at.part('aws.region', {
          metric_filters: async () => {
            const filters = await Promise.all([...new Set(groups)].sort().map((logGroupName) => at.all('DescribeMetricFilters', { logGroupName }, 'metricFilters')));
            return filters.flat().map((filter) => ({
              filter_pattern: filter.filterPattern ?? '',
              log_group_name: filter.logGroupName ?? '',
              metrics: (filter.metricTransformations ?? []).map(({ metricNamespace, metricName }) => ({ namespace: metricNamespace ?? '', name: metricName ?? '' })),
            }));
          },
        });
      },
    },
  ],
});
