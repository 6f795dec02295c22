/** Buckets, volumes, snapshots. */
import type { AwsPublicAccessBlock } from './account.ts';
import type { AwsCommon, AwsPolicyDocument, AwsTags } from './common.ts';

/** `aws.s3_bucket`; provider id: the ARN; name: the bucket. s3 ListBuckets, then one call for each attribute. */
export type AwsS3Bucket = AwsCommon & {
  readonly bucket: string;
  /** GetBucketTagging; NoSuchTagSet is an empty object. */
  readonly tags: AwsTags;
  /** GetBucketEncryption, the first rule's SSEAlgorithm: `AES256`, `aws:kms`, `aws:kms:dsse`; null: ServerSideEncryptionConfigurationNotFoundError. */
  readonly encryption: string | null;
  /** Same rule; null: the AWS managed key, or no KMS. */
  readonly kms_master_key_id: string | null;
  /** GetPublicAccessBlock; null: NoSuchPublicAccessBlockConfiguration. */
  readonly public_access_block: AwsPublicAccessBlock | null;
  /** GetBucketPolicy; null: NoSuchBucketPolicy. */
  readonly policy: AwsPolicyDocument | null;
  /** GetBucketPolicyStatus, IsPublic; false also when there is no policy. */
  readonly policy_is_public: boolean;
  /** GetBucketAcl: the grants. `grantee_uri` for groups, `grantee_id` for canonical users. */
  readonly acl_grants: readonly { readonly grantee_uri: string | null; readonly grantee_id: string | null; readonly permission: string }[];
  /** GetBucketOwnershipControls, ObjectOwnership: `BucketOwnerEnforced` switches ACLs off; null: OwnershipControlsNotFoundError. */
  readonly object_ownership: string | null;
  /** GetBucketVersioning, Status: `Enabled`, `Suspended`; null: never switched on. */
  readonly versioning: string | null;
  /** GetBucketVersioning, MFADelete: `Enabled`, `Disabled`; null: never set. */
  readonly mfa_delete: string | null;
  /** GetBucketLogging, LoggingEnabled; null: off. */
  readonly logging: { readonly target_bucket: string; readonly target_prefix: string } | null;
  /** GetObjectLockConfiguration; null: ObjectLockConfigurationNotFoundError. `mode` is null without a default retention. */
  readonly object_lock: { readonly mode: string | null; readonly days: number | null; readonly years: number | null } | null;
  /** GetBucketLifecycleConfiguration; NoSuchLifecycleConfiguration is an empty list. `is_filtered` says that the rule covers a part of the bucket only. */
  readonly lifecycle_rules: readonly {
    readonly id: string | null;
    /** `Enabled` or `Disabled`. */
    readonly status: string;
    readonly is_filtered: boolean;
    /** Null: the rule expires no current version by age. Days. */
    readonly expiration_days: number | null;
    readonly expiration_date: string | null;
    readonly noncurrent_days: number | null;
  }[];
  /** GetBucketWebsite: whether the bucket serves a website. */
  readonly is_website: boolean;
};

/** `aws.ebs_volume`; provider id: the volume id. ec2 DescribeVolumes. */
export type AwsEbsVolume = AwsCommon & {
  readonly volume_id: string;
  readonly state: string;
  readonly encrypted: boolean;
  /** Null: not encrypted. */
  readonly kms_key_id: string | null;
  readonly attached_instance_ids: readonly string[];
  readonly tags: AwsTags;
};

/** `aws.snapshot`; provider id: the snapshot's or image's id or ARN. Only those that the account owns. */
export type AwsSnapshot = AwsCommon & {
  readonly snapshot_id: string;
  /** `ebs` (ec2 DescribeSnapshots), `ami` (ec2 DescribeImages), `rds` (rds DescribeDBSnapshots), `rds_cluster` (rds DescribeDBClusterSnapshots). */
  readonly snapshot_type: string;
  /** Null for an image whose block devices say nothing. */
  readonly encrypted: boolean | null;
  /** ec2 DescribeSnapshotAttribute createVolumePermission, DescribeImages Public, rds Describe…SnapshotAttributes `restore`: whether everyone is named. */
  readonly is_public: boolean;
  /** Same calls: accounts, organizations and units that it is shared with. */
  readonly shared_with: readonly string[];
  readonly create_time: string | null;
  readonly tags: AwsTags;
};
