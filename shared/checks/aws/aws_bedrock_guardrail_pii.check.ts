import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { fail, pass } from '../support/verdicts.ts';
import { piiEntities, piiRegexes, protectedPii } from './bedrock.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Entity = NonNullable<AwsAttributes<'aws.bedrock_guardrail'>['pii_entities']>[number];
const entity = (more: Partial<Entity> = {}): Entity => ({ type: 'EMAIL', action: 'ANONYMIZE', input_action: null, output_action: null, input_enabled: null, output_enabled: null, ...more });
const guardrail = (entities: readonly Entity[], regexes: readonly { readonly name: string; readonly action: string }[] = []) => scanned(aws('aws.bedrock_guardrail', 'g', { pii_entities: entities, pii_regexes: regexes }));

export default defineCheck({
  id: 'aws_bedrock_guardrail_pii',
  version: 1,
  title: 'Guardrails block or mask personal data',
  severity: 'high',
  remediation: 'Add the kinds of personal data that may occur to the sensitive information policy, with BLOCK or ANONYMIZE.',
  controls: {
    soc2: ['C1.1', 'CC6.7'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['3.2.1', '3.4.1'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.35'],
    nist_csf: ['PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_guardrail'],

  judge: (subject) =>
    judgeAws('aws.bedrock_guardrail', subject, { pii_entities: piiEntities, pii_regexes: piiRegexes }, ({ pii_entities: entities, pii_regexes: regexes }) => {
      if (protectedPii(entities, regexes) > 0) return pass;
      return fail(entities.length + regexes.length > 0 ? 'The sensitive information policy only detects; it blocks and masks nothing.' : 'The guardrail has no sensitive information policy.');
    }),

  examples: [
    { kind: 'pass', why: 'masked', inventory: guardrail([entity()]), answers: { g: 'pass' } },
    { kind: 'pass', why: 'a pattern that is blocked', inventory: guardrail([], [{ name: 'customer number', action: 'BLOCK' }]), answers: { g: 'pass' } },
    { kind: 'fail', why: 'none', inventory: guardrail([]), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'detected and let through', inventory: guardrail([entity({ action: 'NONE' })], [{ name: 'x', action: 'NONE' }]), answers: { g: 'fail' } },
    { kind: 'near_miss', why: 'masked on the way out alone is masked', inventory: guardrail([entity({ action: 'ANONYMIZE', input_action: 'NONE', output_action: 'ANONYMIZE' })]), answers: { g: 'pass' } },
    { kind: 'near_miss', why: 'both ways switched off', inventory: guardrail([entity({ input_enabled: false, output_enabled: false })]), answers: { g: 'fail' } },
    ...unread('aws.bedrock_guardrail', 'pii_entities', { pii_regexes: [] }),
  ],
});
