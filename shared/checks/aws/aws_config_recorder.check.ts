import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, orNull, record, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { offHere } from './regions.ts';

type Recorder = NonNullable<AwsAttributes<'aws.region'>['configuration_recorders']>[number];
const recorder: Recorder = { name: 'default', recording: true, last_status: 'SUCCESS', all_supported: true, recording_strategy: 'ALL_SUPPORTED_RESOURCE_TYPES' };
const region = (name: string, ...recorders: readonly Recorder[]) => aws('aws.region', name, { configuration_recorders: recorders });

export default defineCheck({
  id: 'aws_config_recorder',
  version: 1,
  title: 'Configuration recorder is on',
  severity: 'medium',
  remediation: 'Switch AWS Config on in every region that may be used, for all supported kinds of resource.',
  params: { closed_regions: [] },
  controls: {
    soc2: ['CC6.1', 'CC7.1', 'CC8.1'],
    iso_27001: ['A.5.9', 'A.8.9', 'A.8.32'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.312(c)(1)'],
    pci_dss: ['2.2.1', '6.3.2', '6.5.1', '12.5.1'],
    nist_csf: ['ID.AM-02', 'ID.RA-07', 'PR.PS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { configuration_recorders: recorders }, ({ configuration_recorders: found }) => {
      if (found.some((each) => isFull(each))) return pass;
      if (found.some(({ recording, last_status: status }) => recording && status === 'FAILURE')) return fail('The configuration recorder runs, but what it records could not be delivered.');
      if (found.some(({ recording }) => recording)) return review('The configuration recorder leaves some kinds of resource out.');
      return offHere(subject, context, 'The configuration recorder', (other) => (recorders(other.attributes['configuration_recorders'] ?? null) ?? []).some((each) => isFull(each)));
    }),

  examples: [
    { kind: 'pass', why: 'everything is recorded', inventory: scanned(region('eu-west-1', recorder)), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'there is none', inventory: scanned(region('eu-west-1')), answers: { 'eu-west-1': 'fail' } },
    { kind: 'fail', why: 'what it records is lost', inventory: scanned(region('eu-west-1', { ...recorder, last_status: 'FAILURE' })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'off in one of two', inventory: scanned(region('eu-west-1', recorder), region('us-east-1')), answers: { 'eu-west-1': 'pass', 'us-east-1': 'review' } },
    { kind: 'review', why: 'some kinds are left out', inventory: scanned(region('eu-west-1', { ...recorder, all_supported: false, recording_strategy: 'EXCLUSION_BY_RESOURCE_TYPES' })), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'a closed region', inventory: scanned(region('us-east-1')), params: { closed_regions: ['us-east-1'] }, answers: { 'us-east-1': 'not_applicable' } },
    {
      kind: 'not_applicable',
      why: 'the organization closes the region',
      inventory: scanned(
        region('us-east-1'),
        aws('aws.organization', 'o-1', {
          root_ids: ['r-1'],
          service_control_policies: [{ id: 'p-1', name: 'regions', aws_managed: false, target_ids: ['r-1'], document: { Statement: { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } } } }],
        }),
      ),
      answers: { 'us-east-1': 'not_applicable' },
    },
    { kind: 'near_miss', why: 'a recorder that exists and is stopped', inventory: scanned(region('eu-west-1', { ...recorder, recording: false })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'pass', why: 'an old recorder that has no strategy', inventory: scanned(region('eu-west-1', { ...recorder, recording_strategy: null })), answers: { 'eu-west-1': 'pass' } },
    ...unread('aws.region', 'configuration_recorders'),
  ],
});

const recorders = listOf(record({ recording: flag, last_status: orNull(text), all_supported: flag, recording_strategy: orNull(text) }));

function isFull({ recording, last_status: status, all_supported: all, recording_strategy: strategy }: { readonly recording: boolean; readonly last_status: string | null; readonly all_supported: boolean; readonly recording_strategy: string | null }): boolean {
  return recording && status !== 'FAILURE' && (all || strategy === 'ALL_SUPPORTED_RESOURCE_TYPES');
}
