import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { base } from './node-types.ts';
import { isCloud, texts } from './stated.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

/** What n8n leaves out by itself since 2.0 (docs.n8n.io, v2.0 breaking changes, read 2026-11-30). */
const defaults = [base('executeCommand'), base('localFileTrigger')];

export default defineCheck({
  id: 'n8n_nodes_exclude',
  version: 1,
  title: 'The instance does not load nodes that run commands',
  severity: 'medium',
  remediation: 'Keep Execute Command and Local File Trigger in NODES_EXCLUDE, and add SSH where nobody needs it.',
  /** `node_types`: what the instance must not load. */
  params: { node_types: defaults },
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_agentic_top10: ['ASI05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject, { params }) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    return judgeForm(subject, 'nodes_exclude', list, (items) => {
      const excluded = new Set(texts(items));
      const loaded = listParam(params['node_types']).filter((type) => !excluded.has(type));
      return loaded.length === 0 ? pass : fail(`The instance loads ${loaded.map(quoted).join(', ')}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'the default since n8n 2.0', inventory: instance({ is_cloud: false, nodes_exclude: defaults }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'the list was emptied', inventory: instance({ is_cloud: false, nodes_exclude: [] }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'more is asked of the list than it has', inventory: instance({ is_cloud: false, nodes_exclude: defaults }), params: { node_types: [base('ssh')] }, answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true, nodes_exclude: [] }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.instance', 'nodes_exclude'),
    { kind: 'near_miss', why: 'a node type whose name only begins alike', inventory: instance({ is_cloud: false, nodes_exclude: [`${base('executeCommand')}Tool`, base('localFileTrigger')] }), answers: { prod: 'fail' } },
  ],
});
