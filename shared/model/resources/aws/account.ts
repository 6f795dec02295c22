/** An account, its regions and its organization. */
import type { AwsCommon, AwsPolicyDocument } from './common.ts';

/** `aws.account`; provider id: the account id. Exactly one for each scanned account. */
export type AwsAccount = AwsCommon & {
  /** iam ListAccountAliases; null: no alias. */
  readonly alias: string | null;
  /** iam GetAccountSummary, AccountMFAEnabled: 1 when the root user has MFA. */
  readonly account_mfa_enabled: number;
  /** iam GetAccountSummary, AccountAccessKeysPresent: 1 when the root user has an access key. */
  readonly account_access_keys_present: number;
  /** iam GetAccountSummary, AccountPasswordPresent: 0 when the root user has no password, as after central removal of root credentials. */
  readonly account_password_present: number;
  /** iam ListOrganizationsFeatures, EnabledFeatures: `RootCredentialsManagement`, `RootSessions`. Null: the account is in no organization. */
  readonly organizations_features: readonly string[] | null;
  /** iam ListVirtualMFADevices (assigned): serial numbers. That of the root user is `arn:aws:iam::ACCOUNT:mfa/root-account-mfa-device`, or its `user_arn` ends in `:root`. */
  readonly virtual_mfa_devices: readonly { readonly serial_number: string; readonly user_arn: string | null }[];
  /** iam GetCredentialReport, GeneratedTime. */
  readonly credential_report_generated_time: string;
  /** iam GetCredentialReport, row `<root_account>`; `no_information` and `N/A` become null. */
  readonly root_password_last_used: string | null;
  /** Same row; null: never used, or no such key. */
  readonly root_access_key_1_last_used_date: string | null;
  readonly root_access_key_2_last_used_date: string | null;
  /** iam GetAccountPasswordPolicy; null: NoSuchEntity, the account has AWS's default only. */
  readonly password_policy: {
    readonly minimum_password_length: number;
    readonly require_symbols: boolean;
    readonly require_numbers: boolean;
    readonly require_uppercase_characters: boolean;
    readonly require_lowercase_characters: boolean;
    /** Null: passwords do not expire. Days. */
    readonly max_password_age: number | null;
    /** Null: former passwords may be used again. */
    readonly password_reuse_prevention: number | null;
    readonly hard_expiry: boolean;
  } | null;
  /** sso-admin ListInstances, asked in the home region of the scan. */
  readonly sso_instances: readonly { readonly instance_arn: string; readonly status: string; readonly owner_account_id: string | null }[];
  /** s3control GetPublicAccessBlock of the account; null: NoSuchPublicAccessBlockConfiguration. */
  readonly public_access_block: AwsPublicAccessBlock | null;
  /** account GetAlternateContact for SECURITY: whether there is one; the person is not kept. */
  readonly has_security_contact: boolean;
  /**
   * budgets DescribeBudgets, DescribeNotificationsForBudget. `services` are those that a filter names, as the bill spells them
   * (`Amazon Bedrock`); no amount is kept.
   */
  readonly budgets: readonly {
    readonly budget_name: string;
    /** `COST`, `USAGE`, … */
    readonly budget_type: string;
    /** Whether it counts only a part of what the account spends. */
    readonly is_filtered: boolean;
    readonly services: readonly string[];
    readonly notification_count: number;
  }[];
};

/** The four switches of Block Public Access. */
export type AwsPublicAccessBlock = {
  readonly block_public_acls: boolean;
  readonly ignore_public_acls: boolean;
  readonly block_public_policy: boolean;
  readonly restrict_public_buckets: boolean;
};

