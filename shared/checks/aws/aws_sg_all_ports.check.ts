import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, object } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { ipPermissions, openPorts } from './ports.ts';

type Permission = NonNullable<AwsAttributes<'aws.security_group'>['ip_permissions']>[number];
const rule = (more: Partial<Permission> = {}): Permission => ({ ip_protocol: '-1', from_port: null, to_port: null, ipv4_ranges: ['0.0.0.0/0'], ipv6_ranges: [], prefix_list_ids: [], group_ids: [], ...more });
const used = [{ network_interface_id: 'eni-1', interface_type: 'interface', public_ip: null, instance_id: 'i-1' }];
const group = (rules: readonly Permission[], interfaces: typeof used = used) => scanned(aws('aws.security_group', 'sg-1', { ip_permissions: rules, network_interfaces: interfaces }));

export default defineCheck({
  id: 'aws_sg_all_ports',
  version: 1,
  title: 'No group opens every port to the world',
  severity: 'critical',
  remediation: 'Replace the rule by one for each port that must be reached.',
  controls: {
    soc2: ['CC6.6', 'CC6.1'],
    iso_27001: ['A.8.20', 'A.8.22', 'A.8.3'],
    hipaa: ['164.312(e)(1)', '164.312(a)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2', '1.4.2'],
    gdpr: ['Art.32(1)(b)', 'Art.25(2)'],
    nist_csf: ['PR.IR-01', 'PR.AA-05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.security_group'],

  judge: (subject) =>
    judgeAws('aws.security_group', subject, { ip_permissions: ipPermissions, network_interfaces: listOf(object) }, ({ ip_permissions: rules, network_interfaces: interfaces }) => {
      // The lowest and the highest ports together leave little out, as `0-65535` and `1-65535` do.
      const isAll = openPorts(rules, [1, 1024, 32_768, 65_535]).length === 4;
      if (!isAll) return pass;
      return interfaces.length === 0 ? review('The group opens every port to the whole internet; nothing carries it.') : fail('The group opens every port to the whole internet.');
    }),

  examples: [
    { kind: 'pass', why: 'the web', inventory: group([rule({ ip_protocol: 'tcp', from_port: 443, to_port: 443 })]), answers: { 'sg-1': 'pass' } },
    { kind: 'fail', why: 'all protocols', inventory: group([rule()]), answers: { 'sg-1': 'fail' } },
    { kind: 'fail', why: 'all ports of TCP', inventory: group([rule({ ip_protocol: 'tcp', from_port: 0, to_port: 65_535 })]), answers: { 'sg-1': 'fail' } },
    { kind: 'review', why: 'nothing carries the group', inventory: group([rule()], []), answers: { 'sg-1': 'review' } },
    { kind: 'near_miss', why: 'two rules that are everything together', inventory: group([rule({ ip_protocol: 'tcp', from_port: 1, to_port: 30_000 }), rule({ ip_protocol: 'tcp', from_port: 30_001, to_port: 65_535, ipv4_ranges: [], ipv6_ranges: ['::/0'] })]), answers: { 'sg-1': 'fail' } },
    { kind: 'near_miss', why: 'everything, for members of the group', inventory: group([rule({ ipv4_ranges: [], group_ids: ['sg-1'] })]), answers: { 'sg-1': 'pass' } },
    { kind: 'near_miss', why: 'everything, within the company', inventory: group([rule({ ipv4_ranges: ['10.0.0.0/8'] })]), answers: { 'sg-1': 'pass' } },
    ...unread('aws.security_group', 'ip_permissions', { network_interfaces: [] }),
  ],
});
