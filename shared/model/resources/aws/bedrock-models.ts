/** Models of Bedrock: those that are used, and the account's own. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.bedrock_foundation_model`; provider id: `REGION/MODEL_ID`. bedrock ListFoundationModels, only models that were granted to the account, that something in it references, or that it invoked. */
export type AwsBedrockFoundationModel = AwsCommon & {
  readonly model_id: string;
  readonly provider_name: string | null;
  /** modelLifecycle.status: `ACTIVE`, `LEGACY`; null: not given. */
  readonly lifecycle_status: string | null;
  /** modelLifecycle.endOfLifeTime; null: none announced. */
  readonly end_of_life_time: string | null;
  /** `granted` (GetFoundationModelAvailability: the agreement stands and the account may call it), `referenced` (an agent, flow, knowledge base, prompt or profile names it) or `used` (CloudWatch counts invocations). */
  readonly state: string;
};

/** `aws.bedrock_custom_model`; provider id: the ARN. bedrock ListCustomModels, GetCustomModel. */
export type AwsBedrockCustomModel = AwsCommon & {
  readonly model_name: string;
  readonly base_model_arn: string | null;
  readonly customization_type: string | null;
  /** Null: the service's own key. */
  readonly model_kms_key_arn: string | null;
  /** `s3://…`; null: not given. */
  readonly training_data_s3_uri: string | null;
  readonly output_data_s3_uri: string | null;
  readonly job_arn: string | null;
  readonly tags: AwsTags;
};

/** `aws.bedrock_customization_job`; provider id: the ARN. bedrock ListModelCustomizationJobs, GetModelCustomizationJob. */
export type AwsBedrockCustomizationJob = AwsCommon & {
  readonly job_name: string;
  readonly status: string;
  readonly role_arn: string;
  readonly base_model_arn: string;
  /** Null: the job ran outside a VPC of the account. */
  readonly vpc_config: { readonly subnet_ids: readonly string[]; readonly security_group_ids: readonly string[] } | null;
  readonly output_model_kms_key_arn: string | null;
  readonly creation_time: string;
};

/** `aws.bedrock_imported_model`; provider id: the ARN. bedrock ListImportedModels, GetImportedModel. */
export type AwsBedrockImportedModel = AwsCommon & {
  readonly model_name: string;
  readonly model_architecture: string | null;
  readonly model_kms_key_arn: string | null;
  /** `s3://bucket/prefix`; null: not given. */
  readonly model_data_s3_uri: string | null;
  readonly tags: AwsTags;
};

/** `aws.bedrock_inference_profile`; provider id: the ARN. bedrock ListInferenceProfiles(APPLICATION) and those SYSTEM_DEFINED ones that something references or invoked. */
export type AwsBedrockInferenceProfile = AwsCommon & {
  readonly inference_profile_id: string;
  readonly inference_profile_name: string;
  /** `SYSTEM_DEFINED` or `APPLICATION`. */
  readonly type: string;
  readonly status: string;
  /** Model ARNs; the region of each is where requests may go (empty region: everywhere). */
  readonly model_arns: readonly string[];
};

/** `aws.bedrock_data_automation_project`; provider id: the ARN. bedrock-data-automation ListDataAutomationProjects, GetDataAutomationProject; those of the account. */
export type AwsBedrockDataAutomationProject = AwsCommon & {
  readonly project_name: string;
  /** `DEVELOPMENT` or `LIVE`; null: not given. */
  readonly project_stage: string | null;
  readonly status: string;
  /** Null: the service's own key. */
  readonly kms_key_id: string | null;
  readonly creation_time: string | null;
};
