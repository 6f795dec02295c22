import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { listOf, number, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const account = (attributes: AwsAttributes<'aws.account'>) => scanned(aws('aws.account', 'acme', { organizations_features: null, account_password_present: 1, account_access_keys_present: 0, ...attributes }));

export default defineCheck({
  id: 'aws_root_mfa',
  version: 1,
  title: 'Root user has MFA',
  severity: 'critical',
  remediation: 'Register a hardware security key as second factor of the root user, or remove its credentials centrally through the organization.',
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
  kinds: ['aws.account'],

  judge: (subject) =>
    judgeAws('aws.account', subject, { account_mfa_enabled: number, account_password_present: number, account_access_keys_present: number, organizations_features: orNull(listOf(text)) }, (read) => {
      if (read.account_mfa_enabled === 1) return pass;
      if (read.account_mfa_enabled !== 0) return malformed('account_mfa_enabled');
      if (!read.organizations_features?.includes('RootCredentialsManagement')) return fail('The root user signs in without a second factor.');
      if (read.account_password_present === 0 && read.account_access_keys_present === 0) return notApplicable('The organization manages root credentials centrally and this root user has none.');
      return review('The organization manages root credentials centrally, but this root user still has a password or a key and no second factor.');
    }),

  examples: [
    { kind: 'pass', why: 'it has', inventory: account({ account_mfa_enabled: 1 }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'it has not', inventory: account({ account_mfa_enabled: 0 }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'central removal is on, but the password is still there', inventory: account({ account_mfa_enabled: 0, organizations_features: ['RootCredentialsManagement'] }), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'its credentials were removed by the organization', inventory: account({ account_mfa_enabled: 0, account_password_present: 0, organizations_features: ['RootCredentialsManagement', 'RootSessions'] }), answers: { acme: 'not_applicable' } },
    { kind: 'near_miss', why: 'root sessions alone remove no credential', inventory: account({ account_mfa_enabled: 0, account_password_present: 0, organizations_features: ['RootSessions'] }), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a virtual device is a second factor', inventory: account({ account_mfa_enabled: 1, virtual_mfa_devices: [{ serial_number: 'arn:aws:iam::111122223333:mfa/root-account-mfa-device', user_arn: 'arn:aws:iam::111122223333:root' }] }), answers: { acme: 'pass' } },
    ...unread('aws.account', 'account_mfa_enabled'),
  ],
});
