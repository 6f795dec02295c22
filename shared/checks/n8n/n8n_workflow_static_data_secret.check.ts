import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { inventoryOf, workflow } from '../example-inventory.ts';
import { judgeForm, object } from '../support/forms.ts';
import { notRead, prod } from './api-examples.ts';
import { texts } from './stated.ts';
import { judgeWorkflow } from './workflow-graph.ts';
import { malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

const kept = (more: JsonObject) => prod('n8n.workflow_state', { static_data: { is_kept: true, credentials: 0, personal: [], ...more } });
const exported = (more: JsonObject) => {
  const desk = workflow({ name: 'Desk', nodes: [] });
  return inventoryOf({ resources: [{ ...desk, attributes: { ...desk.attributes, ...more } }] });
};

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
  subject: 'resource',
  kinds: ['n8n.workflow', 'n8n.workflow_state'],

  judge(subject) {
    if (subject.kind !== 'n8n.workflow') return judgeKept(subject, 'static_data');
    return judgeWorkflow(subject, () => (subject.attributes['staticData'] === undefined ? notApplicable('It tells of nothing that is kept between runs.') : judgeKept(subject, 'staticData')));
  },

  examples: [
    { kind: 'pass', why: 'a counter', inventory: kept({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'a token', inventory: kept({ credentials: 1 }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'addresses of people', inventory: kept({ personal: ['email'] }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'nothing', inventory: kept({ is_kept: false }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.workflow_state', 'static_data'),
    { kind: 'near_miss', why: 'a credential that is pinned is not kept', inventory: prod('n8n.workflow_state', { pinned: [{ node: 'Hook', items: 1, credentials: 1, personal: [] }], static_data: { is_kept: false, credentials: 0, personal: [] } }), answers: { prod: 'not_applicable' } },
    { kind: 'fail', why: 'in an exported file', inventory: exported({ staticData: { isKept: true, credentials: 1, personal: [] } }), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'an exported file without static data', inventory: exported({}), answers: { Desk: 'not_applicable' } },
  ],
});

function judgeKept(subject: Resource, name: string): Verdict | readonly Verdict[] {
  return judgeForm(subject, name, object, ({ is_kept: isKept, isKept: isKeptInFile, credentials, personal }) => {
    if (isKept === false || isKeptInFile === false) return notApplicable('The workflow keeps nothing between runs.');
    if (typeof credentials !== 'number') return malformed(name);
    if (credentials > 0) return fail(`The workflow keeps ${credentials === 1 ? 'a value that looks like a credential' : `${credentials} values that look like credentials`} in the clear.`);
    const kinds = texts(personal);
    return kinds.length > 0 ? review(`The workflow keeps personal data between runs (${kinds.join(', ')}).`) : pass;
  });
}
