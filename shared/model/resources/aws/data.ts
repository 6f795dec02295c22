/** Databases, tables, keys, secrets. */
import type { AwsCommon, AwsPolicyDocument, AwsTags } from './common.ts';

/** `aws.rds_instance`; provider id: the ARN. rds DescribeDBInstances; engines of DocumentDB and Neptune are among them. */
export type AwsRdsInstance = AwsCommon & {
  readonly db_instance_identifier: string;
  readonly db_instance_status: string;
  readonly engine: string;
  readonly engine_version: string;
  readonly storage_encrypted: boolean;
  readonly kms_key_id: string | null;
  readonly publicly_accessible: boolean;
  /** Days; 0: no automatic backups. */
  readonly backup_retention_period: number;
  readonly multi_az: boolean;
  /** Null: not a replica. */
  readonly read_replica_source_db_instance_identifier: string | null;
  /** Null: in no cluster. Backups, zones and parameters are then the cluster's. */
  readonly db_cluster_identifier: string | null;
  readonly vpc_security_group_ids: readonly string[];
  /**
   * rds DescribeDBParameters of the parameter group in use, only `rds.force_ssl` and `require_secure_transport`; a name that the group
   * does not have is left out, a parameter without a value is null.
   */
  readonly parameters: Readonly<Record<string, string | null>>;
  readonly tags: AwsTags;
};

/** `aws.rds_cluster`; provider id: the ARN. rds DescribeDBClusters. */
export type AwsRdsCluster = AwsCommon & {
  readonly db_cluster_identifier: string;
  readonly engine: string;
  readonly engine_version: string;
  readonly storage_encrypted: boolean;
  readonly kms_key_id: string | null;
  readonly backup_retention_period: number;
  readonly multi_az: boolean;
  readonly vpc_security_group_ids: readonly string[];
  /** rds DescribeDBClusterParameters, as `parameters` of an instance. */
  readonly parameters: Readonly<Record<string, string | null>>;
  readonly tags: AwsTags;
};

/** `aws.dynamodb_table`; provider id: the ARN. dynamodb ListTables, DescribeTable. */
export type AwsDynamodbTable = AwsCommon & {
  readonly table_name: string;
  readonly table_status: string;
  /** dynamodb DescribeContinuousBackups, PointInTimeRecoveryStatus: `ENABLED` or `DISABLED`. */
  readonly point_in_time_recovery_status: string;
  readonly deletion_protection_enabled: boolean;
  /** SSEDescription.KMSMasterKeyArn; null: the service's own key. */
  readonly kms_master_key_arn: string | null;
  readonly tags: AwsTags;
};

/** `aws.kms_key`; provider id: the ARN. kms ListKeys, DescribeKey; of AWS managed keys only what DescribeKey says. */
export type AwsKmsKey = AwsCommon & {
  readonly key_id: string;
  /** `CUSTOMER` or `AWS`. */
  readonly key_manager: string;
  /** `Enabled`, `Disabled`, `PendingDeletion`, `PendingReplicaDeletion`, `PendingImport`, `Unavailable`, … */
  readonly key_state: string;
  /** `SYMMETRIC_DEFAULT`, `RSA_2048`, `HMAC_256`, … */
  readonly key_spec: string;
  readonly key_usage: string;
  /** `AWS_KMS`, `EXTERNAL`, `AWS_CLOUDHSM`, `EXTERNAL_KEY_STORE`. */
  readonly origin: string;
  readonly multi_region: boolean;
  /** `PRIMARY` or `REPLICA`; null: in one region only. A replica takes its rotation from the primary. */
  readonly multi_region_key_type: string | null;
  /** kms GetKeyRotationStatus; null: UnsupportedOperationException, the key cannot rotate by itself. */
  readonly key_rotation_enabled: boolean | null;
  /** Days; null: not given. */
  readonly rotation_period_in_days: number | null;
  /** kms GetKeyPolicy, policy `default`. */
  readonly policy: AwsPolicyDocument;
  /** kms ListResourceTags. */
  readonly tags: AwsTags;
};

/** `aws.secret`; provider id: the ARN. secretsmanager ListSecrets; never a value. */
export type AwsSecret = AwsCommon & {
  readonly name: string;
  readonly rotation_enabled: boolean;
  readonly created_date: string | null;
  /** Null: never. */
  readonly last_rotated_date: string | null;
  readonly last_changed_date: string | null;
  readonly last_accessed_date: string | null;
  /** Service that manages the secret (`rds`, `events`); null: the account itself. */
  readonly owning_service: string | null;
  /** Type of a managed external secret, whose partner rotates it; null: an ordinary secret. */
  readonly type: string | null;
  /** Null: `aws/secretsmanager`. */
  readonly kms_key_id: string | null;
  /** secretsmanager GetResourcePolicy; null: none. */
  readonly policy: AwsPolicyDocument | null;
  readonly tags: AwsTags;
};
