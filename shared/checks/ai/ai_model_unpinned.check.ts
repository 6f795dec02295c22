import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const model = (name: string, pinned?: string, kind: 'model' | 'embedding_model' = 'model') =>
  component(kind, name, { provider: 'openai', properties: { canonical: name, listed: 'true', ...(pinned === undefined ? {} : { pinned }) } });

export default defineCheck({
  id: 'ai_model_unpinned',
  version: 1,
  title: 'Model names carry a fixed version or digest',
  severity: 'medium',
  flag: 'unpinned_model',
  remediation: "Name the provider's dated or numbered model id, or the digest of the weights, and change it on purpose.",
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

  judge(subject) {
    switch (subject.properties['pinned']) {
      case 'true':
        return pass;
      case 'false':
        return fail(`${quoted(subject.name)} can name another model tomorrow: it is a floating name without a version.`);
      case 'unknown':
        return review(`Whether ${quoted(subject.name)} names one fixed model is not known: its provider has no known form of fixed names.`);
      default:
        return unknown(`Whether ${quoted(subject.name)} is a fixed name was not recorded.`);
    }
  },

  examples: [
    { kind: 'pass', why: 'a dated id', inventory: inventoryOf({ components: [model('gpt-4o-2024-08-06', 'true')] }), answers: { 'gpt-4o-2024-08-06': 'pass' } },
    { kind: 'fail', why: 'an alias that moves', inventory: inventoryOf({ components: [model('gpt-4o', 'false')] }), answers: { 'gpt-4o': 'fail' } },
    { kind: 'fail', why: 'embeddings of two models do not mix, so theirs count as well', inventory: inventoryOf({ components: [model('embed-latest', 'false', 'embedding_model')] }), answers: { 'embed-latest': 'fail' } },
    { kind: 'review', why: 'a provider without fixed ids', inventory: inventoryOf({ components: [model('house-model', 'unknown')] }), answers: { 'house-model': 'review' } },
    { kind: 'unknown', why: 'nobody looked', inventory: inventoryOf({ components: [model('gpt-4o')] }), answers: { 'gpt-4o': 'unknown' } },
    { kind: 'empty', why: 'no model', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    {
      kind: 'near_miss',
      why: 'a numbered embedding model without a date is fixed by itself',
      inventory: inventoryOf({ components: [model('text-embedding-3-small', 'true', 'embedding_model')] }),
      answers: { 'text-embedding-3-small': 'pass' },
    },
  ],
});
