import { defineCheck } from '../check.ts';
import { flag } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const trail = (on: boolean) => scanned(aws('aws.cloudtrail_trail', 'main', { log_file_validation_enabled: on }));

export default defineCheck({
  id: 'aws_cloudtrail_validation',
  version: 1,
  title: 'Trails sign their log files',
  severity: 'medium',
  remediation: 'Switch log file validation of the trail on, so that a changed or missing file shows.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.5.28', 'A.8.15'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    pci_dss: ['10.3.2', '10.3.4'],
    nist_csf: ['PR.PS-04', 'RS.AN-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.cloudtrail_trail'],

  judge: (subject) =>
    judgeAws('aws.cloudtrail_trail', subject, { log_file_validation_enabled: flag }, ({ log_file_validation_enabled: isOn }) => (isOn ? pass : fail('The trail writes no digests, so a changed log file would not show.'))),

  examples: [
    { kind: 'pass', why: 'on', inventory: trail(true), answers: { main: 'pass' } },
    { kind: 'fail', why: 'off', inventory: trail(false), answers: { main: 'fail' } },
    { kind: 'near_miss', why: 'a KMS key hides files and proves nothing', inventory: scanned(aws('aws.cloudtrail_trail', 'main', { log_file_validation_enabled: false, kms_key_id: 'alias/trail' })), answers: { main: 'fail' } },
    ...unread('aws.cloudtrail_trail', 'log_file_validation_enabled'),
  ],
});
