import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, number, orNull, record, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Filter = NonNullable<AwsAttributes<'aws.bedrock_guardrail'>['grounding_filters']>[number];
const filter = (type: string, more: Partial<Filter> = {}): Filter => ({ type, threshold: 0.7, action: 'BLOCK', enabled: true, ...more });
const guardrail = (...filters: readonly Filter[]) => scanned(aws('aws.bedrock_guardrail', 'g', { grounding_filters: filters }));

export default defineCheck({
  id: 'aws_bedrock_guardrail_grounding',
  version: 1,
  title: 'Guardrails block answers without grounds',
  severity: 'medium',
  remediation: 'Set thresholds for grounding and for relevance in the guardrail, with the action to block.',
  controls: {
    soc2: ['PI1.2', 'PI1.3'],
    iso_27001: ['A.8.26', 'A.8.28'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.5(1)(d)'],
    nist_csf: ['PR.PS-06'],
    owasp_llm_top10: ['LLM09:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_guardrail'],

  judge: (subject) =>
    judgeAws('aws.bedrock_guardrail', subject, { grounding_filters: listOf(record({ type: text, threshold: number, action: orNull(text), enabled: orNull(flag) })) }, ({ grounding_filters: filters }) => {
      const active = new Set(filters.filter(({ threshold, action, enabled }) => threshold > 0 && action !== 'NONE' && enabled !== false).map(({ type }) => type));
      const lacking = ['GROUNDING', 'RELEVANCE'].filter((type) => !active.has(type));
      return lacking.length === 0 ? pass : fail(`The guardrail does not check ${lacking.map((type) => type.toLowerCase()).join(' and ')} of answers.`);
    }),

  examples: [
    { kind: 'pass', why: 'both', inventory: guardrail(filter('GROUNDING'), filter('RELEVANCE')), answers: { g: 'pass' } },
    { kind: 'fail', why: 'none', inventory: guardrail(), answers: { g: 'fail' } },
    { kind: 'fail', why: 'one', inventory: guardrail(filter('GROUNDING')), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'a threshold that everything passes', inventory: guardrail(filter('GROUNDING', { threshold: 0 }), filter('RELEVANCE')), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'it scores and lets through', inventory: guardrail(filter('GROUNDING', { action: 'NONE' }), filter('RELEVANCE', { action: null, enabled: null })), answers: { g: 'fail' } },
    ...unread('aws.bedrock_guardrail', 'grounding_filters'),
  ],
});
