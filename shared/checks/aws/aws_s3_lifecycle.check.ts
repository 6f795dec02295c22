import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, mapOf, number, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isPersonal, tagOf } from './tags.ts';

type Rule = NonNullable<AwsAttributes<'aws.s3_bucket'>['lifecycle_rules']>[number];
const rule = (more: Partial<Rule> = {}): Rule => ({ id: 'end', status: 'Enabled', is_filtered: false, expiration_days: 365, expiration_date: null, noncurrent_days: null, ...more });
const bucket = (rules: readonly Rule[], tags: Readonly<Record<string, string>> = { data_class: 'personal' }) => scanned(aws('aws.s3_bucket', 'data', { lifecycle_rules: rules, tags }));

export default defineCheck({
  id: 'aws_s3_lifecycle',
  version: 1,
  title: 'Personal data in buckets ends in time',
  severity: 'low',
  remediation: 'Add a lifecycle rule over the whole bucket that expires objects when the retention schedule says so.',
  /** `retention_days`: the schedule where the bucket has no tag `retention-days`. */
  params: { retention_days: 365 },
  controls: {
    soc2: ['C1.2', 'P4.2'],
    iso_27001: ['A.8.10'],
    pci_dss: ['3.2.1'],
    gdpr: ['Art.5(1)(e)'],
    nist_csf: ['ID.AM-08'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge: (subject, { params }) =>
    judgeAws('aws.s3_bucket', subject, { lifecycle_rules: listOf(record({ status: text, is_filtered: flag, expiration_days: orNull(number) })), tags: mapOf(text) }, ({ lifecycle_rules: rules, tags }) => {
      if (isPersonal(tags) !== true) return notApplicable(isPersonal(tags) === undefined ? 'No tag says that the bucket holds personal data.' : 'The bucket is tagged as holding no personal data.');
      const tagged = Number.parseInt(tagOf(tags, ['retentiondays', 'retention']) ?? '', 10);
      const days = Number.isNaN(tagged) ? Number(params['retention_days']) : tagged;
      const ends = rules.filter(({ status, expiration_days: end }) => status === 'Enabled' && end !== null);
      const whole = ends.filter(({ is_filtered: isFiltered }) => !isFiltered).map(({ expiration_days: end }) => end ?? 0);
      if (whole.some((end) => end <= days)) return pass;
      if (whole.length > 0) return review(`Objects expire after ${Math.min(...whole)} days, and the schedule says ${days}.`);
      return ends.length > 0 ? review('Lifecycle rules expire a part of the bucket only.') : fail('No lifecycle rule expires what is in the bucket, and it is tagged as holding personal data.');
    }),

  examples: [
    { kind: 'pass', why: 'within the schedule', inventory: bucket([rule()]), answers: { data: 'pass' } },
    { kind: 'pass', why: 'the tag has a schedule of its own', inventory: bucket([rule({ expiration_days: 900 })], { Classification: 'PII', 'retention-days': '1000' }), answers: { data: 'pass' } },
    { kind: 'fail', why: 'no rule', inventory: bucket([]), answers: { data: 'fail' } },
    { kind: 'review', why: 'later than the schedule', inventory: bucket([rule({ expiration_days: 366 })]), answers: { data: 'review' } },
    { kind: 'review', why: 'one prefix only', inventory: bucket([rule({ is_filtered: true })]), answers: { data: 'review' } },
    { kind: 'not_applicable', why: 'no personal data', inventory: bucket([], { data_class: 'non-personal' }), answers: { data: 'not_applicable' } },
    { kind: 'not_applicable', why: 'no tag says so', inventory: bucket([], {}), answers: { data: 'not_applicable' } },
    { kind: 'near_miss', why: 'the rule is disabled', inventory: bucket([rule({ status: 'Disabled' })]), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'the rule ends former versions, never the current one', inventory: bucket([rule({ expiration_days: null, noncurrent_days: 30 })]), answers: { data: 'fail' } },
    ...unread('aws.s3_bucket', 'lifecycle_rules', { tags: { data_class: 'personal' } }),
  ],
});
