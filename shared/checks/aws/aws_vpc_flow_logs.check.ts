import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, number, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Log = NonNullable<AwsAttributes<'aws.vpc'>['flow_logs']>[number];
const log = (more: Partial<Log> = {}): Log => ({ flow_log_id: 'fl-1', flow_log_status: 'ACTIVE', traffic_type: 'ALL', deliver_logs_status: 'SUCCESS', ...more });
const vpc = (logs: readonly Log[], interfaces = 3) => scanned(aws('aws.vpc', 'vpc-1', { flow_logs: logs, network_interface_count: interfaces }));

export default defineCheck({
  id: 'aws_vpc_flow_logs',
  version: 1,
  title: 'Flow logs of VPCs are on',
  severity: 'medium',
  remediation: 'Switch flow logs of the VPC on for all traffic, to a log group or bucket that is kept for a year.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
    pci_dss: ['10.2.1', '10.2.1.2', '10.4.1.1', '11.5.1'],
    gdpr: ['Art.5(2)'],
    nist_csf: ['PR.PS-04', 'DE.CM-01', 'DE.CM-09', 'DE.AE-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.vpc'],

  judge: (subject) =>
    judgeAws('aws.vpc', subject, { flow_logs: listOf(record({ flow_log_status: text, traffic_type: text, deliver_logs_status: orNull(text) })), network_interface_count: number }, ({ flow_logs: logs, network_interface_count: interfaces }) => {
      const active = logs.filter(({ flow_log_status: status, deliver_logs_status: delivered }) => status === 'ACTIVE' && delivered !== 'FAILED');
      if (active.some(({ traffic_type: type }) => type === 'ALL')) return pass;
      if (interfaces === 0) return notApplicable('No interface lies in the VPC, so nothing flows.');
      if (active.length > 0) return review(`The flow log records ${active.map(({ traffic_type: type }) => type).join(' and ')} traffic only.`);
      return fail(logs.length > 0 ? 'The flow log of the VPC delivers nothing.' : 'The VPC has no flow log.');
    }),

  examples: [
    { kind: 'pass', why: 'all traffic', inventory: vpc([log()]), answers: { 'vpc-1': 'pass' } },
    { kind: 'fail', why: 'none', inventory: vpc([]), answers: { 'vpc-1': 'fail' } },
    { kind: 'fail', why: 'it may not write where it should', inventory: vpc([log({ deliver_logs_status: 'FAILED' })]), answers: { 'vpc-1': 'fail' } },
    { kind: 'review', why: 'rejected traffic only', inventory: vpc([log({ traffic_type: 'REJECT' })]), answers: { 'vpc-1': 'review' } },
    { kind: 'not_applicable', why: 'nothing is in it', inventory: vpc([], 0), answers: { 'vpc-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a log that nobody has delivered yet is on', inventory: vpc([log({ deliver_logs_status: null })]), answers: { 'vpc-1': 'pass' } },
    ...unread('aws.vpc', 'flow_logs', { network_interface_count: 3 }),
  ],
});
