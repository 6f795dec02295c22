/** Platforms that build and run code: builds, sites, services, batch jobs. */
import type { AwsCommon, AwsContainer, AwsEnvironmentVariable, AwsScriptSecret, AwsTags } from './common.ts';

/** `aws.codebuild_project`; provider id: the ARN. codebuild ListProjects, BatchGetProjects. */
export type AwsCodebuildProject = AwsCommon & {
  readonly project_name: string;
  readonly image: string;
  readonly privileged_mode: boolean;
  /** Variables of type `PLAINTEXT`. */
  readonly environment: readonly AwsEnvironmentVariable[];
  /** Variables of type `PARAMETER_STORE` and `SECRETS_MANAGER`, with what each is taken from. */
  readonly secrets: readonly { readonly name: string; readonly value_from: string }[];
  /** Credentials in a build specification that stands in the project; empty, too, for one in the repository. */
  readonly buildspec_secrets: readonly AwsScriptSecret[];
  /** `GITHUB`, `CODECOMMIT`, `S3`, `NO_SOURCE`, … */
  readonly source_type: string;
  /** Without a user in the address; null: none. */
  readonly source_location: string | null;
  readonly service_role: string | null;
  /** `PRIVATE` or `PUBLIC_READ`. */
  readonly project_visibility: string;
  readonly last_modified: string | null;
  readonly tags: AwsTags;
};

/** `aws.amplify_app`; provider id: the ARN. amplify ListApps. */
export type AwsAmplifyApp = AwsCommon & {
  readonly app_id: string;
  readonly name: string;
  /** `WEB`, `WEB_DYNAMIC`, `WEB_COMPUTE`. */
  readonly platform: string;
  /** Without a user in the address; null: deployed by hand. */
  readonly repository: string | null;
  /** What all branches get. */
  readonly environment: readonly AwsEnvironmentVariable[];
  /** Credentials in the build specification of the app. */
  readonly build_spec_secrets: readonly AwsScriptSecret[];
  readonly enable_basic_auth: boolean;
  readonly service_role_arn: string | null;
  readonly compute_role_arn: string | null;
  readonly update_time: string | null;
  /** amplify ListBranches. */
  readonly branches: readonly { readonly branch_name: string; readonly environment: readonly AwsEnvironmentVariable[] }[];
  readonly tags: AwsTags;
};

/** `aws.apprunner_service`; provider id: the ARN. apprunner ListServices, DescribeService. */
export type AwsApprunnerService = AwsCommon & {
  readonly service_name: string;
  readonly status: string;
  /** One; its image is empty when it is built from a repository. */
  readonly containers: readonly AwsContainer[];
  readonly repository_url: string | null;
  readonly is_publicly_accessible: boolean;
  readonly instance_role_arn: string | null;
  /** Null: the service's own key. */
  readonly kms_key: string | null;
  readonly tags: AwsTags;
};

/** `aws.batch_job_definition`; provider id: the ARN; name: `name:revision`. batch DescribeJobDefinitions, the latest active revision of each name. */
export type AwsBatchJobDefinition = AwsCommon & {
  readonly job_definition_name: string;
  readonly revision: number;
  /** `container` or `multinode`. */
  readonly type: string;
  /** Sorted. */
  readonly role_arns: readonly string[];
  readonly containers: readonly AwsContainer[];
  readonly gpu_count: number;
  readonly tags: AwsTags;
};
