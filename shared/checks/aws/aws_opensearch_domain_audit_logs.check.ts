import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.opensearch_domain'>;
const domain = (...types: readonly string[]) => scanned(aws('aws.opensearch_domain', 'docs', { log_types: types } satisfies Attributes));

export default defineCheck({
  id: 'aws_opensearch_domain_audit_logs',
  version: 1,
  title: 'Search domains keep an audit log',
  severity: 'medium',
  remediation: 'Turn on fine-grained access control and publish AUDIT_LOGS to a log group.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.opensearch_domain'],

  judge: (subject) => judgeAws('aws.opensearch_domain', subject, { log_types: listOf(text) }, ({ log_types: types }) => (types.includes('AUDIT_LOGS') ? pass : fail('Nobody records who read or changed what the domain holds.'))),

  examples: [
    { kind: 'pass', why: 'audit logs', inventory: domain('AUDIT_LOGS', 'SEARCH_SLOW_LOGS'), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'no logs', inventory: domain(), answers: { docs: 'fail' } },
    { kind: 'near_miss', why: 'slow searches are no audit', inventory: domain('SEARCH_SLOW_LOGS', 'INDEX_SLOW_LOGS'), answers: { docs: 'fail' } },
    ...unread('aws.opensearch_domain', 'log_types'),
  ],
});
