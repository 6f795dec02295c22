import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import type { JsonObject } from '../../model/fact.ts';
import { ai } from './node-types.ts';
import { parameter } from './parameters.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';
import { deskOnly } from './paths/path-examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';

const guard = (name: string, guardrails: JsonObject | string, more: JsonObject = {}, isDisabled = false) => node(name, ai('guardrails'), { parameters: { text: '={{ $json.text }}', guardrails, ...more }, isDisabled });
const whole = { jailbreak: { value: { threshold: 0.7 } }, pii: { value: { type: 'all' } }, secretKeys: { value: { permissiveness: 'balanced' } } };
const { jailbreak, ...masks } = whole;

/** A guardrail in front of the agent may look for injections and one behind it for personal data, so the guardrails of a workflow are judged together. */
export default defineCheck({
  id: 'n8n_agent_guardrail_weak',
  version: 1,
  title: 'Guardrails look for injections, personal data and secret keys',
  severity: 'medium',
  flag: 'guardrail_weak',
  remediation: 'Turn on the checks for jailbreaks, personal data and secret keys, and give the jailbreak check a threshold.',
  controls: {
    soc2: ['CC3.2', 'CC6.8', 'C1.1', 'CC6.7'],
    iso_27001: ['A.8.26', 'A.8.27', 'A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['6.2.4', '3.2.1', '3.4.1'],
    gdpr: ['Art.35', 'Art.5(1)(c)'],
    nist_csf: ['PR.PS-06', 'ID.RA-01', 'PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const guards = graph.nodes.filter(({ type }) => type === ai('guardrails'));
      if (guards.length === 0) return notApplicable('The workflow has no guardrail node.');
      const chosen = guards.map(({ parameters }) => parameter(parameters, 'guardrails') ?? {});
      const evidence = guards.flatMap((each) => placeOf(graph, each));
      if (!chosen.every(isJsonObject)) return unknown('Which checks a guardrail makes is computed at run time.', { evidence });
      const missing = wanted.filter(({ check }) => !guards.some(({ parameters }) => isJsonObject(parameter(parameters, `guardrails.${check}`))));
      if (missing.length > 0) return fail(`No guardrail of the workflow looks for ${missing.map(({ text }) => text).join(' and ')}.`, { evidence });
      const thresholds = chosen.flatMap((checks) => (isJsonObject(checks['jailbreak']) ? [parameter(checks, 'jailbreak.value.threshold')] : []));
      return thresholds.some((threshold) => typeof threshold === 'number' && threshold > 0 && threshold <= 1) ? pass : fail('The jailbreak check of the guardrail has no threshold between 0 and 1.', { evidence });
    }),

  examples: [
    { kind: 'pass', why: 'all three in one node', inventory: deskOnly([guard('Guard', whole)], []), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'injections in front, the others behind', inventory: deskOnly([guard('In', { jailbreak }), guard('Out', masks, { operation: 'sanitize' })], []), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'keywords alone', inventory: deskOnly([guard('Guard', { keywords: 'refund, chargeback' })], []), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'no threshold', inventory: deskOnly([guard('Guard', { ...whole, jailbreak: { value: {} } })], []), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the checks are computed', inventory: deskOnly([guard('Guard', '={{ $vars.checks }}')], []), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no guardrail: another check asks for one', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the third check is in a node that is disabled', inventory: deskOnly([guard('In', { jailbreak }), guard('Out', masks, {}, true)], []), answers: { Desk: 'fail' } },
    ...commonExamples,
  ],
});

const wanted = [
  { check: 'jailbreak', text: 'injections' },
  { check: 'pii', text: 'personal data' },
  { check: 'secretKeys', text: 'secret keys' },
];
