import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { daysBetween } from '../support/dates.ts';
import { day, number, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Patch = NonNullable<AwsAttributes<'aws.ec2_instance'>['patch_state']>;
const state: Patch = { operation_end_time: '2026-11-20T00:00:00Z', missing_count: 0, failed_count: 0, critical_non_compliant_count: 0, security_non_compliant_count: 0, other_non_compliant_count: 0 };
const instance = (attributes: AwsAttributes<'aws.ec2_instance'>) =>
  scanned(aws('aws.ec2_instance', 'i-1', { state: 'running', ssm_ping_status: 'Online', patch_state: state, patch_compliance: 'COMPLIANT', oldest_missing_patch_release: null, ...attributes }));

export default defineCheck({
  id: 'aws_ssm_patch',
  version: 1,
  title: 'Managed instances have their patches',
  severity: 'medium',
  remediation: 'Let Systems Manager manage the instance, and install the missing patches in a maintenance window.',
  /** `days`: how long a patch may be out before it is installed. */
  params: { days: 30 },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'],
    pci_dss: ['6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ec2_instance'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.ec2_instance', subject, { state: text, ssm_ping_status: orNull(text), patch_compliance: orNull(text), patch_state: orNull(record({ operation_end_time: day, missing_count: number, failed_count: number })), oldest_missing_patch_release: orNull(day) }, (read) => {
      if (read.state !== 'running') return notApplicable('The instance does not run.');
      if (read.ssm_ping_status === null) return review('Systems Manager does not manage the instance, so its patches are not known.');
      if (read.patch_compliance === null || read.patch_state === null) return review('No scan for patches was ever run on the instance.');
      const age = daysBetween(read.patch_state.operation_end_time, today);
      if (age > Number(params['days'])) return fail(`The last scan for patches is ${age} days old.`);
      if (read.patch_compliance === 'COMPLIANT') return pass;
      const since = read.oldest_missing_patch_release;
      const missing = read.patch_state.missing_count + read.patch_state.failed_count;
      if (since === null) return review(`The instance lacks ${counted(missing, 'patch', 'patches')}; since when is not known.`);
      return daysBetween(since, today) > Number(params['days']) ? fail(`The instance lacks ${counted(missing, 'patch', 'patches')}, the oldest of them out since ${since}.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'compliant', inventory: instance({}), answers: { 'i-1': 'pass' } },
    { kind: 'pass', why: 'the missing patch is new', inventory: instance({ patch_compliance: 'NON_COMPLIANT', patch_state: { ...state, missing_count: 1 }, oldest_missing_patch_release: '2026-11-10T00:00:00Z' }), answers: { 'i-1': 'pass' } },
    { kind: 'fail', why: 'a patch is missing since summer', inventory: instance({ patch_compliance: 'NON_COMPLIANT', patch_state: { ...state, missing_count: 3 }, oldest_missing_patch_release: '2026-07-10T00:00:00Z' }), answers: { 'i-1': 'fail' } },
    { kind: 'review', why: 'nobody manages it', inventory: instance({ ssm_ping_status: null, patch_state: null, patch_compliance: null }), answers: { 'i-1': 'review' } },
    { kind: 'review', why: 'since when is not known', inventory: instance({ patch_compliance: 'NON_COMPLIANT', patch_state: { ...state, missing_count: 3 } }), answers: { 'i-1': 'review' } },
    { kind: 'not_applicable', why: 'stopped', inventory: instance({ state: 'stopped' }), answers: { 'i-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'compliant as of half a year ago', inventory: instance({ patch_state: { ...state, operation_end_time: '2026-05-01T00:00:00Z' } }), answers: { 'i-1': 'fail' } },
    { kind: 'review', why: 'no summary', inventory: instance({ patch_compliance: null }), answers: { 'i-1': 'review' } },
    { kind: 'near_miss', why: 'thirty days are not more than thirty', inventory: instance({ patch_compliance: 'NON_COMPLIANT', patch_state: { ...state, missing_count: 1, operation_end_time: '2026-10-22T00:00:00Z' }, oldest_missing_patch_release: '2026-10-22T00:00:00Z' }), answers: { 'i-1': 'pass' } },
    ...unread('aws.ec2_instance', 'patch_compliance', { state: 'running', ssm_ping_status: 'Online', patch_state: null, oldest_missing_patch_release: null }),
  ],
});
