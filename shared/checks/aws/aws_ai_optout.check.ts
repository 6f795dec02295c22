import type { Json, JsonObject } from '../../model/fact.ts';
import { byCodeUnit } from '../../model/order.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { mapOf, object, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const organization = (policy: JsonObject | null) => scanned(aws('aws.organization', 'o-1', { ai_opt_out_policy: policy }));
const out = { opt_out_policy: 'optOut' };

export default defineCheck({
  id: 'aws_ai_optout',
  version: 1,
  title: 'The organization opts out of use of its data by AI services',
  severity: 'medium',
  remediation: 'Attach an opt-out policy for AI services to the root of the organization, with optOut as the default.',
  controls: {
    soc2: ['CC9.2', 'C1.1', 'P4.1'],
    iso_27001: ['A.5.19', 'A.5.20', 'A.5.22', 'A.5.23', 'A.5.34', 'A.8.12'],
    hipaa: ['164.308(b)(1)', '164.312(a)(1)'],
    pci_dss: ['12.8.1', '12.8.4'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.28', 'Art.32(1)(b)'],
    nist_csf: ['GV.SC-04', 'GV.SC-07', 'PR.DS-10'],
    nist_ai_rmf: ['GOVERN 6.1', 'MEASURE 2.10', 'MANAGE 3.1', 'GAI.4'],
    iso_42001: ['A.7.2', 'A.7.3', 'A.10.3'],
    eu_ai_act: ['Art.10'],
    owasp_llm_top10: ['LLM02:2025', 'LLM03:2025'],
    mitre_atlas: ['AML.T0057', 'AML.M0019'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.organization'],

  judge: (subject) =>
    judgeAws('aws.organization', subject, { ai_opt_out_policy: orNull(object) }, ({ ai_opt_out_policy: policy }) => {
      if (policy === null) return fail('No opt-out policy for AI services is in effect, so AWS may keep and use what they process.');
      const services = mapOf(object)(policy['services'] ?? null);
      if (services === undefined) return malformed('ai_opt_out_policy');
      const choices = new Map(Object.entries(services).map(([service, { opt_out_policy: choice }]) => [service, choiceOf(choice)]));
      if ([...choices.values()].includes(undefined)) return malformed('ai_opt_out_policy');
      const optedIn = [...choices].filter(([service, choice]) => service !== 'default' && choice !== 'optOut').map(([service]) => service);
      if (choices.get('default') === 'optOut') return optedIn.length === 0 ? pass : review(`The organization opts out, but not for ${optedIn.toSorted(byCodeUnit).map((service) => quoted(service)).join(', ')}.`);
      const optedOut = [...choices.values()].filter((choice) => choice === 'optOut').length;
      return optedOut > 0 ? review(`The organization opts out for ${optedOut} services and not by default.`) : fail('The opt-out policy in effect opts out of nothing.');
    }),

  examples: [
    { kind: 'pass', why: 'by default', inventory: organization({ services: { default: out } }), answers: { 'o-1': 'pass' } },
    { kind: 'pass', why: 'with the operators of the written form', inventory: organization({ services: { default: { opt_out_policy: { '@@assign': 'optOut' } } } }), answers: { 'o-1': 'pass' } },
    { kind: 'fail', why: 'none is in effect', inventory: organization(null), answers: { 'o-1': 'fail' } },
    { kind: 'review', why: 'one service is let in', inventory: organization({ services: { default: out, lex: { opt_out_policy: 'optIn' } } }), answers: { 'o-1': 'review' } },
    { kind: 'review', why: 'one service only', inventory: organization({ services: { rekognition: out } }), answers: { 'o-1': 'review' } },
    { kind: 'near_miss', why: 'a policy that opts in', inventory: organization({ services: { default: { opt_out_policy: 'optIn' } } }), answers: { 'o-1': 'fail' } },
    { kind: 'near_miss', why: 'a policy without services says nothing', inventory: organization({}), answers: { 'o-1': 'unknown' } },
    { kind: 'near_miss', why: 'out by default and once more by name', inventory: organization({ services: { default: out, lex: out } }), answers: { 'o-1': 'pass' } },
    ...unread('aws.organization', 'ai_opt_out_policy'),
  ],
});

/** `optOut`, or the same behind the operator `@@assign`. */
function choiceOf(choice: Json | undefined): string | undefined {
  if (typeof choice === 'string') return choice;
  return choice === undefined ? undefined : record({ '@@assign': text })(choice)?.['@@assign'];
}
