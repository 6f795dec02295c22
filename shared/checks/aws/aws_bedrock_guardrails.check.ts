import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { readForms } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { bedrockUnused, contentFilters, piiEntities, piiRegexes, promptAttackStrength, protectedPii } from './bedrock.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_guardrail'>;
const attack: Attributes = { content_filters: [{ type: 'PROMPT_ATTACK', input_strength: 'HIGH', output_strength: 'NONE', input_action: 'BLOCK', output_action: null, input_enabled: true, output_enabled: null }] };
const pii: Attributes = { pii_entities: [{ type: 'EMAIL', action: 'ANONYMIZE', input_action: null, output_action: null, input_enabled: null, output_enabled: null }] };
const guardrail = (name: string, attributes: Attributes = {}) => aws('aws.bedrock_guardrail', name, { content_filters: [], pii_entities: [], pii_regexes: [], ...attributes });
const region = (invocations = 7) => aws('aws.region', 'eu-west-1', { bedrock_invocations: invocations === 0 ? [] : [{ model_id: 'anthropic.claude', invocations }] });

export default defineCheck({
  id: 'aws_bedrock_guardrails',
  version: 1,
  title: 'Guardrails hold back prompt attacks and sensitive data',
  severity: 'high',
  remediation: 'Create a guardrail with a filter against prompt attacks and one for sensitive information, and use it in every call.',
  controls: {
    soc2: ['CC6.8', 'C1.1', 'P4.1'],
    iso_27001: ['A.5.34', 'A.8.12', 'A.8.26', 'A.8.28'],
    hipaa: ['164.312(a)(1)'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.32(1)(b)'],
    nist_csf: ['PR.DS-10', 'PR.PS-06'],
    nist_ai_rmf: ['MEASURE 2.7', 'MEASURE 2.10', 'GAI.4', 'GAI.9'],
    iso_42001: ['A.6.2.4', 'A.7.2', 'A.7.3'],
    eu_ai_act: ['Art.10', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM02:2025'],
    owasp_agentic_top10: ['ASI01'],
    mitre_atlas: ['AML.T0051', 'AML.T0057', 'AML.M0019', 'AML.M0020', 'AML.M0033'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge(subject, context) {
    const { resources, missing } = related(context, subject, 'aws.bedrock_guardrail', 'region');
    const readings = resources.map((each) => readForms(each, { content_filters: contentFilters, pii_entities: piiEntities, pii_regexes: piiRegexes }));
    const filters = readings.flatMap((reading) => (reading.isRead ? [{ hasAttack: promptAttackStrength(reading.values.content_filters) !== 'NONE', hasPii: protectedPii(reading.values.pii_entities, reading.values.pii_regexes) > 0 }] : []));
    if (filters.some(({ hasAttack, hasPii }) => hasAttack && hasPii)) return pass;
    const unused = bedrockUnused(subject, context);
    if (unused) return unused;
    const unreadOne = readings.find((reading) => !reading.isRead);
    if (unreadOne) return unreadOne.verdict;
    if (missing !== undefined) return notListed('guardrails', missing);
    if (filters.some(({ hasAttack, hasPii }) => hasAttack || hasPii)) return review('No guardrail of the region has both filters, against prompt attacks and for sensitive data.');
    return fail(resources.length === 0 ? 'The region uses Bedrock and has no guardrail.' : 'No guardrail of the region filters prompt attacks or sensitive data.');
  },

  examples: [
    { kind: 'pass', why: 'both in one', inventory: scanned(region(), guardrail('g', { ...attack, ...pii })), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'none', inventory: scanned(region()), answers: { 'eu-west-1': 'fail' } },
    { kind: 'fail', why: 'one that filters neither', inventory: scanned(region(), guardrail('g')), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'one of the two', inventory: scanned(region(), guardrail('g', attack)), answers: { 'eu-west-1': 'review' } },
    { kind: 'review', why: 'each in a guardrail of its own', inventory: scanned(region(), guardrail('g', attack), guardrail('h', pii)), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'Bedrock is not used', inventory: scanned(region(0)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the guardrails could not be listed', inventory: scannedWithout(['aws.bedrock_guardrail'], region()), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'unknown', why: 'the guardrail was refused', inventory: scanned(region(), aws('aws.bedrock_guardrail', 'g', { unread: { content_filters: 'HTTP 403.' } })), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'unknown', why: 'nobody asked whether it is used', inventory: scanned(aws('aws.region', 'eu-west-1', {})), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'unknown', why: 'the regions could not be listed', inventory: scannedWithout(['aws.region']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no region', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a filter that only detects', inventory: scanned(region(), guardrail('g', { content_filters: (attack.content_filters ?? []).map((filter) => ({ ...filter, input_action: 'NONE' })) })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'a guardrail of another region', inventory: scanned(region(), aws('aws.bedrock_guardrail', 'g', { region: 'us-east-1', pii_regexes: [], content_filters: [], pii_entities: [], ...attack, ...pii })), answers: { 'eu-west-1': 'fail' } },
  ],
});
