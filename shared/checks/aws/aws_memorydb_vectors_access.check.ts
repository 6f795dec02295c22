import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, text } from '../support/forms.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.memorydb_cluster'>;
const cluster = (attributes: Attributes) => scanned(aws('aws.memorydb_cluster', 'recall', { vector_search: 'enabled', tls_enabled: true, acl_name: 'app', ...attributes }));

export default defineCheck({
  id: 'aws_memorydb_vectors_access',
  version: 1,
  title: 'Stores of vectors in MemoryDB ask who connects, over TLS',
  severity: 'high',
  remediation: 'Give the cluster an access control list with users that have passwords or IAM, and TLS: a cluster without TLS must be made anew.',
  controls: {
    soc2: ['CC6.1', 'CC6.7'],
    iso_27001: ['A.8.3', 'A.8.24'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['4.2.1', '7.2.1'],
    gdpr: ['Art.25(2)', 'Art.32(1)(a)'],
    nist_csf: ['PR.AA-05', 'PR.DS-02'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.memorydb_cluster'],

  judge: (subject) =>
    judgeAws('aws.memorydb_cluster', subject, { vector_search: text, tls_enabled: flag, acl_name: text }, ({ vector_search: search, tls_enabled: hasTls, acl_name: acl }) => {
      if (search !== 'enabled') return notApplicable('The cluster holds no vectors.');
      return passUnless([
        ...(acl === 'open-access' ? [fail('Whoever reaches the cluster may read and change its vectors without a password.', { discriminator: 'acl' })] : []),
        ...(hasTls ? [] : [fail('The cluster talks without TLS.', { discriminator: 'tls' })]),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'users and TLS', inventory: cluster({}), answers: { recall: 'pass' } },
    { kind: 'fail', why: 'everyone may connect', inventory: cluster({ acl_name: 'open-access' }), answers: { recall: 'fail' } },
    { kind: 'fail', why: 'no TLS', inventory: cluster({ tls_enabled: false }), answers: { recall: 'fail' } },
    { kind: 'not_applicable', why: 'a cache', inventory: cluster({ vector_search: 'disabled', acl_name: 'open-access' }), answers: { recall: 'not_applicable' } },
    { kind: 'near_miss', why: 'a list of one', inventory: cluster({ acl_name: 'open' }), answers: { recall: 'pass' } },
    ...unread('aws.memorydb_cluster', 'acl_name', { vector_search: 'enabled', tls_enabled: true }),
  ],
});
