import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, orNull, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { piiEntities, piiRegexes, protectedPii } from './bedrock.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Logging = NonNullable<AwsAttributes<'aws.region'>['bedrock_logging']>;
const logging: Logging = { log_group_name: 'prompts', bucket_name: null, large_data_bucket_name: null, text_data_delivery_enabled: true, image_data_delivery_enabled: false, embedding_data_delivery_enabled: false, video_data_delivery_enabled: null, audio_data_delivery_enabled: null };
const region = (config: Logging | null) => aws('aws.region', 'eu-west-1', { bedrock_logging: config });
const guardrail = (action: string) => aws('aws.bedrock_guardrail', 'g', { pii_regexes: [], pii_entities: [{ type: 'EMAIL', action, input_action: null, output_action: null, input_enabled: null, output_enabled: null }] });
const group = (status: string | null) => aws('aws.log_group', 'prompts', { data_protection_status: status });

export default defineCheck({
  id: 'aws_bedrock_invocation_log_pii',
  version: 1,
  title: 'Logs of model calls do not gather personal data',
  severity: 'medium',
  remediation: 'Mask personal data with a guardrail or with data protection of the log group, or log without text.',
  controls: {
    soc2: ['C1.1', 'CC6.7', 'C1.2'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.5.33', 'A.8.10'],
    hipaa: ['164.312(a)(1)', '164.316(b)(2)(i)'],
    pci_dss: ['3.2.1', '3.4.1', '10.5.1'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.35', 'Art.5(1)(e)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'ID.AM-08'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { bedrock_logging: orNull(record({ log_group_name: orNull(text), bucket_name: orNull(text), text_data_delivery_enabled: flag })) }, ({ bedrock_logging: config }) => {
      if (config === null || (config.log_group_name === null && config.bucket_name === null)) return notApplicable('Calls of models are not logged in the region.');
      if (!config.text_data_delivery_enabled) return pass;
      const guardrails = related(context, subject, 'aws.bedrock_guardrail', 'region');
      const readings = guardrails.resources.map((each) => readForms(each, { pii_entities: piiEntities, pii_regexes: piiRegexes }));
      if (readings.some((reading) => reading.isRead && protectedPii(reading.values.pii_entities, reading.values.pii_regexes) > 0)) return pass;
      const group = related(context, subject, 'aws.log_group', 'region').resources.find(({ name }) => name === config.log_group_name);
      if (config.bucket_name === null && group?.attributes['data_protection_status'] === 'ACTIVATED') return pass;
      const unreadOne = readings.find((reading) => !reading.isRead);
      if (unreadOne) return unreadOne.verdict;
      return guardrails.missing === undefined ? fail('The text of model calls is logged, and nothing in the region masks personal data in it.') : notListed('guardrails', guardrails.missing);
    }),

  examples: [
    { kind: 'pass', why: 'a guardrail masks', inventory: scanned(region(logging), guardrail('ANONYMIZE')), answers: { 'eu-west-1': 'pass' } },
    { kind: 'pass', why: 'the log group masks', inventory: scanned(region(logging), group('ACTIVATED')), answers: { 'eu-west-1': 'pass' } },
    { kind: 'pass', why: 'no text is logged', inventory: scanned(region({ ...logging, text_data_delivery_enabled: false })), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'text is logged as it is', inventory: scanned(region(logging)), answers: { 'eu-west-1': 'fail' } },
    { kind: 'not_applicable', why: 'nothing is logged', inventory: scanned(region(null)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the guardrails could not be listed', inventory: scannedWithout(['aws.bedrock_guardrail'], region(logging)), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'a guardrail that only detects', inventory: scanned(region(logging), guardrail('NONE')), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'the log group masks, the bucket beside it does not', inventory: scanned(region({ ...logging, bucket_name: 'prompts' }), group('ACTIVATED')), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'the protection of the group was switched off', inventory: scanned(region(logging), group('DISABLED')), answers: { 'eu-west-1': 'fail' } },
    ...unread('aws.region', 'bedrock_logging'),
  ],
});