/** `aws.region`; provider id: `ACCOUNT/REGION`; name: the region. One for each enabled region that was scanned (ec2 DescribeRegions). */
export type AwsRegion = AwsCommon & {
  /** ec2 GetEbsEncryptionByDefault. */
  readonly ebs_encryption_by_default: boolean;
  /** ec2 GetInstanceMetadataDefaults, AccountLevel.HttpTokens: `required`, `optional`; null: no preference. */
  readonly metadata_default_http_tokens: string | null;
  /** accessanalyzer ListAnalyzers. Types: `ACCOUNT`, `ORGANIZATION`, `ACCOUNT_UNUSED_ACCESS`, …; status `ACTIVE`, `CREATING`, `DISABLED`, `FAILED`. */
  readonly analyzers: readonly { readonly arn: string; readonly type: string; readonly status: string }[];
  /** accessanalyzer ListFindingsV2 with status ACTIVE, of all active analyzers. */
  readonly analyzer_findings: readonly { readonly id: string; readonly resource: string | null; readonly resource_type: string; readonly finding_type: string | null; readonly created_at: string }[];
  /** config DescribeConfigurationRecorders and DescribeConfigurationRecorderStatus. */
  readonly configuration_recorders: readonly {
    readonly name: string;
    readonly recording: boolean;
    /** `PENDING`, `SUCCESS`, `FAILURE`; null: never delivered. */
    readonly last_status: string | null;
    readonly all_supported: boolean;
    /** `ALL_SUPPORTED_RESOURCE_TYPES`, `INCLUSION_BY_RESOURCE_TYPES`, `EXCLUSION_BY_RESOURCE_TYPES`; null: an old recorder. */
    readonly recording_strategy: string | null;
  }[];
  /** guardduty ListDetectors and GetDetector; status and feature status `ENABLED` or `DISABLED`. */
  readonly guardduty_detectors: readonly { readonly detector_id: string; readonly status: string; readonly features: readonly { readonly name: string; readonly status: string }[] }[];
  /** securityhub DescribeHub; null: InvalidAccessException, the account is not subscribed. */
  readonly security_hub: { readonly hub_arn: string; readonly subscribed_at: string | null } | null;
  /** inspector2 BatchGetAccountStatus, resourceState: `ENABLED`, `DISABLED`, `ENABLING`, `DISABLING`, `SUSPENDED`, `SUSPENDING`. */
  readonly inspector: { readonly ec2: string; readonly ecr: string; readonly lambda: string | null; readonly lambda_code: string | null };
  /** macie2 GetMacieSession, status `ENABLED` or `PAUSED`; null: Macie is not enabled. */
  readonly macie_status: string | null;
  /** bedrock GetModelInvocationLoggingConfiguration; null: no configuration. */
  readonly bedrock_logging: {
    readonly log_group_name: string | null;
    /** s3Config.bucketName. */
    readonly bucket_name: string | null;
    /** cloudWatchConfig.largeDataDeliveryS3Config.bucketName. */
    readonly large_data_bucket_name: string | null;
    readonly text_data_delivery_enabled: boolean;
    readonly image_data_delivery_enabled: boolean;
    readonly embedding_data_delivery_enabled: boolean;
    /** Null: the field was not given, as by a configuration from before the modality. */
    readonly video_data_delivery_enabled: boolean | null;
    readonly audio_data_delivery_enabled: boolean | null;
  } | null;
  /** cloudwatch GetMetricData, namespace AWS/Bedrock, metric Invocations by ModelId, the sum of the 30 days before the scan; models without calls are left out. */
  readonly bedrock_invocations: readonly { readonly model_id: string; readonly invocations: number }[];
  /** bedrock ListEnforcedGuardrailsConfiguration. Model lists as they are given; empty `included_models`: all. */
  readonly bedrock_enforced_guardrails: readonly {
    readonly guardrail_arn: string;
    readonly guardrail_version: string | null;
    /** `ACCOUNT` or `ORGANIZATION`; null: not given. */
    readonly owner: string | null;
    readonly included_models: readonly string[];
    readonly excluded_models: readonly string[];
  }[];
  /** logs DescribeMetricFilters, of log groups that a trail writes to. */
  readonly metric_filters: readonly { readonly filter_pattern: string; readonly log_group_name: string; readonly metrics: readonly { readonly namespace: string; readonly name: string }[] }[];
  /** cloudwatch DescribeAlarms, metric alarms; `alarm_actions` are ARNs. */
  readonly alarms: readonly { readonly alarm_name: string; readonly namespace: string | null; readonly metric_name: string | null; readonly actions_enabled: boolean; readonly alarm_actions: readonly string[] }[];
  /** events ListRules and ListTargetsByRule, of rules of the default bus with an event pattern. */
  readonly event_rules: readonly { readonly name: string; readonly state: string; readonly event_pattern: string; readonly target_arns: readonly string[] }[];
  /** sns ListSubscriptions, of every topic of the region; `confirmed` is false while SubscriptionArn is `PendingConfirmation`. Endpoints are not kept. */
  readonly topic_subscriptions: readonly { readonly topic_arn: string; readonly protocol: string; readonly confirmed: boolean }[];
  /** backup ListRestoreJobs, of the last 400 days: status `COMPLETED`, `FAILED`, …; `validation_status` is null when none was made. */
  readonly restore_jobs: readonly { readonly restore_job_id: string; readonly status: string; readonly completion_date: string | null; readonly validation_status: string | null; readonly restore_testing_plan_arn: string | null; readonly resource_type: string | null }[];
  /** backup ListRestoreTestingPlans. */
  readonly restore_testing_plans: readonly { readonly restore_testing_plan_arn: string; readonly last_execution_time: string | null }[];
  /** backup ListProtectedResources: what AWS Backup has backed up, by ARN. */
  readonly protected_resources: readonly { readonly resource_arn: string; readonly last_backup_time: string | null }[];
  /** ecr GetRegistryScanningConfiguration, scanType `BASIC` or `ENHANCED` and its rules; filters are wildcards over repository names. */
  readonly ecr_scanning: { readonly scan_type: string; readonly rules: readonly { readonly scan_frequency: string; readonly repository_filters: readonly string[] }[] };
};

/** `aws.organization`; provider id: the organization's id. None when DescribeOrganization says AWSOrganizationsNotInUseException. */
export type AwsOrganization = AwsCommon & {
  readonly master_account_id: string;
  /** `ALL` or `CONSOLIDATED_BILLING`. */
  readonly feature_set: string;
  /** organizations ListPolicies(SERVICE_CONTROL_POLICY), DescribePolicy and ListTargetsForPolicy: management and delegated accounts only. Targets are account, unit and root ids. */
  readonly service_control_policies: readonly { readonly id: string; readonly name: string; readonly aws_managed: boolean; readonly target_ids: readonly string[]; readonly document: AwsPolicyDocument }[];
  /** organizations ListRoots: the ids. */
  readonly root_ids: readonly string[];
  /** organizations DescribeEffectivePolicy(AISERVICES_OPT_OUT_POLICY) for the scanned account, parsed; null: EffectivePolicyNotFoundException. */
  readonly ai_opt_out_policy: AwsPolicyDocument | null;
};
