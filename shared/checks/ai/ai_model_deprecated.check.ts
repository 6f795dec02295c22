import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { daysBetween, isDate } from '../support/dates.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const model = (name: string, properties: Readonly<Record<string, string>>) => component('model', name, { provider: 'openai', properties: { canonical: name, ...properties } });
const only = (name: string, properties: Readonly<Record<string, string>>) => inventoryOf({ components: [model(name, properties)] });

export default defineCheck({
  id: 'ai_model_deprecated',
  version: 1,
  title: 'No retired or soon retired model',
  severity: 'medium',
  flag: 'deprecated_model',
  remediation: 'Move to the replacement that the provider names, and evaluate it before the retirement date.',
  /** `review_days`: a model that retires within so many days is for review. */
  params: { review_days: 90 },
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32'],
    nist_csf: ['ID.AM-08', 'PR.PS-02'],
    nist_ai_rmf: ['GOVERN 1.7', 'MANAGE 2.4', 'MANAGE 4.1'],
    iso_42001: ['A.6.2.5', 'A.6.2.6'],
    eu_ai_act: ['Art.15(1)'],
    owasp_llm_top10: ['LLM03:2025'],
    mitre_atlas: ['AML.T0109'],
  },
  subject: 'component',
  kinds: ['model', 'embedding_model'],

  judge(subject, { today, params }) {
    const { listed, deprecated_on: deprecatedOn, retires_on: retiresOn, replacement } = subject.properties;
    const name = quoted(subject.name);
    if ((retiresOn !== undefined && !isDate(retiresOn)) || (deprecatedOn !== undefined && !isDate(deprecatedOn))) return unknown(`The dates recorded for ${name} are not dates.`);
    if (listed === undefined && retiresOn === undefined) return unknown(`Whether ${name} is in the catalog was not recorded.`);
    const instead = replacement === undefined ? '' : `; its provider names ${quoted(replacement)} instead`;

    if (retiresOn !== undefined) {
      const days = daysBetween(today, retiresOn);
      if (days <= 0) return fail(`${name} was retired on ${retiresOn}${instead}.`);
      if (days <= Number(params['review_days'])) return review(`${name} retires on ${retiresOn}, in ${days} days${instead}.`);
    }
    if (deprecatedOn !== undefined && daysBetween(today, deprecatedOn) <= 0) return review(`${name} is deprecated since ${deprecatedOn}${retiresOn === undefined ? '' : ` and retires on ${retiresOn}`}${instead}.`);
    if (listed === 'false') return review(`${name} is not in the catalog, so its dates are not known.`);
    return pass;
  },

  examples: [
    { kind: 'pass', why: 'listed, without an end', inventory: only('gpt-4o', { listed: 'true', released_on: '2024-05-13' }), answers: { 'gpt-4o': 'pass' } },
    { kind: 'pass', why: 'ends a day after the review period', inventory: only('late', { listed: 'true', retires_on: '2027-02-20' }), answers: { late: 'pass' } },
    {
      kind: 'fail',
      why: 'retired long ago',
      inventory: only('text-davinci-003', { listed: 'true', retires_on: '2024-01-04', replacement: 'gpt-3.5-turbo-instruct' }),
      answers: { 'text-davinci-003': 'fail' },
    },
    { kind: 'fail', why: 'the last day is the day it stops answering', inventory: only('today', { listed: 'true', retires_on: '2026-11-21' }), answers: { today: 'fail' } },
    { kind: 'review', why: 'ends on the last day of the review period', inventory: only('soon', { listed: 'true', retires_on: '2027-02-19' }), answers: { soon: 'review' } },
    { kind: 'review', why: 'deprecated, without a date for its end', inventory: only('fading', { listed: 'true', deprecated_on: '2026-05-01' }), answers: { fading: 'review' } },
    { kind: 'review', why: 'not in the catalog', inventory: only('house-model', { listed: 'false' }), answers: { 'house-model': 'review' } },
    { kind: 'review', why: 'the period is a parameter', inventory: only('later', { listed: 'true', retires_on: '2027-06-01' }), params: { review_days: 365 }, answers: { later: 'review' } },
    { kind: 'unknown', why: 'nobody looked it up', inventory: only('gpt-4o', {}), answers: { 'gpt-4o': 'unknown' } },
    { kind: 'unknown', why: 'a date that is none', inventory: only('gpt-4o', { listed: 'true', retires_on: 'soon' }), answers: { 'gpt-4o': 'unknown' } },
    { kind: 'empty', why: 'no model', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'its deprecation is announced for a later day', inventory: only('planned', { listed: 'true', deprecated_on: '2027-01-01' }), answers: { planned: 'pass' } },
    { kind: 'near_miss', why: 'the same model before its end', inventory: only('text-davinci-003', { listed: 'true', retires_on: '2024-01-04' }), today: '2023-01-01', answers: { 'text-davinci-003': 'pass' } },
  ],
});
