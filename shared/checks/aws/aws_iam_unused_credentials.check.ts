import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, flag, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const user = (attributes: AwsAttributes<'aws.iam_user'>) => scanned(aws('aws.iam_user', 'anna', { password_enabled: true, password_last_used: null, password_last_changed: '2026-01-01T00:00:00Z', ...attributes }));
const key = (attributes: AwsAttributes<'aws.iam_access_key'>) => scanned(aws('aws.iam_access_key', 'anna 1', { status: 'Active', create_date: '2026-01-01T00:00:00Z', last_used_date: null, ...attributes }));

export default defineCheck({
  id: 'aws_iam_unused_credentials',
  version: 1,
  title: 'No credential lies idle',
  severity: 'medium',
  remediation: 'Disable what nobody uses, and delete it when nobody asked for it after a while.',
  params: { days: 45 },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.16', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
    pci_dss: ['8.2.6'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_user', 'aws.iam_access_key'],

  judge: (subject, { today, params }) => {
    const judge = (what: string, used: string | null, since: string | null) => {
      const idle = daysBetween(used ?? since ?? today, today);
      if (idle > Number(params['days'])) return fail(used === null ? `The ${what} was never used in the ${idle} days since it was set.` : `The ${what} was last used ${idle} days ago.`);
      return used === null ? review(`The ${what} was never used; it is ${idle} days old.`) : pass;
    };
    if (subject.kind === 'aws.iam_access_key') {
      return judgeAws('aws.iam_access_key', subject, { status: text, create_date: day, last_used_date: orNull(day) }, ({ status, create_date: created, last_used_date: used }) =>
        status === 'Inactive' ? notApplicable('The key is inactive.') : judge('access key', used, created),
      );
    }
    return judgeAws('aws.iam_user', subject, { password_enabled: flag, password_last_used: orNull(day), password_last_changed: orNull(day) }, (read) =>
      read.password_enabled ? judge('password', read.password_last_used, read.password_last_changed) : notApplicable('The user has no password for the console.'),
    );
  },

  examples: [
    { kind: 'pass', why: 'a password that is used', inventory: user({ password_last_used: '2026-10-07T10:00:00Z' }), answers: { anna: 'pass' } },
    { kind: 'pass', why: 'a key that is used', inventory: key({ last_used_date: '2026-11-20T10:00:00Z' }), answers: { 'anna 1': 'pass' } },
    { kind: 'fail', why: 'a password idle for a day too long', inventory: user({ password_last_used: '2026-10-06T10:00:00Z' }), answers: { anna: 'fail' } },
    { kind: 'fail', why: 'a key that was never used since January', inventory: key({}), answers: { 'anna 1': 'fail' } },
    { kind: 'review', why: 'a new key that nobody used yet', inventory: key({ create_date: '2026-11-01T00:00:00Z' }), answers: { 'anna 1': 'review' } },
    { kind: 'not_applicable', why: 'no password, and an inactive key', inventory: scanned(aws('aws.iam_user', 'anna', { password_enabled: false, password_last_used: null, password_last_changed: null }), aws('aws.iam_access_key', 'anna 1', { status: 'Inactive', create_date: '2026-01-01T00:00:00Z', last_used_date: null })), answers: { anna: 'not_applicable', 'anna 1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a used key does not make an idle password used', inventory: scanned(aws('aws.iam_user', 'anna', { password_enabled: true, password_last_used: '2025-01-01T00:00:00Z', password_last_changed: null }), aws('aws.iam_access_key', 'anna 1', { status: 'Active', create_date: '2026-01-01T00:00:00Z', last_used_date: '2026-11-20T00:00:00Z' })), answers: { anna: 'fail', 'anna 1': 'pass' } },
    ...unread('aws.iam_user', 'password_last_used', { password_enabled: true, password_last_changed: null }),
  ],
});
