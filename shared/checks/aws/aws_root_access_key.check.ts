import { defineCheck } from '../check.ts';
import { number } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const account = (keys: number) => scanned(aws('aws.account', 'acme', { account_access_keys_present: keys }));

export default defineCheck({
  id: 'aws_root_access_key',
  version: 1,
  title: 'Root user has no access key',
  severity: 'critical',
  remediation: 'Delete the access keys of the root user, and give what used them a role.',
  controls: {
    soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.16', 'A.5.17', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(5)(ii)(D)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '8.6.3'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject) =>
    judgeAws('aws.account', subject, { account_access_keys_present: number }, ({ account_access_keys_present: keys }) => (keys === 0 ? pass : fail('The root user has an access key, which no policy can limit.'))),

  examples: [
    { kind: 'pass', why: 'none', inventory: account(0), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'one', inventory: account(1), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a key that was never used is a key', inventory: scanned(aws('aws.account', 'acme', { account_access_keys_present: 1, root_access_key_1_last_used_date: null, root_access_key_2_last_used_date: null })), answers: { acme: 'fail' } },
    ...unread('aws.account', 'account_access_keys_present'),
  ],
});
