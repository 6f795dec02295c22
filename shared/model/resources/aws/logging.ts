/** Trails and log groups. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.cloudtrail_trail`; provider id: the trail ARN. cloudtrail DescribeTrails without shadow trails, plus an organization's trail that a member account sees. */
export type AwsCloudtrailTrail = AwsCommon & {
  readonly trail_arn: string;
  readonly home_region: string;
  readonly is_multi_region_trail: boolean;
  readonly is_organization_trail: boolean;
  readonly include_global_service_events: boolean;
  readonly log_file_validation_enabled: boolean;
  /** Null: SSE-S3. */
  readonly kms_key_id: string | null;
  readonly s3_bucket_name: string;
  readonly cloud_watch_logs_log_group_arn: string | null;
  /** cloudtrail GetTrailStatus. */
  readonly is_logging: boolean;
  /** Null: never stopped. */
  readonly stop_logging_time: string | null;
  /** Null: nothing delivered yet. */
  readonly latest_delivery_time: string | null;
  /** Null: the last delivery had no error. */
  readonly latest_delivery_error: string | null;
  /** cloudtrail GetEventSelectors; empty when advanced ones are used. */
  readonly event_selectors: readonly {
    /** `All`, `ReadOnly`, `WriteOnly`. */
    readonly read_write_type: string;
    readonly include_management_events: boolean;
    /** `kms.amazonaws.com`, `rdsdata.amazonaws.com`. */
    readonly exclude_management_event_sources: readonly string[];
    readonly data_resources: readonly { readonly type: string; readonly values: readonly string[] }[];
  }[];
  readonly advanced_event_selectors: readonly {
    readonly name: string | null;
    readonly field_selectors: readonly {
      /** `eventCategory`, `resources.type`, `readOnly`, `eventSource`, … */
      readonly field: string;
      readonly equals: readonly string[];
      readonly starts_with: readonly string[];
      readonly ends_with: readonly string[];
      readonly not_equals: readonly string[];
      readonly not_starts_with: readonly string[];
      readonly not_ends_with: readonly string[];
    }[];
  }[];
};

/** `aws.log_group`; provider id: the ARN without `:*`; name: the group's name. logs DescribeLogGroups. */
export type AwsLogGroup = AwsCommon & {
  readonly log_group_name: string;
  /** Days; null: kept for ever. */
  readonly retention_in_days: number | null;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  readonly stored_bytes: number;
  /** `ACTIVATED` when data protection masks; null: no policy. */
  readonly data_protection_status: string | null;
  /** logs ListTagsForResource. */
  readonly tags: AwsTags;
};
