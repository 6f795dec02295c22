import { byCodeUnit } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, number, orNull } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const account = (attributes: AwsAttributes<'aws.account'>) =>
  scanned(aws('aws.account', 'acme', { root_password_last_used: null, root_access_key_1_last_used_date: null, root_access_key_2_last_used_date: null, account_password_present: 1, account_access_keys_present: 0, ...attributes }));

export default defineCheck({
  id: 'aws_root_usage',
  version: 1,
  title: 'Root user is not used',
  severity: 'high',
  remediation: 'Use roles for daily work, raise an alarm on every sign-in of the root user, and record the day of each use that was needed.',
  /** `days`: how far back a use counts; `recorded_on`: days (`YYYY-MM-DD`) of uses that a ticket explains. */
  params: { days: 90, recorded_on: [] },
  controls: {
    soc2: ['CC6.3', 'CC7.2', 'CC7.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '10.4.1.1', '11.5.1'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'DE.CM-01', 'DE.CM-09', 'DE.AE-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject, { today, params }) =>
    judgeAws(
      'aws.account',
      subject,
      { root_password_last_used: orNull(day), root_access_key_1_last_used_date: orNull(day), root_access_key_2_last_used_date: orNull(day), account_password_present: number, account_access_keys_present: number },
      (read) => {
        const uses = [read.root_password_last_used, read.root_access_key_1_last_used_date, read.root_access_key_2_last_used_date].filter((use) => use !== null);
        const last = uses.toSorted(byCodeUnit).at(-1);
        const isRecent = last !== undefined && daysBetween(last, today) <= Number(params['days']);
        if (isRecent && texts(params, 'recorded_on').includes(last)) return review(`The root user was used on ${last}, which is a recorded day; someone must confirm that it was that use.`);
        if (isRecent) return fail(`The root user was last used on ${last}.`);
        if (read.account_password_present === 0 && read.account_access_keys_present === 0) return notApplicable('The root user has no credentials that could be used.');
        return pass;
      },
    ),

  examples: [
    { kind: 'pass', why: 'never used', inventory: account({}), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'used a day before the window', inventory: account({ root_password_last_used: '2026-08-22T10:00:00Z' }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'signed in on the first day of the window', inventory: account({ root_password_last_used: '2026-08-23T10:00:00Z' }), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'its second key was used, the password not', inventory: account({ root_password_last_used: '2020-01-01T00:00:00Z', root_access_key_2_last_used_date: '2026-11-01T00:00:00Z' }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the day is recorded', inventory: account({ root_password_last_used: '2026-11-01T10:00:00Z' }), params: { recorded_on: ['2026-11-01'] }, answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'no credentials are left', inventory: account({ account_password_present: 0 }), answers: { acme: 'not_applicable' } },
    { kind: 'near_miss', why: 'credentials were removed after a recent use', inventory: account({ account_password_present: 0, root_password_last_used: '2026-11-01T10:00:00Z' }), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a recorded day explains no other', inventory: account({ root_password_last_used: '2026-11-02T10:00:00Z' }), params: { recorded_on: ['2026-11-01'] }, answers: { acme: 'fail' } },
    ...unread('aws.account', 'root_password_last_used'),
  ],
});
