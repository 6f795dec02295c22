import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, record, text } from '../support/forms.ts';
import { pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { offHere } from './regions.ts';

type Detector = NonNullable<AwsAttributes<'aws.region'>['guardduty_detectors']>[number];
const detector = (status: string): Detector => ({ detector_id: 'd1', status, features: [] });
const region = (name: string, ...detectors: readonly Detector[]) => aws('aws.region', name, { guardduty_detectors: detectors });

export default defineCheck({
  id: 'aws_guardduty',
  version: 1,
  title: 'Threat detection is on',
  severity: 'high',
  remediation: 'Enable GuardDuty in every region for the whole organization, with a delegated administrator.',
  params: { closed_regions: [] },
  controls: {
    soc2: ['CC6.8', 'CC7.2', 'CC7.3'],
    iso_27001: ['A.8.7', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(5)(ii)(B)'],
    pci_dss: ['5.2.1', '5.3.2', '10.4.1.1', '11.5.1'],
    nist_csf: ['PR.PS-05', 'DE.CM-01', 'DE.CM-09', 'DE.AE-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { guardduty_detectors: detectors }, ({ guardduty_detectors: found }) =>
      isOn(found) ? pass : offHere(subject, context, 'GuardDuty', (other) => isOn(detectors(other.attributes['guardduty_detectors'] ?? null) ?? [])),
    ),

  examples: [
    { kind: 'pass', why: 'enabled', inventory: scanned(region('eu-west-1', detector('ENABLED'))), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'there is no detector', inventory: scanned(region('eu-west-1')), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'off in one of two', inventory: scanned(region('eu-west-1', detector('ENABLED')), region('us-east-1')), answers: { 'eu-west-1': 'pass', 'us-east-1': 'review' } },
    { kind: 'not_applicable', why: 'a closed region', inventory: scanned(region('us-east-1')), params: { closed_regions: ['us-east-1'] }, answers: { 'us-east-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a detector that is suspended', inventory: scanned(region('eu-west-1', detector('DISABLED'))), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'a region that was not read is not on', inventory: scanned(aws('aws.region', 'us-east-1', {}), region('eu-west-1')), answers: { 'us-east-1': 'unknown', 'eu-west-1': 'fail' } },
    ...unread('aws.region', 'guardduty_detectors'),
  ],
});

const detectors = listOf(record({ status: text }));

function isOn(found: readonly { readonly status: string }[]): boolean {
  return found.some(({ status }) => status === 'ENABLED');
}
