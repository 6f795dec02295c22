import { defineCheck } from '../check.ts';
import { mapOf, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { hasPurpose } from './tags.ts';

const table = (status: string, tags: Readonly<Record<string, string>> = {}) => scanned(aws('aws.dynamodb_table', 'orders', { point_in_time_recovery_status: status, tags }));

export default defineCheck({
  id: 'aws_dynamodb_pitr',
  version: 1,
  title: 'Tables can be restored to any point in time',
  severity: 'medium',
  remediation: 'Switch point-in-time recovery of the table on.',
  controls: {
    soc2: ['CC7.5', 'A1.2'],
    iso_27001: ['A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(A)'],
    gdpr: ['Art.32(1)(c)'],
    nist_csf: ['PR.DS-11'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.dynamodb_table'],

  judge: (subject) =>
    judgeAws('aws.dynamodb_table', subject, { point_in_time_recovery_status: text, tags: mapOf(text) }, ({ point_in_time_recovery_status: status, tags }) => {
      if (status === 'ENABLED') return pass;
      return hasPurpose(tags, /cache|temp|session/i) ? review('Point-in-time recovery is off; the table is tagged as a cache.') : fail('Point-in-time recovery of the table is off.');
    }),

  examples: [
    { kind: 'pass', why: 'on', inventory: table('ENABLED'), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'off', inventory: table('DISABLED'), answers: { orders: 'fail' } },
    { kind: 'review', why: 'a cache', inventory: table('DISABLED', { purpose: 'cache' }), answers: { orders: 'review' } },
    { kind: 'near_miss', why: 'protection against deletion brings nothing back', inventory: scanned(aws('aws.dynamodb_table', 'orders', { point_in_time_recovery_status: 'DISABLED', deletion_protection_enabled: true, tags: {} })), answers: { orders: 'fail' } },
    ...unread('aws.dynamodb_table', 'point_in_time_recovery_status', { tags: {} }),
  ],
});
