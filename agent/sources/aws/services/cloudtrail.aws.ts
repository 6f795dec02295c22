import { once } from '../answers.ts';
import { instant } from '../plain.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'cloudtrail',
  title: 'CloudTrail',
  load: () => import('@aws-sdk/client-cloudtrail'),
  operations: { DescribeTrails: 'cloudtrail:DescribeTrails', GetTrailStatus: 'cloudtrail:GetTrailStatus', GetEventSelectors: 'cloudtrail:GetEventSelectors' },
  readings: [
    {
      kinds: ['aws.cloudtrail_trail'],
      async *read(at) {
        const { trailList = [] } = await at.get('DescribeTrails', { includeShadowTrails: true });
        for (const trail of trailList) {
          const { TrailARN: Name, HomeRegion: home = at.region } = trail;
          // A trail of all regions shows in each. Its home tells of it; where the home is not scanned, the first region that is.
          if (home !== at.region && (at.regions.includes(home) || at.regions[0] !== at.region)) continue;
          const there = { region: home };
          const status = once(() => at.get('GetTrailStatus', { Name }, there));
          const selectors = once(() => at.get('GetEventSelectors', { TrailName: Name }, there));
          yield await at.resource('aws.cloudtrail_trail', {
            id: Name ?? '',
            name: trail.Name ?? '',
            region: home,
            attributes: {
              trail_arn: Name ?? '',
              home_region: home,
              is_multi_region_trail: trail.IsMultiRegionTrail ?? false,
              is_organization_trail: trail.IsOrganizationTrail ?? false,
              include_global_service_events: trail.IncludeGlobalServiceEvents ?? false,
              log_file_validation_enabled: trail.LogFileValidationEnabled ?? false,
              kms_key_id: trail.KmsKeyId ?? null,
              s3_bucket_name: trail.S3BucketName ?? '',
              cloud_watch_logs_log_group_arn: trail.CloudWatchLogsLogGroupArn ?? null,
            },
            asks: {
              is_logging: async () => (await status()).IsLogging ?? false,
              stop_logging_time: async () => instant((await status()).StopLoggingTime),
              latest_delivery_time: async () => instant((await status()).LatestDeliveryTime),
              latest_delivery_error: async () => (await status()).LatestDeliveryError || null,
              event_selectors: async () =>
                ((await selectors()).EventSelectors ?? []).map((selector) => ({
                  read_write_type: selector.ReadWriteType ?? 'All',
                  include_management_events: selector.IncludeManagementEvents ?? false,
                  exclude_management_event_sources: selector.ExcludeManagementEventSources ?? [],
                  data_resources: (selector.DataResources ?? []).map(({ Type, Values }) => ({ type: Type ?? '', values: Values ?? [] })),
                })),
              advanced_event_selectors: async () =>
                ((await selectors()).AdvancedEventSelectors ?? []).map((selector) => ({
                  name: selector.Name ?? null,
                  field_selectors: (selector.FieldSelectors ?? []).map((field) => ({
                    field: field.Field ?? '',
                    equals: field.Equals ?? [],
                    starts_with: field.StartsWith ?? [],
                    ends_with: field.EndsWith ?? [],
                    not_equals: field.NotEquals ?? [],
                    not_starts_with: field.NotStartsWith ?? [],
                    not_ends_with: field.NotEndsWith ?? [],
                  })),
                })),
            },
          });
        }
      },
    },
  ],
});
