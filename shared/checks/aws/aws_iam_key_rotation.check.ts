import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const key = (attributes: AwsAttributes<'aws.iam_access_key'>) => scanned(aws('aws.iam_access_key', 'anna 1', { status: 'Active', access_key_id: 'AKIAEXAMPLE1', ...attributes }));

export default defineCheck({
  id: 'aws_iam_key_rotation',
  version: 1,
  title: 'Active access keys are young',
  severity: 'medium',
  remediation: 'Replace the key by a role, or make a new key, change its users over and delete the old one.',
  /** `days`: oldest age; `exceptions`: ids of keys that someone has accepted. */
  params: { days: 90, exceptions: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17'],
    hipaa: ['164.308(a)(5)(ii)(D)'],
    pci_dss: ['8.6.3'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_access_key'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.iam_access_key', subject, { status: text, create_date: day, access_key_id: text }, ({ status, create_date: created, access_key_id: id }) => {
      if (status === 'Inactive') return notApplicable('The key is inactive.');
      const age = daysBetween(created, today);
      if (age <= Number(params['days'])) return pass;
      if (texts(params, 'exceptions').includes(id)) return review(`The key is ${age} days old and on the list of exceptions.`);
      return fail(`The key is ${age} days old.`);
    }),

  examples: [
    { kind: 'pass', why: 'made on the first day that is young enough', inventory: key({ create_date: '2026-08-23T00:00:00Z' }), answers: { 'anna 1': 'pass' } },
    { kind: 'fail', why: 'a day older', inventory: key({ create_date: '2026-08-22T23:59:00Z' }), answers: { 'anna 1': 'fail' } },
    { kind: 'fail', why: 'the age is a parameter', inventory: key({ create_date: '2026-10-01T00:00:00Z' }), params: { days: 30 }, answers: { 'anna 1': 'fail' } },
    { kind: 'review', why: 'an exception is on file', inventory: key({ create_date: '2024-01-01T00:00:00Z' }), params: { exceptions: ['AKIAEXAMPLE1'] }, answers: { 'anna 1': 'review' } },
    { kind: 'not_applicable', why: 'inactive', inventory: key({ create_date: '2024-01-01T00:00:00Z', status: 'Inactive' }), answers: { 'anna 1': 'not_applicable' } },
    { kind: 'near_miss', why: 'recent use makes no key younger', inventory: key({ create_date: '2024-01-01T00:00:00Z', last_used_date: '2026-11-20T00:00:00Z' }), answers: { 'anna 1': 'fail' } },
    ...unread('aws.iam_access_key', 'create_date', { status: 'Active', access_key_id: 'AKIAEXAMPLE1' }),
  ],
});
