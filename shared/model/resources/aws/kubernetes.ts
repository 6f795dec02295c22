/** Clusters of Kubernetes. What runs in them stands in no API of AWS. */
import type { AwsCommon, AwsTags } from './common.ts';

/** `aws.eks_cluster`; provider id: the ARN. eks ListClusters, DescribeCluster. */
export type AwsEksCluster = AwsCommon & {
  readonly name: string;
  /** `1.34`. */
  readonly version: string;
  readonly status: string;
  readonly role_arn: string | null;
  readonly endpoint_public_access: boolean;
  readonly endpoint_private_access: boolean;
  /** Who may reach the public endpoint. */
  readonly public_access_cidrs: readonly string[];
  /** Logs of the control plane that are on: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`; sorted. */
  readonly log_types: readonly string[];
  /** encryptionConfig for `secrets`; null: no key of the account. */
  readonly secrets_kms_key_arn: string | null;
  /** `API`, `API_AND_CONFIG_MAP`, `CONFIG_MAP`; null: not given. */
  readonly authentication_mode: string | null;
  /** eks ListAddons; sorted. */
  readonly addon_names: readonly string[];
  /** eks ListPodIdentityAssociations, DescribePodIdentityAssociation. */
  readonly pod_identities: readonly { readonly namespace: string; readonly service_account: string; readonly role_arn: string }[];
  readonly tags: AwsTags;
};
