import { defineCheck } from '../check.ts';
import { flag, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, related } from './judging.ts';

const volume = (encrypted: boolean) => aws('aws.ebs_volume', 'vol-1', { encrypted });
const snapshot = (type: string, encrypted: boolean | null) => aws('aws.snapshot', 'snap-1', { snapshot_type: type, encrypted });
const region = (on: boolean) => aws('aws.region', 'eu-west-1', { ebs_encryption_by_default: on });

export default defineCheck({
  id: 'aws_ebs_encryption',
  version: 1,
  title: 'Volumes and their snapshots are encrypted, by default too',
  severity: 'high',
  remediation: 'Switch encryption by default on in the region, and copy unencrypted volumes and snapshots to encrypted ones.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ebs_volume', 'aws.snapshot', 'aws.region'],

  judge(subject, context) {
    if (subject.kind === 'aws.ebs_volume') {
      return judgeAws('aws.ebs_volume', subject, { encrypted: flag }, ({ encrypted }) => (encrypted ? pass : fail('The volume is not encrypted.')));
    }
    if (subject.kind === 'aws.snapshot') {
      return judgeAws('aws.snapshot', subject, { snapshot_type: text, encrypted: orNull(flag) }, ({ snapshot_type: type, encrypted }) => {
        if (type !== 'ebs') return notApplicable('It is no snapshot of a volume.');
        return encrypted === true ? pass : fail('The snapshot is not encrypted.');
      });
    }
    return judgeAws('aws.region', subject, { ebs_encryption_by_default: flag }, ({ ebs_encryption_by_default: isOn }) => {
      if (isOn) return pass;
      const volumes = related(context, subject, 'aws.ebs_volume', 'region');
      if (volumes.missing === undefined && volumes.resources.length === 0) return notApplicable('The region has no volume.');
      return review('New volumes of the region are not encrypted unless someone asks for it.');
    });
  },

  examples: [
    { kind: 'pass', why: 'a volume, its snapshot and the default', inventory: scanned(volume(true), snapshot('ebs', true), region(true)), answers: { 'vol-1': 'pass', 'snap-1': 'pass', 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'a volume', inventory: scanned(volume(false), region(true)), answers: { 'vol-1': 'fail', 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'a snapshot', inventory: scanned(snapshot('ebs', false)), answers: { 'snap-1': 'fail' } },
    { kind: 'review', why: 'the default is off while all is encrypted', inventory: scanned(volume(true), region(false)), answers: { 'vol-1': 'pass', 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'no volume in the region', inventory: scanned(region(false)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a snapshot of a database is judged elsewhere', inventory: scanned(snapshot('rds', false)), answers: { 'snap-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'volumes that could not be listed may be there', inventory: scannedWithout(['aws.ebs_volume'], region(false)), answers: { 'eu-west-1': 'review', scan: 'unknown' } },
    ...unread('aws.ebs_volume', 'encrypted'),
  ],
});
