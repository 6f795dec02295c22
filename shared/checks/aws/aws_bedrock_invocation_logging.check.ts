import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { flag, orNull, readForms, record, text, type Form, type Formed } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, passUnless, review } from '../support/verdicts.ts';
import { bedrockUnused } from './bedrock.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Logging = NonNullable<AwsAttributes<'aws.region'>['bedrock_logging']>;
const logging: Logging = { log_group_name: null, bucket_name: null, large_data_bucket_name: null, text_data_delivery_enabled: true, image_data_delivery_enabled: true, embedding_data_delivery_enabled: true, video_data_delivery_enabled: null, audio_data_delivery_enabled: null };
const region = (config: Logging | null, invocations = 7) => aws('aws.region', 'eu-west-1', { bedrock_logging: config, bedrock_invocations: invocations === 0 ? [] : [{ model_id: 'anthropic.claude', invocations }] });
const group = (key: string | null) => aws('aws.log_group', 'prompts', { kms_key_id: key });
const bucket = (encryption: string) => aws('aws.s3_bucket', 'prompts', { encryption });
const toGroup = { ...logging, log_group_name: 'prompts' };
const toBucket = { ...logging, bucket_name: 'prompts' };
const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';

export default defineCheck({
  id: 'aws_bedrock_invocation_logging',
  version: 1,
  title: 'Calls of models are logged, and the logs encrypted',
  severity: 'high',
  remediation: 'Switch model invocation logging on in every region that uses Bedrock, to a bucket or log group with a KMS key of your own.',
  controls: {
    soc2: ['CC7.2'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1', '10.2.1.2'],
    gdpr: ['Art.5(2)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
    nist_ai_rmf: ['MEASURE 2.4', 'MEASURE 2.8', 'MANAGE 4.1'],
    iso_42001: ['A.6.2.6', 'A.6.2.8'],
    eu_ai_act: ['Art.12', 'Art.19', 'Art.26(6)'],
    owasp_agentic_top10: ['ASI10'],
    mitre_atlas: ['AML.M0024'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { bedrock_logging: orNull(record({ log_group_name: orNull(text), bucket_name: orNull(text), text_data_delivery_enabled: flag })) }, ({ bedrock_logging: config }) => {
      const hasPlace = config !== null && (config.log_group_name !== null || config.bucket_name !== null);
      if (!hasPlace || !config.text_data_delivery_enabled) {
        return bedrockUnused(subject, context) ?? fail(hasPlace ? 'Calls of models are logged without their text.' : 'Calls of models are not logged in this region.');
      }
      const places = [
        config.log_group_name === null ? undefined : placeOf(context, subject, 'aws.log_group', config.log_group_name, { kms_key_id: orNull(text) }, ({ kms_key_id: id }) => id !== null),
        config.bucket_name === null ? undefined : placeOf(context, subject, 'aws.s3_bucket', config.bucket_name, { encryption: orNull(text) }, ({ encryption }) => encryption?.startsWith('aws:kms') === true),
      ].filter((place) => place !== undefined);
      return passUnless(places.filter(({ answer }) => answer !== 'pass'));
    }),

  examples: [
    { kind: 'pass', why: 'to a log group with a key', inventory: scanned(region(toGroup), group(key)), answers: { 'eu-west-1': 'pass' } },
    { kind: 'pass', why: 'to a bucket with a key', inventory: scanned(region(toBucket), bucket('aws:kms')), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'off', inventory: scanned(region(null)), answers: { 'eu-west-1': 'fail' } },
    { kind: 'fail', why: 'off, and an agent is there', inventory: scanned(region(null, 0), aws('aws.bedrock_agent', 'desk', {})), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'on without a key', inventory: scanned(region(toGroup), group(null)), answers: { 'eu-west-1': 'review' } },
    { kind: 'review', why: 'to a bucket of another account', inventory: scanned(region(toBucket)), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'Bedrock is not used', inventory: scanned(region(null, 0)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'off, and whether it is used was not read', inventory: scanned(aws('aws.region', 'eu-west-1', { bedrock_logging: null, unread: { bedrock_invocations: 'HTTP 403.' } })), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'unknown', why: 'the log groups could not be listed', inventory: scannedWithout(['aws.log_group'], region(toGroup)), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'everything but the text', inventory: scanned(region({ ...toGroup, text_data_delivery_enabled: false }), group(key)), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'the key of the log group does not protect the bucket', inventory: scanned(region({ ...toGroup, bucket_name: 'prompts-large' }), group(key), aws('aws.s3_bucket', 'prompts-large', { encryption: 'AES256' })), answers: { 'eu-west-1': 'review' } },
    { kind: 'near_miss', why: 'a configuration without a place', inventory: scanned(region(logging)), answers: { 'eu-west-1': 'fail' } },
    ...unread('aws.region', 'bedrock_logging', { bedrock_invocations: [] }),
  ],
});

/** Whether a place where calls are logged has a key of the account. */
function placeOf<Forms extends Readonly<Record<string, Form<unknown>>>>(context: CheckContext, region: Resource, kind: 'aws.log_group' | 'aws.s3_bucket', name: string, forms: Forms, hasKey: (values: Formed<Forms>) => boolean): Verdict {
  const what = kind === 'aws.s3_bucket' ? 'bucket' : 'log group';
  const { resources, missing } = related(context, region, kind, kind === 'aws.s3_bucket' ? 'account' : 'region');
  const found = resources.find((each) => each.name === name);
  if (found === undefined) return missing === undefined ? review(`Calls of models are logged to the ${what} ${quoted(name)}, which is not among those that were read: another account owns it, or its region was not scanned.`) : notListed(`${what}s`, missing);
  const reading = readForms(found, forms);
  if (!reading.isRead) return reading.verdict;
  return hasKey(reading.values) ? pass : review(`Calls of models are logged to the ${what} ${quoted(name)}, which has no KMS key of the account.`);
}
