import { edges, inventoryOf, node, workflow } from '../../example-inventory.ts';
import { ai, base } from '../node-types.ts';
import { definePathCheck } from './path-check.ts';
import { agent, desk, deskOnly, pathExamples, sinkTools, toolLink } from './path-examples.ts';

export default definePathCheck({
  id: 'n8n_path_content_to_code',
  title: 'No content from outside lets an agent run code or commands',
  severity: 'high',
  flag: 'path_content_to_code',
  remediation: 'Put a guardrail with the jailbreak check between the content and the agent, or a human review in front of the tool.',
  controls: {
    soc2: ['CC3.2', 'CC6.3', 'CC6.8'],
    iso_27001: ['A.8.2', 'A.8.26', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM05:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0028'],
  },
  tier: 'content',
  kind: 'code',
  examples: [
    ...pathExamples('content', 'code'),
    { kind: 'fail', why: 'what one tool reads steers the agent to another', inventory: deskOnly([node('Clock', base('scheduleTrigger')), agent, node('Fetch', base('httpRequestTool'), { parameters: { url: 'https://news.acme.example/feed' } }), sinkTools.code], ['Clock > Agent', 'Fetch >ai_tool> Agent', toolLink]), answers: { Desk: 'fail' } },
    {
      kind: 'fail',
      why: 'anyone fills the store that the agent reads',
      inventory: inventoryOf({
        resources: [
          workflow({ name: 'Upload', isActive: true, nodes: [node('Hook', base('webhook')), node('Keep', ai('vectorStoreQdrant'), { parameters: { mode: 'insert', qdrantCollection: { __rl: true, mode: 'id', value: 'docs' } } })], edges: edges('Hook > Keep') }),
          desk([node('Clock', base('scheduleTrigger')), agent, sinkTools.code, node('Docs', ai('vectorStoreQdrant'), { parameters: { mode: 'retrieve-as-tool', qdrantCollection: { __rl: true, mode: 'id', value: 'docs' } } })], ['Clock > Agent', 'Docs >ai_tool> Agent', toolLink]),
        ],
      }),
      answers: { Upload: 'not_applicable', Desk: 'fail' },
    },
    {
      kind: 'near_miss',
      why: 'the store that anyone fills is another one',
      inventory: inventoryOf({
        resources: [
          workflow({ name: 'Upload', isActive: true, nodes: [node('Hook', base('webhook')), node('Keep', ai('vectorStoreQdrant'), { parameters: { mode: 'insert', qdrantCollection: { __rl: true, mode: 'id', value: 'inbox' } } })], edges: edges('Hook > Keep') }),
          desk([node('Clock', base('scheduleTrigger')), agent, sinkTools.code, node('Docs', ai('vectorStoreQdrant'), { parameters: { mode: 'retrieve-as-tool', qdrantCollection: { __rl: true, mode: 'id', value: 'docs' } } })], ['Clock > Agent', 'Docs >ai_tool> Agent', toolLink]),
        ],
      }),
      answers: { Upload: 'not_applicable', Desk: 'not_applicable' },
    },
    { kind: 'near_miss', why: 'an address inside the house is not written by people outside', inventory: deskOnly([node('Clock', base('scheduleTrigger')), agent, node('Fetch', base('httpRequestTool'), { parameters: { url: 'http://10.0.0.7/status' } }), sinkTools.code], ['Clock > Agent', 'Fetch >ai_tool> Agent', toolLink]), answers: { Desk: 'not_applicable' } },
  ],
});
