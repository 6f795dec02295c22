import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_api_key'>;
const key = (attributes: Attributes) => scanned(aws('aws.bedrock_api_key', 'anna', { status: 'Active', create_date: '2026-11-01T00:00:00Z', ...attributes }));

export default defineCheck({
  id: 'aws_bedrock_api_keys',
  version: 1,
  title: 'No key for Bedrock lives long',
  severity: 'high',
  remediation: 'Delete the key, and call Bedrock with a role or with short-term keys that are made from one.',
  params: { max_days: 90 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_api_key'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.bedrock_api_key', subject, { status: text, create_date: day, expiration_date: orNull(day) }, ({ status, create_date: created, expiration_date: end }) => {
      if (status !== 'Active') return notApplicable('The key is not active.');
      if (end === null) return fail('The key never expires.');
      if (daysBetween(today, end) < 0) return notApplicable('The key has expired.');
      const days = daysBetween(created, end);
      return days <= Number(params['max_days']) ? pass : review(`The key lives for ${days} days; ${String(params['max_days'])} are allowed.`);
    }),

  examples: [
    { kind: 'pass', why: 'ninety days', inventory: key({ expiration_date: '2027-01-30T00:00:00Z' }), answers: { anna: 'pass' } },
    { kind: 'fail', why: 'for ever', inventory: key({ expiration_date: null }), answers: { anna: 'fail' } },
    { kind: 'review', why: 'ninety-one', inventory: key({ expiration_date: '2027-01-31T00:00:00Z' }), answers: { anna: 'review' } },
    { kind: 'not_applicable', why: 'inactive', inventory: key({ status: 'Inactive', expiration_date: null }), answers: { anna: 'not_applicable' } },
    { kind: 'near_miss', why: 'ten days are left of a year', inventory: key({ create_date: '2025-12-01T00:00:00Z', expiration_date: '2026-12-01T00:00:00Z' }), answers: { anna: 'review' } },
    { kind: 'near_miss', why: 'expired', inventory: key({ create_date: '2025-01-01T00:00:00Z', expiration_date: '2026-01-01T00:00:00Z' }), answers: { anna: 'not_applicable' } },
    { kind: 'near_miss', why: 'it works until tonight', inventory: key({ create_date: '2026-11-01T00:00:00Z', expiration_date: '2026-11-21T00:00:00Z' }), answers: { anna: 'pass' } },
    ...unread('aws.bedrock_api_key', 'expiration_date', { status: 'Active', create_date: '2026-11-01T00:00:00Z' }),
  ],
});
