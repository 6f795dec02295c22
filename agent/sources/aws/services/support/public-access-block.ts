import type { PublicAccessBlockConfiguration } from '@aws-sdk/client-s3';
import type { AwsPublicAccessBlock } from '#shared/model/resources/aws/account.ts';

/** The four switches; one that is left out is off. */
export function blockOf(configuration: PublicAccessBlockConfiguration | undefined): AwsPublicAccessBlock {
  return {
    block_public_acls: configuration?.BlockPublicAcls ?? false,
    ignore_public_acls: configuration?.IgnorePublicAcls ?? false,
    block_public_policy: configuration?.BlockPublicPolicy ?? false,
    restrict_public_buckets: configuration?.RestrictPublicBuckets ?? false,
  };
}
