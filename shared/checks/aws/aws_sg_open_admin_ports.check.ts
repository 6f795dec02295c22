import { byCodeUnit } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, object } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';
import { coversTcpPort, ipPermissions, openPorts } from './ports.ts';

type Permission = NonNullable<AwsAttributes<'aws.security_group'>['ip_permissions']>[number];
const rule = (more: Partial<Permission> = {}): Permission => ({ ip_protocol: 'tcp', from_port: 22, to_port: 22, ipv4_ranges: ['0.0.0.0/0'], ipv6_ranges: [], prefix_list_ids: [], group_ids: [], ...more });
const used = [{ network_interface_id: 'eni-1', interface_type: 'interface', public_ip: null, instance_id: 'i-1' }];
const group = (rules: readonly Permission[], interfaces: typeof used = used) => scanned(aws('aws.security_group', 'sg-1', { ip_permissions: rules, network_interfaces: interfaces }));

/** SSH, RDP, SQL Server, Oracle, MySQL, PostgreSQL, Redis, OpenSearch, memcached, MongoDB. */
const adminPorts = ['22', '3389', '1433', '1521', '3306', '5432', '6379', '9200', '11211', '27017'];

export default defineCheck({
  id: 'aws_sg_open_admin_ports',
  version: 1,
  title: 'No admin or database port is open to the world',
  severity: 'critical',
  remediation: 'Limit the rule to the addresses that need it, and reach instances through Session Manager.',
  params: { ports: adminPorts },
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.security_group'],

  judge: (subject, { params }) =>
    judgeAws('aws.security_group', subject, { ip_permissions: ipPermissions, network_interfaces: listOf(object) }, ({ ip_permissions: rules, network_interfaces: interfaces }) => {
      const ports = texts(params, 'ports').map(Number);
      const open = openPorts(rules, ports);
      const listed = rules.filter((each) => each.prefix_list_ids.length > 0 && ports.some((port) => coversTcpPort(each, port))).flatMap(({ prefix_list_ids: ids }) => ids);
      if (open.length === 0) return listed.length === 0 ? pass : review(`The group opens such ports to the addresses of ${[...new Set(listed)].toSorted(byCodeUnit).join(', ')}, which were not read.`);
      const sentence = `The group opens ${open.length === 1 ? 'port' : 'ports'} ${open.join(', ')} to the whole internet`;
      return interfaces.length === 0 ? review(`${sentence}; nothing carries it.`) : fail(`${sentence}.`);
    }),

  examples: [
    { kind: 'pass', why: 'the web', inventory: group([rule({ from_port: 443, to_port: 443 })]), answers: { 'sg-1': 'pass' } },
    { kind: 'pass', why: 'one address', inventory: group([rule({ ipv4_ranges: ['203.0.113.7/32'] })]), answers: { 'sg-1': 'pass' } },
    { kind: 'fail', why: 'SSH', inventory: group([rule()]), answers: { 'sg-1': 'fail' } },
    { kind: 'fail', why: 'everything', inventory: group([rule({ ip_protocol: '-1', from_port: null, to_port: null })]), answers: { 'sg-1': 'fail' } },
    { kind: 'fail', why: 'over IPv6', inventory: group([rule({ from_port: 5432, to_port: 5432, ipv4_ranges: [], ipv6_ranges: ['::/0'] })]), answers: { 'sg-1': 'fail' } },
    { kind: 'fail', why: 'the ports are a parameter', inventory: group([rule({ from_port: 8443, to_port: 8443 })]), params: { ports: ['8443'] }, answers: { 'sg-1': 'fail' } },
    { kind: 'review', why: 'nothing carries the group', inventory: group([rule()], []), answers: { 'sg-1': 'review' } },
    { kind: 'near_miss', why: 'a wide range with the port in it', inventory: group([rule({ from_port: 0, to_port: 1023 })]), answers: { 'sg-1': 'fail' } },
    { kind: 'near_miss', why: 'two halves of the world are the world', inventory: group([rule({ ipv4_ranges: ['0.0.0.0/1', '128.0.0.0/1'] })]), answers: { 'sg-1': 'fail' } },
    { kind: 'near_miss', why: 'the protocol as its number', inventory: group([rule({ ip_protocol: '6', from_port: 3389, to_port: 3389 })]), answers: { 'sg-1': 'fail' } },
    { kind: 'near_miss', why: 'ICMP has types where TCP has ports', inventory: group([rule({ ip_protocol: 'icmp', from_port: 8, to_port: -1 })]), answers: { 'sg-1': 'pass' } },
    { kind: 'near_miss', why: 'UDP of the same number', inventory: group([rule({ ip_protocol: 'udp' })]), answers: { 'sg-1': 'pass' } },
    { kind: 'review', why: 'a list of addresses that nobody read', inventory: group([rule({ ipv4_ranges: [], prefix_list_ids: ['pl-1'] })]), answers: { 'sg-1': 'review' } },
    { kind: 'near_miss', why: 'a list of addresses for the web', inventory: group([rule({ from_port: 443, to_port: 443, ipv4_ranges: [], prefix_list_ids: ['pl-1'] })]), answers: { 'sg-1': 'pass' } },
    { kind: 'near_miss', why: 'another group may come in, no address', inventory: group([rule({ ipv4_ranges: [], group_ids: ['sg-2'] })]), answers: { 'sg-1': 'pass' } },
    ...unread('aws.security_group', 'ip_permissions', { network_interfaces: [] }),
  ],
});
