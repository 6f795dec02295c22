/** What runs code: instances, functions, tasks, and the repositories that their images come from. */
import type { AwsCommon, AwsEnvironmentVariable, AwsPolicyDocument, AwsTags } from './common.ts';

/** `aws.ec2_instance`; provider id: the instance id. ec2 DescribeInstances. */
export type AwsEc2Instance = AwsCommon & {
  readonly instance_id: string;
  /** `running`, `stopped`, `terminated`, … */
  readonly state: string;
  readonly instance_type: string;
  readonly launch_time: string;
  /** MetadataOptions: `required` or `optional`. */
  readonly http_tokens: string;
  /** MetadataOptions: `enabled` or `disabled`. */
  readonly http_endpoint: string;
  readonly public_ip_address: string | null;
  readonly security_group_ids: readonly string[];
  /** Null: no profile. */
  readonly iam_instance_profile_arn: string | null;
  /** ssm DescribeInstanceInformation, PingStatus: `Online`, `ConnectionLost`, `Inactive`; null: Systems Manager does not manage it. */
  readonly ssm_ping_status: string | null;
  /** ssm DescribeInstancePatchStates; null: no patch operation was ever run. */
  readonly patch_state: {
    readonly operation_end_time: string;
    readonly missing_count: number;
    readonly failed_count: number;
    readonly critical_non_compliant_count: number;
    readonly security_non_compliant_count: number;
    readonly other_non_compliant_count: number;
  } | null;
  /** ssm ListResourceComplianceSummaries(ComplianceType Patch): `COMPLIANT`, `NON_COMPLIANT`; null: no summary. */
  readonly patch_compliance: string | null;
  /** ssm DescribeInstancePatches, state Missing or Failed: the earliest instant at which such a patch was released (ssm DescribeAvailablePatches); null: not known. */
  readonly oldest_missing_patch_release: string | null;
  readonly tags: AwsTags;
};

/** `aws.lambda_function`; provider id: the ARN without version. lambda ListFunctions. */
export type AwsLambdaFunction = AwsCommon & {
  readonly function_name: string;
  /** `nodejs22.x`; null: a container image. */
  readonly runtime: string | null;
  readonly role: string;
  /** lambda GetFunction, Code.ImageUri; null: a zip package. */
  readonly image_uri: string | null;
  /** ARNs. */
  readonly layers: readonly string[];
  readonly environment: readonly AwsEnvironmentVariable[];
  /** Null: the service's own key protects the environment. */
  readonly kms_key_arn: string | null;
  /** lambda ListFunctionUrlConfigs; `auth_type` `AWS_IAM` or `NONE`. */
  readonly function_urls: readonly { readonly auth_type: string; readonly qualifier: string | null }[];
  /** lambda GetPolicy, of the function and of the qualifiers that have a URL; null: ResourceNotFoundException. */
  readonly policy: AwsPolicyDocument | null;
  /** Null: in no VPC. */
  readonly vpc_id: string | null;
  readonly last_modified: string;
  /** lambda ListTags. */
  readonly tags: AwsTags;
};

/** `aws.ecs_task_definition`; provider id: the ARN; name: `family:revision`. ecs DescribeTaskDefinition of the latest active revision of each family, and of every revision that a service runs. */
export type AwsEcsTaskDefinition = AwsCommon & {
  readonly family: string;
  readonly revision: number;
  /** Null: none. */
  readonly task_role_arn: string | null;
  readonly execution_role_arn: string | null;
  /** `awsvpc`, `bridge`, `host`, `none`. */
  readonly network_mode: string | null;
  readonly containers: readonly {
    readonly name: string;
    readonly image: string;
    readonly environment: readonly AwsEnvironmentVariable[];
    /** Names, with the ARN or parameter that each is taken from. */
    readonly secrets: readonly { readonly name: string; readonly value_from: string }[];
    readonly container_ports: readonly number[];
    readonly privileged: boolean;
    readonly user: string | null;
    readonly readonly_root_filesystem: boolean;
    /** `awslogs`, `awsfirelens`, …; null: no log configuration. */
    readonly log_driver: string | null;
  }[];
  /** ecs DescribeServices: services whose deployments run this revision, by ARN, and the groups that they carry. */
  readonly services: readonly { readonly service_arn: string; readonly security_group_ids: readonly string[]; readonly assign_public_ip: boolean }[];
  readonly tags: AwsTags;
};

/** `aws.ecr_repository`; provider id: the ARN. ecr DescribeRepositories. */
export type AwsEcrRepository = AwsCommon & {
  readonly repository_name: string;
  readonly scan_on_push: boolean;
  /** `MUTABLE`, `IMMUTABLE`, `MUTABLE_WITH_EXCLUSION`, `IMMUTABLE_WITH_EXCLUSION`. */
  readonly image_tag_mutability: string;
  /** Wildcards of the tags that are excluded. */
  readonly image_tag_mutability_exclusions: readonly string[];
  /** ecr GetRepositoryPolicy; null: RepositoryPolicyNotFoundException. */
  readonly policy: AwsPolicyDocument | null;
  readonly tags: AwsTags;
};
