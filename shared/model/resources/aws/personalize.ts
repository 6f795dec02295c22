/** Personalize: what recommendations are made from. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.personalize_dataset_group`; provider id: the ARN. personalize ListDatasetGroups, DescribeDatasetGroup. Its data sets hold what people did. */
export type AwsPersonalizeDatasetGroup = AwsCommon & {
  readonly name: string;
  /** `ACTIVE`, `CREATE PENDING`, `CREATE FAILED`, … */
  readonly status: string;
  /** `ECOMMERCE` or `VIDEO_ON_DEMAND`; null: a custom one. */
  readonly domain: string | null;
  /** Null: the service's own key. */
  readonly kms_key_arn: string | null;
  readonly role_arn: string | null;
  /** personalize ListEventTrackers: what records events as they happen; sorted. */
  readonly event_tracker_names: readonly string[];
  /** personalize ListTagsForResource. */
  readonly tags: AwsTags;
};
