import { edges, inventoryOf, node, workflow } from '../../example-inventory.ts';
import { ai, base } from '../node-types.ts';
import { definePathCheck } from './path-check.ts';
import { agent, desk, deskOnly, pathExamples, sourceNodes, toolLink } from './path-examples.ts';

export default definePathCheck({
  id: 'n8n_path_open_to_send',
  title: 'No open trigger lets an agent send or change something',
  severity: 'critical',
  flag: 'path_open_to_send',
  remediation: 'Authenticate the trigger, put a guardrail with the jailbreak check in front of the agent, and a human review in front of the tool.',
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC6.3', 'CC6.8'],
    iso_27001: ['A.8.2', 'A.8.26', 'A.8.28', 'A.8.5'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI09'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0028'],
  },
  tier: 'open',
  kind: 'send',
  examples: [
    ...pathExamples('open', 'send'),
    { kind: 'review', why: 'what the tool does is chosen at run time', inventory: deskOnly([sourceNodes.open, agent, node('Sink', base('notionTool'), { parameters: { operation: '={{ $fromAI("operation") }}' } })], ['Source > Agent', toolLink]), answers: { Desk: 'review' } },
    { kind: 'fail', why: 'through a tool that is a workflow, to a mail whose recipient the model chose', inventory: inventoryOf({ resources: [
      desk([sourceNodes.open, agent, node('Sink', ai('toolWorkflow'), { parameters: { workflowId: { __rl: true, mode: 'list', value: 'w2' } } })], ['Source > Agent', toolLink]),
      workflow({ name: 'Inner', id: 'w2', nodes: [node('Start', base('executeWorkflowTrigger')), node('Mail', base('gmail'), { parameters: { sendTo: '={{ $json.to }}' } })], edges: edges('Start > Mail') }),
    ] }), answers: { Desk: 'fail', Inner: 'not_applicable' } },
    { kind: 'near_miss', why: 'the tool is a workflow that writes to one fixed place', inventory: inventoryOf({ resources: [
      desk([sourceNodes.open, agent, node('Sink', ai('toolWorkflow'), { parameters: { workflowId: { __rl: true, mode: 'list', value: 'w2' } } })], ['Source > Agent', toolLink]),
      workflow({ name: 'Inner', id: 'w2', nodes: [node('Start', base('executeWorkflowTrigger')), node('Mail', base('gmail'), { parameters: { sendTo: 'desk@acme.example', message: '={{ $json.text }}' } })], edges: edges('Start > Mail') }),
    ] }), answers: { Desk: 'pass', Inner: 'not_applicable' } },
    { kind: 'fail', why: 'a model chooses who gets a copy', inventory: deskOnly([sourceNodes.open, agent, node('Mail', base('gmail'), { parameters: { sendTo: 'desk@acme.example', options: { ccList: '={{ $json.output }}' } } })], ['Source > Agent', 'Agent > Mail']), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a column that is called like a recipient is what is written, not where it goes', inventory: deskOnly([sourceNodes.open, agent, node('Row', base('googleSheets'), { parameters: { operation: 'append', documentId: { __rl: true, mode: 'id', value: 'd1' }, columns: { mappingMode: 'defineBelow', value: { email: '={{ $json.output }}' } } } })], ['Source > Agent', 'Agent > Row']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the same service, but only reading', inventory: deskOnly([sourceNodes.open, agent, node('Sink', base('gmailTool'), { parameters: { operation: 'getAll' } })], ['Source > Agent', toolLink]), answers: { Desk: 'pass' } },
  ],
});
