import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, readForms, text } from '../support/forms.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { findResource, judgeAws } from './judging.ts';
import { ipPermissions, isOpenToWorld } from './ports.ts';

type Permission = NonNullable<AwsAttributes<'aws.security_group'>['ip_permissions']>[number];
const rule = (cidr: string): Permission => ({ ip_protocol: 'tcp', from_port: 5432, to_port: 5432, ipv4_ranges: [cidr], ipv6_ranges: [], prefix_list_ids: [], group_ids: [] });
const database = (isPublic: boolean) => aws('aws.rds_instance', 'orders', { publicly_accessible: isPublic, vpc_security_group_ids: ['sg-1'] });
const group = (...rules: readonly Permission[]) => aws('aws.security_group', 'sg-1', { ip_permissions: rules });

export default defineCheck({
  id: 'aws_rds_public',
  version: 1,
  title: 'Databases cannot be reached from the internet',
  severity: 'critical',
  remediation: 'Set PubliclyAccessible to false, and let only the groups of the applications in.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '1.4.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.rds_instance'],

  judge: (subject, { inventory }) =>
    judgeAws('aws.rds_instance', subject, { publicly_accessible: flag, vpc_security_group_ids: listOf(text) }, ({ publicly_accessible: isPublic, vpc_security_group_ids: ids }) => {
      if (!isPublic) return pass;
      const groups = ids.map((id) => {
        const found = findResource(inventory, 'aws.security_group', id);
        return found && readForms(found, { ip_permissions: ipPermissions });
      });
      if (groups.some((reading) => reading?.isRead && reading.values.ip_permissions.some((each) => isOpenToWorld(each)))) return fail('The database has a public address, and a security group lets the whole internet in.');
      if (groups.some((reading) => !reading?.isRead)) return unknown('The database has a public address, and whether its security groups are open was not read.');
      return review('The database has a public address; its security groups let only some addresses in.');
    }),

  examples: [
    { kind: 'pass', why: 'no public address', inventory: scanned(database(false)), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'public and open', inventory: scanned(database(true), group(rule('0.0.0.0/0'))), answers: { orders: 'fail' } },
    { kind: 'review', why: 'public, open to an office', inventory: scanned(database(true), group(rule('203.0.113.0/24'))), answers: { orders: 'review' } },
    { kind: 'unknown', why: 'the groups could not be listed', inventory: scannedWithout(['aws.security_group'], database(true)), answers: { orders: 'unknown' } },
    { kind: 'unknown', why: 'the rules of the group were refused', inventory: scanned(database(true), aws('aws.security_group', 'sg-1', { unread: { ip_permissions: 'HTTP 403.' } })), answers: { orders: 'unknown' } },
    { kind: 'near_miss', why: 'an open group does no harm without a public address', inventory: scanned(database(false), group(rule('0.0.0.0/0'))), answers: { orders: 'pass' } },
    { kind: 'near_miss', why: 'the second rule of the second group', inventory: scanned(aws('aws.rds_instance', 'orders', { publicly_accessible: true, vpc_security_group_ids: ['sg-0', 'sg-1'] }), aws('aws.security_group', 'sg-0', { ip_permissions: [rule('10.0.0.0/8')] }), group(rule('10.0.0.0/8'), rule('0.0.0.0/0'))), answers: { orders: 'fail' } },
    { kind: 'near_miss', why: 'one group is closed and the other was not read', inventory: scanned(aws('aws.rds_instance', 'orders', { publicly_accessible: true, vpc_security_group_ids: ['sg-1', 'sg-2'] }), group(rule('10.0.0.0/8'))), answers: { orders: 'unknown' } },
    ...unread('aws.rds_instance', 'publicly_accessible', { vpc_security_group_ids: [] }),
  ],
});
