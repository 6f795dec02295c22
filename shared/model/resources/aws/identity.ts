/** Who may act: users, keys, groups, roles, policies. */
import type { AwsCommon, AwsPolicyDocument, AwsTags } from './common.ts';

/** Managed policies by name and ARN, as GetAccountAuthorizationDetails gives them (AttachedManagedPolicies). */
export type AwsAttachedPolicy = { readonly policy_name: string; readonly policy_arn: string };

/** Inline policies with their decoded documents, from GetAccountAuthorizationDetails. */
export type AwsInlinePolicy = { readonly policy_name: string; readonly document: AwsPolicyDocument };

/** `aws.iam_user`; provider id: the ARN. The root user is not one: see `aws.account`. */
export type AwsIamUser = AwsCommon & {
  readonly arn: string;
  readonly user_name: string;
  readonly path: string;
  readonly create_date: string;
  readonly tags: AwsTags;
  /** iam GetAccountAuthorizationDetails. */
  readonly groups: readonly string[];
  readonly attached_policies: readonly AwsAttachedPolicy[];
  readonly inline_policies: readonly AwsInlinePolicy[];
  /** ARN; null: none. */
  readonly permissions_boundary: string | null;
  /** iam GetCredentialReport, GeneratedTime: the rest of this type is as old. */
  readonly credential_report_generated_time: string;
  readonly password_enabled: boolean;
  /** Null: never used (`no_information`), or no password (`N/A`). */
  readonly password_last_used: string | null;
  /** Null: no password. */
  readonly password_last_changed: string | null;
  readonly mfa_active: boolean;
};

/** `aws.iam_access_key`; provider id: `USER_ARN/access-key/KEY_ID`; name: user and key number or id. One for each key of a user, active or not. */
export type AwsIamAccessKey = AwsCommon & {
  readonly user_name: string;
  /** iam ListAccessKeys: the id, which is no secret. */
  readonly access_key_id: string;
  /** `Active` or `Inactive`. */
  readonly status: string;
  readonly create_date: string;
  /** iam GetAccessKeyLastUsed; null: never used. */
  readonly last_used_date: string | null;
  readonly last_used_service: string | null;
};

/** `aws.iam_group`; provider id: the ARN. iam GetAccountAuthorizationDetails. */
export type AwsIamGroup = AwsCommon & {
  readonly arn: string;
  readonly group_name: string;
  readonly attached_policies: readonly AwsAttachedPolicy[];
  readonly inline_policies: readonly AwsInlinePolicy[];
};

/** `aws.iam_role`; provider id: the ARN. iam GetAccountAuthorizationDetails. */
export type AwsIamRole = AwsCommon & {
  readonly arn: string;
  readonly role_name: string;
  /** `/aws-service-role/…` for roles that services own. */
  readonly path: string;
  readonly create_date: string;
  readonly tags: AwsTags;
  readonly assume_role_policy_document: AwsPolicyDocument;
  readonly attached_policies: readonly AwsAttachedPolicy[];
  readonly inline_policies: readonly AwsInlinePolicy[];
  readonly permissions_boundary: string | null;
  /** RoleLastUsed; null: not in the tracking period. */
  readonly last_used_date: string | null;
};

/**
 * `aws.iam_policy`; provider id: the ARN. iam GetAccountAuthorizationDetails with LocalManagedPolicy: customer policies only,
 * and AWS managed ones that are attached to something (`is_aws_managed`), so that what a role may do can be told.
 */
export type AwsIamPolicy = AwsCommon & {
  readonly arn: string;
  readonly policy_name: string;
  readonly is_aws_managed: boolean;
  readonly attachment_count: number;
  readonly permissions_boundary_usage_count: number;
  /** The document of the default version. */
  readonly document: AwsPolicyDocument;
};

/** `aws.bedrock_api_key`; provider id: the credential id. iam ListServiceSpecificCredentials(bedrock.amazonaws.com) for each user: long-term keys only, short-term ones are never listed. */
export type AwsBedrockApiKey = AwsCommon & {
  readonly user_name: string;
  readonly service_specific_credential_id: string;
  readonly service_name: string;
  /** `Active`, `Inactive`, `Expired`. */
  readonly status: string;
  readonly create_date: string;
  /** Null: it never expires. */
  readonly expiration_date: string | null;
};
