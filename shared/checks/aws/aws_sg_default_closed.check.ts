import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { listOf, object, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Group = AwsAttributes<'aws.security_group'>;
const rule = { ip_protocol: '-1', from_port: null, to_port: null, ipv4_ranges: [], ipv6_ranges: [], prefix_list_ids: [], group_ids: ['sg-1'] };
const used = [{ network_interface_id: 'eni-1', interface_type: 'interface', public_ip: null, instance_id: 'i-1' }];
const group = (attributes: Group = {}) => scanned(aws('aws.security_group', 'sg-1', { group_name: 'default', ip_permissions: [], ip_permissions_egress: [], network_interfaces: used, ...attributes }));

export default defineCheck({
  id: 'aws_sg_default_closed',
  version: 1,
  title: 'Default security groups have no rules',
  severity: 'low',
  remediation: 'Take all rules out of the default group, and give what carries it a group of its own.',
  controls: {
    soc2: ['CC6.6', 'CC7.1'],
    iso_27001: ['A.8.9', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '2.2.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.PS-01', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.security_group'],

  judge: (subject) =>
    judgeAws('aws.security_group', subject, { group_name: text, ip_permissions: listOf(object), ip_permissions_egress: listOf(object), network_interfaces: listOf(object) }, (read) => {
      if (read.group_name !== 'default') return notApplicable('It is not the default group of its VPC.');
      const rules = read.ip_permissions.length + read.ip_permissions_egress.length;
      if (rules === 0) return pass;
      const sentence = `The default group has ${counted(rules, 'rule')}`;
      return read.network_interfaces.length > 0 ? fail(`${sentence}, and ${counted(read.network_interfaces.length, 'interface')} ${read.network_interfaces.length === 1 ? 'carries' : 'carry'} it.`) : review(`${sentence}; nothing carries it.`);
    }),

  examples: [
    { kind: 'pass', why: 'empty', inventory: group(), answers: { 'sg-1': 'pass' } },
    { kind: 'fail', why: 'as AWS makes it, and used', inventory: group({ ip_permissions: [rule], ip_permissions_egress: [rule] }), answers: { 'sg-1': 'fail' } },
    { kind: 'review', why: 'as AWS makes it, not used', inventory: group({ ip_permissions: [rule], network_interfaces: [] }), answers: { 'sg-1': 'review' } },
    { kind: 'not_applicable', why: 'another group', inventory: group({ group_name: 'default-web', ip_permissions: [rule] }), answers: { 'sg-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'only what goes out is left', inventory: group({ ip_permissions_egress: [rule] }), answers: { 'sg-1': 'fail' } },
    ...unread('aws.security_group', 'ip_permissions', { group_name: 'default', ip_permissions_egress: [], network_interfaces: [] }),
  ],
});
