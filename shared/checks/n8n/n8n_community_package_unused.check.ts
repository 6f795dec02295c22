import { defineCheck } from '../check.ts';
import { inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { judgeForm, list } from '../support/forms.ts';
import { notRead, prod } from './api-examples.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_community_package_unused',
  version: 1,
  title: 'Installed community packages are used',
  severity: 'low',
  remediation: 'Uninstall the package.',
  controls: {
    soc2: ['CC6.8', 'CC7.1'],
    iso_27001: ['A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(B)'],
    pci_dss: ['6.3.2', '6.3.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.PS-05'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.community_package'],

  judge(subject) {
    return judgeForm(subject, 'used_by', list, (workflows) => (workflows.length > 0 ? pass : fail('No workflow holds a node of the package, and its code is loaded all the same.')));
  },

  examples: [
    { kind: 'pass', why: 'a workflow holds its node', inventory: prod('n8n.community_package', { used_by: ['w1'] }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'none does', inventory: prod('n8n.community_package', { used_by: [] }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'not every workflow was listed', inventory: prod('n8n.community_package', { node_types: ['prod.x'] }, { used_by: 'The list of workflows could not be read in full.' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.community_package', 'used_by'),
    { kind: 'near_miss', why: 'an inactive workflow may be run by hand', inventory: inventoryOf({ source: 'n8n', resources: [resource('n8n.community_package', 'prod', { used_by: ['w1'] }), workflow({ name: 'W', id: 'w1', isActive: false, nodes: [node('X', 'prod.x')] })] }), answers: { prod: 'pass' } },
  ],
});
