import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { number, orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.qbusiness_application'>;
const application = (attributes: Attributes) => scanned(aws('aws.qbusiness_application', 'assist', { response_scope: null, blocked_phrase_count: 0, topic_configuration_count: 0, creator_mode: null, ...attributes }));

export default defineCheck({
  id: 'aws_qbusiness_chat_controls',
  version: 1,
  title: 'Amazon Q applications keep to what the company knows',
  severity: 'medium',
  remediation: 'Set the response scope to ENTERPRISE_CONTENT_ONLY, or add topic controls and blocked phrases.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.25(1)', 'Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.qbusiness_application'],

  judge: (subject) =>
    judgeAws('aws.qbusiness_application', subject, { response_scope: orNull(text), blocked_phrase_count: number, topic_configuration_count: number, creator_mode: orNull(text) }, (read) => {
      if (read.response_scope === 'ENTERPRISE_CONTENT_ONLY' && read.creator_mode !== 'ENABLED') return pass;
      if (read.blocked_phrase_count + read.topic_configuration_count > 0) return review('The application answers from what the model knows; phrases or topics limit it.');
      return fail('The application answers anything from what the model knows, without topics or phrases that limit it.');
    }),

  examples: [
    { kind: 'pass', why: 'own content only', inventory: application({ response_scope: 'ENTERPRISE_CONTENT_ONLY' }), answers: { assist: 'pass' } },
    { kind: 'fail', why: 'anything', inventory: application({ response_scope: 'EXTENDED_KNOWLEDGE_ENABLED' }), answers: { assist: 'fail' } },
    { kind: 'review', why: 'anything, within topics', inventory: application({ response_scope: 'EXTENDED_KNOWLEDGE_ENABLED', topic_configuration_count: 2 }), answers: { assist: 'review' } },
    { kind: 'near_miss', why: 'creator mode talks to the model past the content', inventory: application({ response_scope: 'ENTERPRISE_CONTENT_ONLY', creator_mode: 'ENABLED' }), answers: { assist: 'fail' } },
    ...unread('aws.qbusiness_application', 'response_scope', { blocked_phrase_count: 0, topic_configuration_count: 0, creator_mode: null }),
  ],
});
