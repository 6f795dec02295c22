import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { fail, pass } from '../support/verdicts.ts';
import { contentFilters, promptAttackStrength } from './bedrock.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Filter = NonNullable<AwsAttributes<'aws.bedrock_guardrail'>['content_filters']>[number];
const filter = (more: Partial<Filter> = {}): Filter => ({ type: 'PROMPT_ATTACK', input_strength: 'HIGH', output_strength: 'NONE', input_action: 'BLOCK', output_action: null, input_enabled: true, output_enabled: null, ...more });
const guardrail = (...filters: readonly Filter[]) => scanned(aws('aws.bedrock_guardrail', 'g', { content_filters: filters }));

export default defineCheck({
  id: 'aws_bedrock_guardrail_prompt_attack',
  version: 1,
  title: 'Guardrails block prompt attacks at the highest strength',
  severity: 'high',
  remediation: 'Set the input strength of the filter for prompt attacks to HIGH, with the action to block.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.25(1)', 'Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025'],
    owasp_agentic_top10: ['ASI01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_guardrail'],

  judge: (subject) =>
    judgeAws('aws.bedrock_guardrail', subject, { content_filters: contentFilters }, ({ content_filters: filters }) => {
      const strength = promptAttackStrength(filters);
      if (strength === 'HIGH') return pass;
      if (strength !== 'NONE') return fail(`The filter for prompt attacks has the strength ${strength}.`);
      return fail(filters.some(({ type }) => type === 'PROMPT_ATTACK') ? 'The filter for prompt attacks blocks nothing.' : 'The guardrail has no filter for prompt attacks.');
    }),

  examples: [
    { kind: 'pass', why: 'high', inventory: guardrail(filter()), answers: { g: 'pass' } },
    { kind: 'pass', why: 'high, from before there were actions', inventory: guardrail(filter({ input_action: null, input_enabled: null })), answers: { g: 'pass' } },
    { kind: 'fail', why: 'medium', inventory: guardrail(filter({ input_strength: 'MEDIUM' })), answers: { g: 'fail' } },
    { kind: 'fail', why: 'other filters only', inventory: guardrail(filter({ type: 'HATE' })), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'high, and it only watches', inventory: guardrail(filter({ input_action: 'NONE' })), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'high, and switched off', inventory: guardrail(filter({ input_enabled: false })), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'strong on what goes out, where no attack comes in', inventory: guardrail(filter({ input_strength: 'NONE', output_strength: 'HIGH' })), answers: { g: 'fail' } },
    ...unread('aws.bedrock_guardrail', 'content_filters'),
  ],
});
