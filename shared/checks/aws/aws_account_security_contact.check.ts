import { defineCheck } from '../check.ts';
import { flag } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const account = (has: boolean) => scanned(aws('aws.account', 'acme', { has_security_contact: has }));

export default defineCheck({
  id: 'aws_account_security_contact',
  version: 1,
  title: 'Account names a contact for security matters',
  severity: 'low',
  remediation: 'Set the alternate contact for security to an address that several people read.',
  controls: {
    soc2: ['CC7.3', 'CC7.4'],
    iso_27001: ['A.5.24', 'A.5.26'],
    hipaa: ['164.308(a)(6)(ii)'],
    pci_dss: ['12.10.1'],
    gdpr: ['Art.33'],
    nist_csf: ['RS.MA-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject) =>
    judgeAws('aws.account', subject, { has_security_contact: flag }, ({ has_security_contact: has }) => (has ? pass : fail('The account has no alternate contact for security, so notices of AWS go to the owner of the root user alone.'))),

  examples: [
    { kind: 'pass', why: 'there is one', inventory: account(true), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'there is none', inventory: account(false), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'an alias of the account is no contact', inventory: scanned(aws('aws.account', 'acme', { alias: 'security', has_security_contact: false })), answers: { acme: 'fail' } },
    ...unread('aws.account', 'has_security_contact'),
  ],
});
