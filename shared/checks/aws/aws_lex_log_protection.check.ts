import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { flag, listOf, orNull, readForms, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, related } from './judging.ts';

type Attributes = AwsAttributes<'aws.lex_bot_alias'>;
const logArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:lex';
const on = { text_logs: [{ enabled: true, log_group_arn: logArn }] };
const alias = (attributes: Attributes = {}) => aws('aws.lex_bot_alias', 'desk live', { text_logs: [], audio_logs: [], slot_count: 2, unobfuscated_slot_names: [], ...attributes });
const group = (key: string | null) => aws('aws.log_group', 'lex', { kms_key_id: key });
const audio = (key: string | null) => ({ audio_logs: [{ enabled: true, bucket_arn: 'arn:aws:s3:::calls', kms_key_arn: key }] });

export default defineCheck({
  id: 'aws_lex_log_protection',
  version: 1,
  title: 'Logs of conversations are encrypted, and slots hidden',
  severity: 'medium',
  remediation: 'Set obfuscation for slots with personal data, and give log group and bucket a KMS key.',
  controls: {
    soc2: ['C1.1', 'CC6.7', 'CC6.1'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.8.24'],
    hipaa: ['164.312(a)(1)', '164.312(a)(2)(iv)'],
    pci_dss: ['3.2.1', '3.4.1', '3.5.1'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.35', 'Art.32(1)(a)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.lex_bot_alias'],

  judge: (subject, context) =>
    judgeAws('aws.lex_bot_alias', subject, { text_logs: listOf(record({ enabled: flag, log_group_arn: text })), audio_logs: listOf(record({ enabled: flag, kms_key_arn: orNull(text) })), unobfuscated_slot_names: listOf(text) }, (read) => {
      const texts = read.text_logs.filter(({ enabled }) => enabled);
      const audios = read.audio_logs.filter(({ enabled }) => enabled);
      if (texts.length + audios.length === 0) return notApplicable('Conversations are not logged.');
      const open = read.unobfuscated_slot_names;
      return passUnless([
        ...(texts.length > 0 && open.length > 0 ? [fail(`The logs show what people say for ${open.map((name) => quoted(name)).slice(0, 3).join(', ')}${open.length > 3 ? ` and ${open.length - 3} more slots` : ''}.`, { discriminator: 'slots' })] : []),
        ...(audios.some(({ kms_key_arn: key }) => key === null) ? [fail('Recorded voices are not encrypted with a KMS key.', { discriminator: 'audio' })] : []),
        ...texts.flatMap(({ log_group_arn: arn }) => judgeGroup(arn, subject, context)),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'hidden and encrypted', inventory: scanned(alias(on), group('key')), answers: { 'desk live': 'pass' } },
    { kind: 'fail', why: 'a slot that shows', inventory: scanned(alias({ ...on, unobfuscated_slot_names: ['birthday'] }), group('key')), answers: { 'desk live': 'fail' } },
    { kind: 'fail', why: 'voices without a key', inventory: scanned(alias(audio(null))), answers: { 'desk live': 'fail' } },
    { kind: 'fail', why: 'a log group without a key', inventory: scanned(alias(on), group(null)), answers: { 'desk live': 'fail' } },
    { kind: 'not_applicable', why: 'no logs', inventory: scanned(alias({ text_logs: [{ enabled: false, log_group_arn: logArn }], unobfuscated_slot_names: ['birthday'] })), answers: { 'desk live': 'not_applicable' } },
    { kind: 'unknown', why: 'the log group was not read', inventory: scanned(alias(on)), answers: { 'desk live': 'unknown' } },
    { kind: 'near_miss', why: 'voices alone show no slot', inventory: scanned(alias({ ...audio('key'), unobfuscated_slot_names: ['birthday'] })), answers: { 'desk live': 'pass' } },
    ...unread('aws.lex_bot_alias', 'text_logs', { audio_logs: [], unobfuscated_slot_names: [] }),
  ],
});

function judgeGroup(arn: string, subject: Resource, context: CheckContext): Verdict[] {
  const name = arn.split(':')[6] ?? arn;
  const found = related(context, subject, 'aws.log_group', 'region').resources.find((each) => each.name === name);
  const reading = found && readForms(found, { kms_key_id: orNull(text) });
  if (!reading?.isRead) return [unknown(`Whether the log group ${quoted(name)} is encrypted was not read.`)];
  return reading.values.kms_key_id === null ? [fail(`The log group ${quoted(name)} has no KMS key of the account.`, { discriminator: name })] : [];
}
