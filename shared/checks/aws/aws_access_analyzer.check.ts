import { by } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { daysBetween } from '../support/dates.ts';
import { day, listOf, record, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { offHere } from './regions.ts';

type Region = AwsAttributes<'aws.region'>;
const active = { arn: 'arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/a', type: 'ACCOUNT', status: 'ACTIVE' };
const finding = (created: string) => ({ id: 'f1', resource: 'arn:aws:s3:::data', resource_type: 'AWS::S3::Bucket', finding_type: 'ExternalAccess', created_at: created });
const region = (name: string, attributes: Region = {}) => aws('aws.region', name, { analyzers: [active], analyzer_findings: [], ...attributes });

export default defineCheck({
  id: 'aws_access_analyzer',
  version: 1,
  title: 'Access Analyzer is on and its findings are handled',
  severity: 'medium',
  remediation: 'Create an analyzer for external access in every region, and resolve or archive what it finds.',
  /** `max_open_days`: how long a finding may stay open; `closed_regions`: regions where nothing may run. */
  params: { max_open_days: 30, closed_regions: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6', 'C1.1'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.3', 'A.8.12'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.2.1', '7.2.2', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { analyzers }, ({ analyzers: found }) => {
      if (!hasExternal(found)) return offHere(subject, context, 'Access Analyzer', (other) => hasExternal(analyzers(other.attributes['analyzers'] ?? null) ?? []));
      return judgeAws('aws.region', subject, { analyzer_findings: listOf(record({ id: text, created_at: day, resource_type: text })) }, ({ analyzer_findings: findings }) => {
        const old = findings.filter(({ created_at: created }) => daysBetween(created, context.today) > Number(context.params['max_open_days']));
        const [oldest] = old.toSorted(by(({ created_at: created, id }) => `${created} ${id}`));
        return oldest === undefined ? pass : fail(`Access Analyzer has ${counted(old.length, 'finding')} open for more than ${String(context.params['max_open_days'])} days, the oldest since ${oldest.created_at}.`);
      });
    }),

  examples: [
    { kind: 'pass', why: 'on, and nothing is open', inventory: scanned(region('eu-west-1')), answers: { 'eu-west-1': 'pass' } },
    { kind: 'pass', why: 'a finding of thirty days', inventory: scanned(region('eu-west-1', { analyzer_findings: [finding('2026-10-22T00:00:00Z')] })), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'off everywhere', inventory: scanned(region('eu-west-1', { analyzers: [] }), region('us-east-1', { analyzers: [] })), answers: { 'eu-west-1': 'fail', 'us-east-1': 'fail' } },
    { kind: 'fail', why: 'a finding of thirty-one days', inventory: scanned(region('eu-west-1', { analyzer_findings: [finding('2026-10-21T00:00:00Z')] })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'off in one of two', inventory: scanned(region('eu-west-1'), region('us-east-1', { analyzers: [] })), answers: { 'eu-west-1': 'pass', 'us-east-1': 'review' } },
    { kind: 'not_applicable', why: 'a region that is closed', inventory: scanned(region('us-east-1', { analyzers: [] })), params: { closed_regions: ['us-east-1'] }, answers: { 'us-east-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the findings were refused', inventory: scanned(aws('aws.region', 'eu-west-1', { analyzers: [active], unread: { analyzer_findings: 'HTTP 403.' } })), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'an analyzer of unused access sees no access from outside', inventory: scanned(region('eu-west-1', { analyzers: [{ ...active, type: 'ACCOUNT_UNUSED_ACCESS' }] })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'an analyzer that failed', inventory: scanned(region('eu-west-1', { analyzers: [{ ...active, status: 'FAILED' }] })), answers: { 'eu-west-1': 'fail' } },
    ...unread('aws.region', 'analyzers'),
  ],
});

const analyzers = listOf(record({ type: text, status: text }));

function hasExternal(found: readonly { readonly type: string; readonly status: string }[]): boolean {
  return found.some(({ type, status }) => status === 'ACTIVE' && (type === 'ACCOUNT' || type === 'ORGANIZATION'));
}
