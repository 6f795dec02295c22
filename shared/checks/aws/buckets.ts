/** What the checks of buckets share. */
import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import type { CheckContext } from '../check.ts';
import { flag, listOf, object, orNull, readForms, record, text, type Formed } from '../support/forms.ts';
import { perInventory } from '../support/per-inventory.ts';
import { related } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

const switches = { block_public_acls: flag, ignore_public_acls: flag, block_public_policy: flag, restrict_public_buckets: flag };
type Switches = Formed<typeof switches>;

/** Block Public Access; null: not set at this level. */
export const publicAccessBlock = orNull(record(switches));

const switchNames = ['block_public_acls', 'ignore_public_acls', 'block_public_policy', 'restrict_public_buckets'] as const;

/** The switches that are off at both levels: S3 applies whichever of bucket and account is stricter, switch by switch. */
export function openSwitches(bucket: Switches | null, account: Switches | null): readonly (keyof Switches)[] {
  return switchNames.filter((name) => !(bucket?.[name] ?? false) && !(account?.[name] ?? false));
}

/** The account's Block Public Access: null when there is none, a sentence when it was not read. */
export function accountBlock(bucket: Resource, context: CheckContext): Switches | null | string {
  const { resources, missing } = related(context, bucket, 'aws.account');
  const [account] = resources;
  if (account === undefined) return missing ?? 'The account itself was not read.';
  const reading = readForms(account, { public_access_block: publicAccessBlock });
  return reading.isRead ? reading.values.public_access_block : (reading.verdict.reason ?? 'It was not read.');
}

/** Groups that are everyone, or everyone with an AWS account. */
const publicGroups = new Set(['http://acs.amazonaws.com/groups/global/AllUsers', 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers']);

/** Whether a bucket lets everyone in, by policy or by ACL, after Block Public Access. */
export type Publicness = { readonly state: 'public' | 'private'; readonly how: string } | { readonly state: 'unknown'; readonly how: string };

const publicForms = {
  policy: orNull(object),
  policy_is_public: flag,
  acl_grants: listOf(record({ grantee_uri: orNull(text), permission: text })),
  object_ownership: orNull(text),
  public_access_block: publicAccessBlock,
};

/** Says whether and how a bucket is public; what could not be read is unknown only where it could make a difference. */
export function publicnessOf(bucket: Resource, context: CheckContext): Publicness {
  const reading = readForms(bucket, publicForms);
  if (!reading.isRead) return { state: 'unknown', how: reading.verdict.reason ?? 'It was not read.' };
  const { values } = reading;
  const statements = parsePolicy(values.policy);
  if (statements === undefined) return { state: 'unknown', how: 'The policy of the bucket is not a document that can be judged.' };
  const grant = values.object_ownership === 'BucketOwnerEnforced' ? undefined : values.acl_grants.find(({ grantee_uri: uri }) => uri !== null && publicGroups.has(uri));
  const isOpenByPolicy = values.policy_is_public || opennessOf(statements) === 'open';
  const ways = [isOpenByPolicy ? 'its policy' : undefined, grant ? `an ACL that grants ${grant.permission.toLowerCase()}` : undefined].filter((way) => way !== undefined);
  if (ways.length === 0) return { state: 'private', how: '' };

  const account = accountBlock(bucket, context);
  const open = openSwitches(values.public_access_block, typeof account === 'string' ? null : account);
  const effective = ways.filter((way) => (way === 'its policy' ? open.includes('restrict_public_buckets') : open.includes('ignore_public_acls')));
  if (effective.length === 0) return { state: 'private', how: '' };
  if (typeof account === 'string') return { state: 'unknown', how: `Whether the account blocks public access was not read. ${account}` };
  return { state: 'public', how: effective.join(' and ') };
}

/** Names of the buckets that trails and server access logs are written to. */
export const accessLogBuckets = perInventory((inventory: InventoryIndex): ReadonlySet<string> => {
  const trails = inventory.resourcesOfKind('aws.cloudtrail_trail').flatMap((trail) => {
    const reading = readForms(trail, { s3_bucket_name: text });
    return reading.isRead ? [reading.values.s3_bucket_name] : [];
  });
  const targets = inventory.resourcesOfKind('aws.s3_bucket').flatMap((bucket) => {
    const reading = readForms(bucket, { logging: orNull(record({ target_bucket: text })) });
    return reading.isRead && reading.values.logging !== null ? [reading.values.logging.target_bucket] : [];
  });
  return new Set([...trails, ...targets]);
});

/** The same, and those that calls of models are logged to. */
export const logBuckets = perInventory((inventory: InventoryIndex): ReadonlySet<string> => {
  const prompts = inventory.resourcesOfKind('aws.region').flatMap((region) => {
    const reading = readForms(region, { bedrock_logging: orNull(record({ bucket_name: orNull(text), large_data_bucket_name: orNull(text) })) });
    const places = reading.isRead ? [reading.values.bedrock_logging?.bucket_name, reading.values.bedrock_logging?.large_data_bucket_name] : [];
    return places.filter((name) => typeof name === 'string');
  });
  return new Set([...accessLogBuckets(inventory), ...prompts]);
});

/** Why a bucket may be one for logs although nothing that was read writes to it; undefined: everything that writes logs was read. */
export function logBucketsMissing({ inventory }: CheckContext): string | undefined {
  return [...inventory.missing('aws.cloudtrail_trail'), ...inventory.missing('aws.s3_bucket'), ...inventory.missing('aws.region')][0]?.detail;
}
