import { once, required, unless } from '../answers.ts';
import { instant, policyOrNull, tagsOf } from '../plain.ts';
import { defineService, type WireRequest } from '../service.ts';
import { AwsTrouble } from '../trouble.ts';
import { blockOf } from './support/public-access-block.ts';

export default defineService({
  id: 's3',
  title: 'Simple Storage Service',
  load: () => import('@aws-sdk/client-s3'),
  isGlobal: true,
  callsAtOnce: 8,
  operations: {
    ListBuckets: 's3:ListAllMyBuckets',
    GetBucketLocation: 's3:GetBucketLocation',
    GetBucketTagging: 's3:GetBucketTagging',
    GetBucketEncryption: 's3:GetEncryptionConfiguration',
    // The bucket's own block, and the account's by way of S3 Control.
    GetPublicAccessBlock: ['s3:GetBucketPublicAccessBlock', 's3:GetAccountPublicAccessBlock'],
    GetBucketPolicy: 's3:GetBucketPolicy',
    GetBucketPolicyStatus: 's3:GetBucketPolicyStatus',
    GetBucketAcl: 's3:GetBucketAcl',
    GetBucketOwnershipControls: 's3:GetBucketOwnershipControls',
    GetBucketVersioning: 's3:GetBucketVersioning',
    GetBucketLogging: 's3:GetBucketLogging',
    GetObjectLockConfiguration: 's3:GetBucketObjectLockConfiguration',
    GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
    GetBucketWebsite: 's3:GetBucketWebsite',
  },
  adapt: leadToControl,
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.account', gives: ['public_access_block'] },
      async *read(at) {
        yield at.part('aws.account', {
          public_access_block: () => unless(['NoSuchPublicAccessBlockConfiguration'], null, async () => blockOf((await at.get('GetPublicAccessBlock', { Bucket: accountBucket(at.account) })).PublicAccessBlockConfiguration)),
        });
      },
    },
    {
      kinds: ['aws.s3_bucket'],
      async *read(at) {
        // A bucket whose region nobody tells cannot be asked for; the others can.
        let unplaced: AwsTrouble | undefined;
        for await (const { Name: Bucket = '', BucketRegion } of at.list('ListBuckets', { MaxBuckets: 1000 }, 'Buckets')) {
          let region = BucketRegion;
          try {
            region ??= regionOf((await at.get('GetBucketLocation', { Bucket })).LocationConstraint);
          } catch (error) {
            if (!(error instanceof AwsTrouble)) throw error;
            unplaced = error;
            continue;
          }
          // A bucket elsewhere is not asked for: the scan was of some regions.
          if (!at.regions.includes(region)) continue;
          const there = { region };
          const encryption = once(() => unless(['ServerSideEncryptionConfigurationNotFoundError'], undefined, async () => (await at.get('GetBucketEncryption', { Bucket }, there)).ServerSideEncryptionConfiguration?.Rules?.[0]?.ApplyServerSideEncryptionByDefault));
          const versioning = once(() => at.get('GetBucketVersioning', { Bucket }, there));
          yield await at.resource('aws.s3_bucket', {
            id: `arn:${at.partition}:s3:::${Bucket}`,
            name: Bucket,
            region,
            attributes: { bucket: Bucket },
            asks: {
              tags: () => unless(['NoSuchTagSet'], {}, async () => tagsOf((await at.get('GetBucketTagging', { Bucket }, there)).TagSet)),
              encryption: async () => (await encryption())?.SSEAlgorithm ?? null,
              kms_master_key_id: async () => (await encryption())?.KMSMasterKeyID ?? null,
              public_access_block: () => unless(['NoSuchPublicAccessBlockConfiguration'], null, async () => blockOf((await at.get('GetPublicAccessBlock', { Bucket }, there)).PublicAccessBlockConfiguration)),
              policy: () => unless(['NoSuchBucketPolicy'], null, async () => policyOrNull((await at.get('GetBucketPolicy', { Bucket }, there)).Policy)),
              policy_is_public: () => unless(['NoSuchBucketPolicy'], false, async () => required((await at.get('GetBucketPolicyStatus', { Bucket }, there)).PolicyStatus?.IsPublic, 'IsPublic')),
              acl_grants: async () => ((await at.get('GetBucketAcl', { Bucket }, there)).Grants ?? []).map(({ Grantee, Permission }) => ({ grantee_uri: Grantee?.URI ?? null, grantee_id: Grantee?.ID ?? null, permission: Permission ?? '' })),
              object_ownership: () => unless(['OwnershipControlsNotFoundError'], null, async () => (await at.get('GetBucketOwnershipControls', { Bucket }, there)).OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? null),
              versioning: async () => (await versioning()).Status ?? null,
              mfa_delete: async () => (await versioning()).MFADelete ?? null,
              logging: async () => {
                const { LoggingEnabled: on } = await at.get('GetBucketLogging', { Bucket }, there);
                return on ? { target_bucket: on.TargetBucket ?? '', target_prefix: on.TargetPrefix ?? '' } : null;
              },
              object_lock: () =>
                unless(['ObjectLockConfigurationNotFoundError'], null, async () => {
                  const retention = (await at.get('GetObjectLockConfiguration', { Bucket }, there)).ObjectLockConfiguration?.Rule?.DefaultRetention;
                  return { mode: retention?.Mode ?? null, days: retention?.Days ?? null, years: retention?.Years ?? null };
                }),
              lifecycle_rules: () =>
                unless(['NoSuchLifecycleConfiguration'], [], async () =>
                  ((await at.get('GetBucketLifecycleConfiguration', { Bucket }, there)).Rules ?? []).map((rule) => ({
                    id: rule.ID ?? null,
                    status: rule.Status ?? '',
                    is_filtered: (rule.Prefix ?? '') !== '' || Object.values(rule.Filter ?? {}).some((value) => value !== undefined && value !== ''),
                    expiration_days: rule.Expiration?.Days ?? null,
                    expiration_date: instant(rule.Expiration?.Date),
                    noncurrent_days: rule.NoncurrentVersionExpiration?.NoncurrentDays ?? null,
                  })),
                ),
              is_website: () => unless(['NoSuchWebsiteConfiguration'], false, async () => (await at.get('GetBucketWebsite', { Bucket }, there), true)),
            },
          });
        }
        if (unplaced) throw unplaced;
      },
    },
  ],
});

/** Stands for the account in place of a bucket; no bucket is asked by this name, for `adapt` leads it to S3 Control. */
function accountBucket(account: string): string {
  return `waybill-account--${account}`;
}

/**
 * The block of a whole account is another service's, S3 Control, with the same question, answer and signature: the same client asks there.
 * @see GetPublicAccessBlock of S3 Control, API version 2018-08-20: GET /v20180820/configuration/publicAccessBlock with x-amz-account-id.
 */
function leadToControl(request: WireRequest): void {
  const [, account] = /^[^/]*\/?waybill-account--(\d{12})(?:[./]|$)/.exec(`${request.hostname}${request.path}`) ?? [];
  if (account === undefined) return;
  if (request.hostname.startsWith('waybill-account--')) {
    request.hostname = request.hostname.replace(/^waybill-account--\d{12}\.s3\./, `${account}.s3-control.`);
    request.headers['host'] = request.hostname;
  }
  request.headers['x-amz-account-id'] = account;
  request.path = '/v20180820/configuration/publicAccessBlock';
  request.query = {};
}

/** The oldest two regions answer with what they were called then. */
function regionOf(constraint: string | undefined): string {
  if (constraint === undefined || constraint === '') return 'us-east-1';
  return constraint === 'EU' ? 'eu-west-1' : constraint;
}
