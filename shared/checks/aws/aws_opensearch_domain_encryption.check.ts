import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, orNull, text } from '../support/forms.ts';
import { fail, passUnless, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.opensearch_domain'>;
const whole = { encryption_at_rest: true, node_to_node_encryption: true, enforce_https: true, tls_security_policy: 'Policy-Min-TLS-1-2-PFS-2023-10' } as const;
const domain = (attributes: Attributes) => scanned(aws('aws.opensearch_domain', 'docs', { ...whole, ...attributes }));

export default defineCheck({
  id: 'aws_opensearch_domain_encryption',
  version: 1,
  title: 'Search domains are encrypted at rest, between nodes and on the way',
  severity: 'high',
  remediation: 'Turn on encryption at rest, node-to-node encryption and EnforceHTTPS, with a security policy of TLS 1.2 or later.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'CC6.7'],
    iso_27001: ['A.8.24', 'A.8.20'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['3.5.1', '4.2.1', '2.2.7'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01', 'PR.DS-02'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.opensearch_domain'],

  judge: (subject) =>
    judgeAws('aws.opensearch_domain', subject, { encryption_at_rest: flag, node_to_node_encryption: flag, enforce_https: flag, tls_security_policy: orNull(text) }, (read) =>
      passUnless([
        ...(read.encryption_at_rest ? [] : [fail('The indexes of the domain are not encrypted.', { discriminator: 'rest' })]),
        ...(read.node_to_node_encryption ? [] : [fail('The nodes of the domain talk to each other without encryption.', { discriminator: 'nodes' })]),
        ...(read.enforce_https ? [] : [fail('The domain answers over plain HTTP.', { discriminator: 'https' })]),
        ...(read.tls_security_policy === null ? [unknown('Which versions of TLS the domain accepts was not told.', { discriminator: 'tls' })] : []),
        ...(read.tls_security_policy?.includes('TLS-1-0') === true ? [fail('The domain accepts TLS 1.0.', { discriminator: 'tls', severity: 'medium' })] : []),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'all of it', inventory: domain({}), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'nothing at rest', inventory: domain({ encryption_at_rest: false }), answers: { docs: 'fail' } },
    { kind: 'fail', why: 'plain HTTP', inventory: domain({ enforce_https: false }), answers: { docs: 'fail' } },
    { kind: 'fail', why: 'between nodes', inventory: domain({ node_to_node_encryption: false }), answers: { docs: 'fail' } },
    { kind: 'near_miss', why: 'a policy that still takes TLS 1.0', inventory: domain({ tls_security_policy: 'Policy-Min-TLS-1-0-2019-07' }), answers: { docs: 'fail' }, severity: 'medium' },
    { kind: 'near_miss', why: 'no word of TLS', inventory: domain({ tls_security_policy: null }), answers: { docs: 'unknown' } },
    { kind: 'near_miss', why: 'TLS 1.2 without forward secrecy', inventory: domain({ tls_security_policy: 'Policy-Min-TLS-1-2-2019-07' }), answers: { docs: 'pass' } },
    ...unread('aws.opensearch_domain', 'encryption_at_rest', whole),
  ],
});
