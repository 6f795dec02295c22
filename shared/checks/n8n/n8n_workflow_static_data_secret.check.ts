import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeObject, texts } from './stated.ts';
import { malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

const kept = (more: JsonObject) => prod('n8n.workflow_state', { static_data: { is_kept: true, credentials: 0, personal: [], ...more } });

export default defineCheck({
  id: 'n8n_workflow_static_data_secret',
  version: 1,
  title: 'Workflows keep no credential between runs',
  severity: 'high',
  remediation: 'Clear the static data of the workflow, and keep tokens in a credential; exchange what was kept.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.12'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-01'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.workflow_state'],

  judge(subject) {
    return judgeObject(subject, 'static_data', ({ is_kept: isKept, credentials, personal }) => {
      if (isKept === false) return notApplicable('The workflow keeps nothing between runs.');
      if (typeof credentials !== 'number') return malformed('static_data');
      if (credentials > 0) return fail(`The workflow keeps ${credentials} values that look like credentials in the clear.`);
      const kinds = texts(personal);
      return kinds.length > 0 ? review(`The workflow keeps personal data between runs (${kinds.join(', ')}).`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'a counter', inventory: kept({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'a token', inventory: kept({ credentials: 1 }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'addresses of people', inventory: kept({ personal: ['email'] }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'nothing', inventory: kept({ is_kept: false }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.workflow_state', 'static_data'),
    { kind: 'near_miss', why: 'a credential that is pinned is not kept', inventory: prod('n8n.workflow_state', { pinned: [{ node: 'Hook', items: 1, credentials: 1, personal: [] }], static_data: { is_kept: false, credentials: 0, personal: [] } }), answers: { prod: 'not_applicable' } },
  ],
});
