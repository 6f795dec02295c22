import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { flag, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const user = (attributes: AwsAttributes<'aws.iam_user'>) => scanned(aws('aws.iam_user', 'anna', { credential_report_generated_time: '2026-11-20T23:00:00Z', password_enabled: true, ...attributes }));

/** AWS makes a new report when the last is older; what is older still was not asked for again. Milliseconds. */
const reportAgeMsMax = 4 * 3_600_000;

export default defineCheck({
  id: 'aws_iam_user_mfa',
  version: 1,
  title: 'Every console user has MFA',
  severity: 'critical',
  remediation: 'Enrol a second factor for the user, or move people to single sign-on and remove the password.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.5'],
    hipaa: ['164.312(d)'],
    pci_dss: ['8.4.1', '8.4.2', '8.4.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_user'],

  judge: (subject) =>
    judgeAws('aws.iam_user', subject, { password_enabled: flag, mfa_active: flag, credential_report_generated_time: text }, (read) => {
      if (!read.password_enabled) return notApplicable('The user has no password for the console.');
      if (!read.mfa_active) return fail('The user signs in to the console with a password alone.');
      const ageMs = Date.parse(subject.observed_at ?? read.credential_report_generated_time) - Date.parse(read.credential_report_generated_time);
      if (Number.isNaN(ageMs)) return malformed('credential_report_generated_time');
      return ageMs > reportAgeMsMax ? review('The credential report is more than four hours older than the scan; the factor may have been removed since.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a password and a factor', inventory: user({ mfa_active: true }), answers: { anna: 'pass' } },
    { kind: 'fail', why: 'a password alone', inventory: user({ mfa_active: false }), answers: { anna: 'fail' } },
    { kind: 'review', why: 'the report is from five hours before', inventory: user({ mfa_active: true, credential_report_generated_time: '2026-11-20T19:00:00Z' }), answers: { anna: 'review' } },
    { kind: 'not_applicable', why: 'a user for programs', inventory: user({ password_enabled: false, mfa_active: false }), answers: { anna: 'not_applicable' } },
    { kind: 'near_miss', why: 'an old report that shows no factor is no question', inventory: user({ mfa_active: false, credential_report_generated_time: '2026-11-19T19:00:00Z' }), answers: { anna: 'fail' } },
    { kind: 'near_miss', why: 'a time that is none proves nothing', inventory: user({ mfa_active: true, credential_report_generated_time: 'yesterday' }), answers: { anna: 'unknown' } },
    { kind: 'near_miss', why: 'four hours are not more than four', inventory: user({ mfa_active: true, credential_report_generated_time: '2026-11-20T20:00:00Z' }), answers: { anna: 'pass' } },
    ...unread('aws.iam_user', 'mfa_active', { password_enabled: true, credential_report_generated_time: '2026-11-20T23:00:00Z' }),
  ],
});
