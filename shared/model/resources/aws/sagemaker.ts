/** SageMaker. */
import type { AwsCommon, AwsScriptSecret, AwsTags } from './common.ts';

/** `aws.sagemaker_notebook`; provider id: the ARN. sagemaker DescribeNotebookInstance. */
export type AwsSagemakerNotebook = AwsCommon & {
  readonly notebook_instance_name: string;
  readonly notebook_instance_status: string;
  /** `Enabled` or `Disabled`. */
  readonly direct_internet_access: string;
  /** `Enabled` or `Disabled`. */
  readonly root_access: string;
  /** Null: the volume has the service's own key. */
  readonly kms_key_id: string | null;
  /** Null: outside a VPC of the account. */
  readonly subnet_id: string | null;
  /** InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion: `1` or `2`; null: not given. */
  readonly minimum_instance_metadata_service_version: string | null;
  readonly role_arn: string | null;
  readonly platform_identifier: string | null;
  readonly tags: AwsTags;
};

/** `aws.sagemaker_endpoint`; provider id: the ARN. sagemaker DescribeEndpoint, and DescribeEndpointConfig of its configuration. */
export type AwsSagemakerEndpoint = AwsCommon & {
  readonly endpoint_name: string;
  readonly endpoint_status: string;
  readonly endpoint_config_name: string;
  /** EndpointConfig.KmsKeyId: the volumes of the instances. Null: the service's own key. */
  readonly kms_key_id: string | null;
  /** EndpointConfig.DataCaptureConfig; null: nothing is captured. */
  readonly data_capture: { readonly enable_capture: boolean; readonly destination_s3_uri: string; readonly kms_key_id: string | null; readonly initial_sampling_percentage: number } | null;
  /** EndpointConfig.ProductionVariants; count null for serverless and managed scaling. `model_name` null: inference components. */
  readonly production_variants: readonly { readonly variant_name: string; readonly model_name: string | null; readonly instance_type: string | null; readonly initial_instance_count: number | null; readonly is_serverless: boolean }[];
  /** sagemaker ListMonitoringSchedules(EndpointName): status of each. */
  readonly monitoring_schedule_statuses: readonly string[];
  readonly tags: AwsTags;
};

/** `aws.sagemaker_model`; provider id: the ARN. sagemaker DescribeModel. */
export type AwsSagemakerModel = AwsCommon & {
  readonly model_name: string;
  readonly enable_network_isolation: boolean;
  /** Null: outside a VPC of the account. */
  readonly vpc_config: { readonly subnets: readonly string[]; readonly security_group_ids: readonly string[] } | null;
  readonly execution_role_arn: string | null;
  /** PrimaryContainer and Containers; `image` null: an AWS marketplace package. */
  readonly containers: readonly { readonly image: string | null; readonly model_data_url: string | null; readonly model_package_name: string | null }[];
  readonly tags: AwsTags;
};

/** `aws.sagemaker_training_job`; provider id: the ARN. sagemaker ListTrainingJobs of the last 90 days, DescribeTrainingJob. */
export type AwsSagemakerTrainingJob = AwsCommon & {
  readonly training_job_name: string;
  readonly training_job_status: string;
  readonly creation_time: string;
  /** ResourceConfig.VolumeKmsKeyId. */
  readonly volume_kms_key_id: string | null;
  /** OutputDataConfig.KmsKeyId. */
  readonly output_kms_key_id: string | null;
  /** ResourceConfig.InstanceCount, over all groups. */
  readonly instance_count: number;
  readonly enable_inter_container_traffic_encryption: boolean;
  readonly enable_network_isolation: boolean;
  readonly vpc_config: { readonly subnets: readonly string[]; readonly security_group_ids: readonly string[] } | null;
  /** InputDataConfig: `s3://…` of each channel that has one. */
  readonly input_s3_uris: readonly string[];
};

/** `aws.sagemaker_domain`; provider id: the ARN. sagemaker DescribeDomain. */
export type AwsSagemakerDomain = AwsCommon & {
  readonly domain_name: string;
  readonly status: string;
  /** `SSO` or `IAM`. */
  readonly auth_mode: string;
  /** `PublicInternetOnly` or `VpcOnly`. */
  readonly app_network_access_type: string;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
};

/** `aws.sagemaker_lifecycle_config`; provider id: the ARN. sagemaker DescribeNotebookInstanceLifecycleConfig, DescribeStudioLifecycleConfig. The script is matched in memory and never kept. */
export type AwsSagemakerLifecycleConfig = AwsCommon & {
  readonly name: string;
  /** `notebook` or `studio`. */
  readonly scope: string;
  /** Credentials that detectors found; `line` is 1-based in the decoded script. */
  readonly secrets: readonly AwsScriptSecret[];
};

/** `aws.sagemaker_labeling_job`; provider id: the ARN. sagemaker ListLabelingJobs. */
export type AwsSagemakerLabelingJob = AwsCommon & {
  readonly labeling_job_status: string;
  /** `…:workteam/private-crowd/NAME`, `…/vendor-crowd/NAME`, `…/public-crowd/default`. */
  readonly workteam_arn: string;
  readonly creation_time: string | null;
  /** sagemaker ListTags. */
  readonly tags: AwsTags;
};

/** `aws.sagemaker_model_package`: a version in the registry; provider id: the ARN; name: `group:version`. sagemaker ListModelPackageGroups, ListModelPackages. */
export type AwsSagemakerModelPackage = AwsCommon & {
  readonly model_package_group_name: string;
  readonly model_package_version: number | null;
  readonly model_package_status: string;
  /** `Approved`, `Rejected`, `PendingManualApproval`. */
  readonly model_approval_status: string | null;
  readonly creation_time: string | null;
};
