import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { notListed } from './api-examples.ts';
import { base, familyOf } from './node-types.ts';
import { machineNodes } from './risky-nodes.ts';
import { instanceValue, texts } from './stated.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

const nightly = (type: string, isDisabled = false) => workflow({ name: 'Nightly', id: 'n1', nodes: [node('Do', base(type), { isDisabled })] });
const flow = (type: string, isDisabled = false) => inventoryOf({ resources: [nightly(type, isDisabled)] });

export default defineCheck({
  id: 'n8n_risky_nodes',
  version: 1,
  title: 'Risky built-in nodes only where approved',
  severity: 'high',
  remediation: 'Leave the node types out with NODES_EXCLUDE or a node type policy, or review the workflow and put it on the approved list.',
  /** `risky_types`: plain node types, judged in every form; `approved_workflows`: names or ids of workflows that may hold them. */
  params: { risky_types: [...machineNodes].sort(), approved_workflows: [] },
  controls: {
    soc2: ['CC6.3', 'CC7.1'],
    iso_27001: ['A.8.2', 'A.8.9'],
    pci_dss: ['2.2.1'],
    nist_csf: ['PR.AA-05', 'PR.PS-01'],
    nist_ai_rmf: ['MAP 3.5', 'MANAGE 2.4', 'GAI.7'],
    iso_42001: ['A.6.2.2', 'A.9.4'],
    eu_ai_act: ['Art.14'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0053', 'AML.M0026', 'AML.M0028'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge(subject, { inventory, params }) {
    return judgeWorkflow(subject, (graph) => {
      const risky = new Set(listParam(params['risky_types']));
      const approved = listParam(params['approved_workflows']);
      // What the instance does not load cannot run, whatever the workflow holds.
      const unloaded = new Set(texts(instanceValue(inventory, subject, 'nodes_exclude')));
      const found = graph.nodes.filter(({ type }) => risky.has(familyOf(type).plain) && !unloaded.has(familyOf(type).plain));
      if (found.length === 0 || approved.includes(graph.name) || (graph.id !== undefined && approved.includes(graph.id))) return pass;
      return found.map((node) => fail(`The node ${quoted(node.name)} reaches beyond n8n, and the workflow is not approved for it.`, { evidence: placeOf(graph, node), discriminator: node.name }));
    });
  },

  examples: [
    { kind: 'pass', why: 'none', inventory: flow('set'), answers: { Nightly: 'pass' } },
    { kind: 'pass', why: 'approved', inventory: flow('executeCommand'), params: { approved_workflows: ['n1'] }, answers: { Nightly: 'pass' } },
    { kind: 'pass', why: 'the instance does not load it', inventory: inventoryOf({ source: 'n8n', resources: [nightly('executeCommand'), resource('n8n.instance', 'instance', { nodes_exclude: [base('executeCommand')] })] }), answers: { Nightly: 'pass' } },
    { kind: 'fail', why: 'runs commands', inventory: flow('executeCommand'), answers: { Nightly: 'fail' } },
    { kind: 'fail', why: 'as a tool of an agent', inventory: flow('sshTool'), answers: { Nightly: 'fail' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Nightly')] }), answers: { Nightly: 'unknown' } },
    ...notListed('n8n.workflow'),
    { kind: 'near_miss', why: 'a disabled node reaches nothing', inventory: flow('executeCommand', true), answers: { Nightly: 'pass' } },
    { kind: 'near_miss', why: 'code runs in the sandbox of n8n and is asked about elsewhere', inventory: flow('code'), answers: { Nightly: 'pass' } },
    { kind: 'near_miss', why: 'another node type that the instance does not load', inventory: inventoryOf({ source: 'n8n', resources: [nightly('ssh'), resource('n8n.instance', 'instance', { nodes_exclude: [base('executeCommand')] })] }), answers: { Nightly: 'fail' } },
  ],
});
