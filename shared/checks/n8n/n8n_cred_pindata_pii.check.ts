import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { inventoryOf, workflow } from '../example-inventory.ts';
import { judgeForm, list } from '../support/forms.ts';
import { notRead, prod } from './api-examples.ts';
import { objects, texts } from './stated.ts';
import { judgeWorkflow } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';

const pinned = (more: JsonObject) => prod('n8n.workflow_state', { pinned: [{ node: 'Hook', items: 2, credentials: 0, personal: [], ...more }] });
const exported = (more: JsonObject) => {
  const desk = workflow({ name: 'Desk', nodes: [] });
  return inventoryOf({ resources: [{ ...desk, attributes: { ...desk.attributes, ...more } }] });
};

export default defineCheck({
  id: 'n8n_cred_pindata_pii',
  version: 1,
  title: 'Data pinned to nodes holds no personal data and no credential',
  severity: 'high',
  remediation: 'Unpin the data in the editor, and pin made-up data; exchange what was a credential.',
  controls: {
    soc2: ['C1.1', 'CC6.7', 'CC6.1'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.5.17'],
    hipaa: ['164.312(a)(1)', '164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['3.2.1', '3.4.1', '8.6.2'],
    gdpr: ['Art.5(1)(c)', 'Art.35', 'Art.32(1)(b)', 'Art.25(1)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'PR.AA-01'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow', 'n8n.workflow_state'],

  judge(subject) {
    if (subject.kind !== 'n8n.workflow') return judgePinned(subject);
    // What an API gives of a workflow leaves pinned data out, and its state tells of it; a file that has none says nothing.
    return judgeWorkflow(subject, () => (subject.attributes['pinned'] === undefined ? notApplicable('No data is pinned in it.') : judgePinned(subject)));
  },

  examples: [
    { kind: 'pass', why: 'made-up data', inventory: pinned({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'addresses of people', inventory: pinned({ personal: ['email'] }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'a credential', inventory: pinned({ credentials: 1 }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'nothing is pinned', inventory: prod('n8n.workflow_state', { pinned: [] }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.workflow_state', 'pinned'),
    { kind: 'near_miss', why: 'what a workflow keeps between runs is not pinned', inventory: prod('n8n.workflow_state', { pinned: [], static_data: { is_kept: true, credentials: 1, personal: ['email'] } }), answers: { prod: 'not_applicable' } },
    { kind: 'fail', why: 'in an exported file', inventory: exported({ pinned: [{ node: 'Hook', items: 1, credentials: 0, personal: ['email', 'iban'] }] }), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'an exported file without pinned data', inventory: exported({}), answers: { Desk: 'not_applicable' } },
  ],
});

function judgePinned(subject: Resource): Verdict | readonly Verdict[] {
  return judgeForm(subject, 'pinned', list, (items) => {
    const pinned = objects(items);
    if (pinned.length === 0) return notApplicable('No data is pinned.');
    return passUnless(
      pinned.flatMap((one) => {
        const name = quoted(String(one['node']));
        const where = { discriminator: String(one['node']) };
        const kinds = texts(one['personal']);
        const credentials = one['credentials'];
        if (typeof credentials === 'number' && credentials > 0) return [fail(`The data pinned to ${name} holds ${credentials === 1 ? 'a value that looks like a credential' : `${credentials} values that look like credentials`}; every export of the workflow has what is pinned.`, where)];
        return kinds.length > 0 ? [fail(`The data pinned to ${name} holds personal data (${kinds.join(', ')}); every export of the workflow has what is pinned.`, where)] : [];
      }),
    );
  });
}
