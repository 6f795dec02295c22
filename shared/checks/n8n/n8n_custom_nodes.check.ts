import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { texts } from './stated.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_custom_nodes',
  version: 1,
  title: "No code of one's own is loaded as nodes",
  severity: 'medium',
  remediation: 'Publish the nodes as a package that is reviewed and pinned, or remove them from the custom folder of the instance.',
  /** `approved_nodes`: node types. */
  params: { approved_nodes: [] },
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
  kinds: ['n8n.instance'],

  judge(subject, { params }) {
    return judgeForm(subject, 'custom_nodes', list, (items) => {
      const approved = listParam(params['approved_nodes']);
      const found = texts(items).filter((type) => !approved.includes(type));
      return found.length === 0 ? pass : fail(`The instance loads ${found.length} node types from files on its machine, such as ${quoted(found[0] ?? '')}; they belong to no package and have full access.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'none', inventory: instance({ custom_nodes: [] }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'approved by name', inventory: instance({ custom_nodes: ['CUSTOM.billing'] }), params: { approved_nodes: ['CUSTOM.billing'] }, answers: { prod: 'pass' } },
    { kind: 'fail', why: 'files on the machine', inventory: instance({ custom_nodes: ['CUSTOM.billing'] }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'a list that is none', inventory: instance({ custom_nodes: 'CUSTOM.billing' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'custom_nodes'),
    { kind: 'near_miss', why: 'an approved name in another case', inventory: instance({ custom_nodes: ['CUSTOM.Billing'] }), params: { approved_nodes: ['CUSTOM.billing'] }, answers: { prod: 'fail' } },
  ],
});
