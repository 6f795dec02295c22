import { byCodeUnit } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

type Snapshot = AwsAttributes<'aws.snapshot'>;
const snapshot = (attributes: Snapshot = {}) => scanned(aws('aws.snapshot', 'snap-1', { snapshot_type: 'ebs', is_public: false, shared_with: [], ...attributes }));
const titles: Readonly<Record<string, string>> = { ebs: 'snapshot of a volume', rds: 'snapshot of a database', rds_cluster: 'snapshot of a cluster', ami: 'machine image' };

export default defineCheck({
  id: 'aws_snapshot_public',
  version: 1,
  title: 'No snapshot or image is public',
  severity: 'critical',
  remediation: 'Take the permission of everyone away, and block public sharing of snapshots and images in the region.',
  /** `known_accounts`: ids of accounts, organizations and units that may have copies. */
  params: { known_accounts: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.snapshot'],

  judge: (subject, { params }) =>
    judgeAws('aws.snapshot', subject, { account_id: text, snapshot_type: text, is_public: flag, shared_with: listOf(text) }, (read) => {
      const what = titles[read.snapshot_type] ?? 'snapshot';
      if (read.is_public) return fail(`Everyone with an AWS account may copy the ${what}.`);
      const strangers = read.shared_with.filter((name) => name !== read.account_id && !texts(params, 'known_accounts').some((known) => name === known || name.endsWith(`/${known}`)));
      return strangers.length === 0 ? pass : review(`The ${what} is shared with ${strangers.toSorted(byCodeUnit).map((name) => quoted(name)).join(', ')}, which is on no list.`);
    }),

  examples: [
    { kind: 'pass', why: 'shared with nobody', inventory: snapshot(), answers: { 'snap-1': 'pass' } },
    { kind: 'pass', why: 'shared with a known account', inventory: snapshot({ shared_with: ['999988887777'] }), params: { known_accounts: ['999988887777'] }, answers: { 'snap-1': 'pass' } },
    { kind: 'fail', why: 'public', inventory: snapshot({ is_public: true }), answers: { 'snap-1': 'fail' } },
    { kind: 'fail', why: 'a public image', inventory: snapshot({ snapshot_type: 'ami', is_public: true, encrypted: null }), answers: { 'snap-1': 'fail' } },
    { kind: 'review', why: 'shared with an account that nobody named', inventory: snapshot({ shared_with: ['999988887777'] }), answers: { 'snap-1': 'review' } },
    { kind: 'near_miss', why: 'encrypted and public is public', inventory: snapshot({ snapshot_type: 'rds', encrypted: true, is_public: true }), answers: { 'snap-1': 'fail' } },
    { kind: 'near_miss', why: 'shared with itself', inventory: snapshot({ shared_with: ['111122223333'] }), answers: { 'snap-1': 'pass' } },
    ...unread('aws.snapshot', 'is_public', { snapshot_type: 'ebs', shared_with: [] }),
  ],
});
