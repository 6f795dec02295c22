import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { number, orNull, readForms, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { publicnessOf } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Logging = NonNullable<AwsAttributes<'aws.region'>['bedrock_logging']>;
const to = (place: Partial<Logging>): Logging => ({ log_group_name: null, bucket_name: null, large_data_bucket_name: null, text_data_delivery_enabled: true, image_data_delivery_enabled: true, embedding_data_delivery_enabled: true, video_data_delivery_enabled: null, audio_data_delivery_enabled: null, ...place });
const region = (config: Logging | null) => aws('aws.region', 'eu-west-1', { bedrock_logging: config });
const account = aws('aws.account', 'acme', { public_access_block: null });
const group = (attributes: AwsAttributes<'aws.log_group'> = {}) => aws('aws.log_group', 'prompts', { kms_key_id: 'key', retention_in_days: 365, ...attributes });
const bucket = (attributes: AwsAttributes<'aws.s3_bucket'> = {}) =>
  aws('aws.s3_bucket', 'prompts', { encryption: 'aws:kms', policy: null, policy_is_public: false, acl_grants: [], object_ownership: 'BucketOwnerEnforced', public_access_block: null, ...attributes });

export default defineCheck({
  id: 'aws_bedrock_invocation_log_protected',
  version: 1,
  title: 'Logs of model calls are encrypted, private and end',
  severity: 'high',
  remediation: 'Give the bucket or log group a KMS key and a retention, and block public access of the bucket.',
  controls: {
    soc2: ['CC7.2', 'CC6.1', 'C1.1', 'C1.2'],
    iso_27001: ['A.8.15', 'A.5.33', 'A.8.24', 'A.8.10'],
    hipaa: ['164.312(b)', '164.312(c)(1)', '164.312(a)(2)(iv)', '164.316(b)(2)(i)'],
    pci_dss: ['10.3.2', '10.3.4', '3.5.1', '3.2.1', '10.5.1'],
    gdpr: ['Art.32(1)(b)', 'Art.32(1)(a)', 'Art.5(1)(e)'],
    nist_csf: ['PR.PS-04', 'PR.DS-01', 'ID.AM-08'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { bedrock_logging: orNull(record({ log_group_name: orNull(text), bucket_name: orNull(text), large_data_bucket_name: orNull(text) })) }, ({ bedrock_logging: config }) => {
      const buckets = [config?.bucket_name, config?.large_data_bucket_name].filter((name) => typeof name === 'string');
      const groups = [config?.log_group_name].filter((name) => typeof name === 'string');
      if (buckets.length + groups.length === 0) return notApplicable('Calls of models are not logged in the region.');
      return passUnless([...groups.flatMap((name) => judgeGroup(name, subject, context)), ...[...new Set(buckets)].flatMap((name) => judgeBucket(name, subject, context))]);
    }),

  examples: [
    { kind: 'pass', why: 'a log group', inventory: scanned(region(to({ log_group_name: 'prompts' })), group()), answers: { 'eu-west-1': 'pass' } },
    { kind: 'pass', why: 'a bucket', inventory: scanned(region(to({ bucket_name: 'prompts' })), bucket(), account), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'a log group that never forgets', inventory: scanned(region(to({ log_group_name: 'prompts' })), group({ retention_in_days: null })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'fail', why: 'a bucket without a key', inventory: scanned(region(to({ bucket_name: 'prompts' })), bucket({ encryption: 'AES256' }), account), answers: { 'eu-west-1': 'fail' } },
    { kind: 'fail', why: 'a public bucket', inventory: scanned(region(to({ bucket_name: 'prompts' })), bucket({ policy_is_public: true }), account), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'a bucket of another account', inventory: scanned(region(to({ bucket_name: 'prompts' })), account), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'nothing is logged', inventory: scanned(region(null)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the log groups could not be listed', inventory: scannedWithout(['aws.log_group'], region(to({ log_group_name: 'prompts' }))), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'the log group is safe, the bucket for long prompts is not', inventory: scanned(region(to({ log_group_name: 'prompts', large_data_bucket_name: 'large' })), group(), aws('aws.s3_bucket', 'large', { ...bucket().attributes, encryption: 'AES256' }), account), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'a log group of that name in another region', inventory: scanned(region(to({ log_group_name: 'prompts' })), group({ region: 'us-east-1', kms_key_id: null })), answers: { 'eu-west-1': 'review' } },
    ...unread('aws.region', 'bedrock_logging'),
  ],
});

function judgeGroup(name: string, region: Resource, context: CheckContext): Verdict[] {
  const { resources, missing } = related(context, region, 'aws.log_group', 'region');
  const found = resources.find((each) => each.name === name);
  if (found === undefined) return [missing === undefined ? review(`The log group ${quoted(name)} for calls of models is not among those of the region.`, { discriminator: name }) : notListed('log groups', missing)];
  const reading = readForms(found, { kms_key_id: orNull(text), retention_in_days: orNull(number) });
  if (!reading.isRead) return [reading.verdict];
  return [
    ...(reading.values.kms_key_id === null ? [fail(`The log group ${quoted(name)} with prompts has no KMS key of the account.`, { discriminator: `${name} key` })] : []),
    ...(reading.values.retention_in_days === null ? [fail(`The log group ${quoted(name)} keeps prompts for ever.`, { discriminator: `${name} retention` })] : []),
  ];
}

function judgeBucket(name: string, region: Resource, context: CheckContext): Verdict[] {
  const { resources, missing } = related(context, region, 'aws.s3_bucket');
  const found = resources.find((each) => each.name === name);
  if (found === undefined) return [missing === undefined ? review(`The bucket ${quoted(name)} for calls of models is not among those that were read: another account owns it, or its region was not scanned.`, { discriminator: name }) : notListed('buckets', missing)];
  const reading = readForms(found, { encryption: orNull(text) });
  const publicness = publicnessOf(found, context);
  return [
    ...(reading.isRead ? (reading.values.encryption?.startsWith('aws:kms') === true ? [] : [fail(`The bucket ${quoted(name)} with prompts has no KMS key.`, { discriminator: `${name} key` })]) : [reading.verdict]),
    ...(publicness.state === 'public' ? [fail(`The bucket ${quoted(name)} with prompts is public by ${publicness.how}.`, { discriminator: `${name} public` })] : []),
    ...(publicness.state === 'unknown' ? [unknown(`Whether the bucket ${quoted(name)} is public is not known. ${publicness.how}`)] : []),
  ];
}
