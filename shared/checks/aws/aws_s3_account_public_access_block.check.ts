import { defineCheck } from '../check.ts';
import { fail, pass } from '../support/verdicts.ts';
import { openSwitches, publicAccessBlock } from './buckets.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const all = { block_public_acls: true, ignore_public_acls: true, block_public_policy: true, restrict_public_buckets: true };
const account = (block: typeof all | null) => scanned(aws('aws.account', 'acme', { public_access_block: block }));

export default defineCheck({
  id: 'aws_s3_account_public_access_block',
  version: 1,
  title: 'The account blocks public access to all of its buckets',
  severity: 'high',
  remediation: 'Switch all four settings of Block Public Access on for the account, so that no new bucket can become public.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.3.1', '1.4.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject) =>
    judgeAws('aws.account', subject, { public_access_block: publicAccessBlock }, ({ public_access_block: block }) => {
      const open = openSwitches(null, block);
      return open.length === 0 ? pass : fail(`The account does not have ${open.join(', ')} on.`);
    }),

  examples: [
    { kind: 'pass', why: 'all four', inventory: account(all), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'none', inventory: account(null), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'three of four', inventory: account({ ...all, ignore_public_acls: false }), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'every bucket of today blocks; the next one may not', inventory: scanned(aws('aws.account', 'acme', { public_access_block: null }), aws('aws.s3_bucket', 'data', { public_access_block: all })), answers: { acme: 'fail' } },
    ...unread('aws.account', 'public_access_block'),
  ],
});
