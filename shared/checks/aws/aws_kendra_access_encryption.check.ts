import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const index = (policy: string, key: string | null) => scanned(aws('aws.kendra_index', 'docs', { user_context_policy: policy, kms_key_id: key }));

export default defineCheck({
  id: 'aws_kendra_access_encryption',
  version: 1,
  title: 'Kendra indexes filter by person and are encrypted',
  severity: 'medium',
  remediation: 'Set the user context policy to USER_TOKEN, and make the index with a KMS key of your own.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'CC6.3'],
    iso_27001: ['A.8.24', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.312(a)(2)(iv)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['3.5.1', '7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.32(1)(a)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.DS-01', 'PR.AA-05'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.kendra_index'],

  judge: (subject) =>
    judgeAws('aws.kendra_index', subject, { user_context_policy: text, kms_key_id: orNull(text) }, ({ user_context_policy: policy, kms_key_id: key }) =>
      passUnless([
        ...(key === null ? [fail('The index is encrypted with a key of the service.', { discriminator: 'key' })] : []),
        // ATTRIBUTE_FILTER takes who asks from the query itself.
        ...(policy === 'USER_TOKEN' ? [] : [review('The index filters by what a query says about the person, which the caller can choose.', { discriminator: 'filter' })]),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'tokens and a key', inventory: index('USER_TOKEN', 'key-1'), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'no key', inventory: index('USER_TOKEN', null), answers: { docs: 'fail' } },
    { kind: 'review', why: 'the query says who asks', inventory: index('ATTRIBUTE_FILTER', 'key-1'), answers: { docs: 'review' } },
    { kind: 'near_miss', why: 'neither is a finding first', inventory: index('ATTRIBUTE_FILTER', null), answers: { docs: 'fail' } },
    ...unread('aws.kendra_index', 'user_context_policy', { kms_key_id: null }),
  ],
});
