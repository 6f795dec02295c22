import type { JsonObject } from '../../../model/fact.ts';
import { node } from '../../example-inventory.ts';
import { ai, base } from '../node-types.ts';
import { definePathCheck } from './path-check.ts';
import { agent, deskOnly, pathExamples, sinkTools, sourceNodes, toolLink } from './path-examples.ts';

const parsed = (parameters: JsonObject, choice?: string) =>
  deskOnly(
    [sourceNodes.open, node('Agent', ai('agent'), { parameters }), node('Schema', ai('outputParserStructured')), node('Known?', base('switch')), node('Run', base('executeCommand'), { parameters: { command: '=ls {{ $json.output.folder }}' } })],
    ['Source > Agent', 'Schema >ai_outputParser> Agent', ...(choice === undefined ? ['Agent > Run'] : [`Agent > ${choice}`, `${choice} > Run`])],
  );

export default definePathCheck({
  id: 'n8n_path_open_to_code',
  title: 'No open trigger lets an agent run code or commands',
  severity: 'critical',
  flag: 'path_open_to_code',
  remediation: 'Authenticate the trigger, put a guardrail with the jailbreak check in front of the agent, or a human review in front of the tool.',
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
    owasp_llm_top10: ['LLM01:2025', 'LLM05:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0028'],
  },
  tier: 'open',
  kind: 'code',
  examples: [
    ...pathExamples('open', 'code'),
    { kind: 'fail', why: 'a public chat, and a tool with code of its own', inventory: deskOnly([node('Source', ai('chatTrigger'), { parameters: { public: true } }), agent, node('Sink', ai('toolCode'))], ['Source > Agent', toolLink]), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'an MCP server gives the tool to everyone; its callers are agents', inventory: deskOnly([node('Source', ai('mcpTrigger')), sinkTools.code], ['Sink >ai_tool> Source']), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a model writes a command that a later node runs', inventory: deskOnly([sourceNodes.open, agent, node('Run', base('executeCommand'), { parameters: { command: '=ls {{ $json.output }}' } })], ['Source > Agent', 'Agent > Run']), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the next node looks at who is calling', inventory: deskOnly([sourceNodes.open, agent, sinkTools.code, node('Check', base('if'), { parameters: { value1: '={{ $json.headers.authorization }}' } })], ['Source > Check', 'Check > Agent', toolLink]), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'whether callers authenticate is computed', inventory: deskOnly([node('Source', base('webhook'), { parameters: { authentication: '={{ $env.AUTH }}' } }), agent, sinkTools.code], ['Source > Agent', toolLink]), answers: { Desk: 'unknown' } },
    { kind: 'near_miss', why: 'a shared secret is another question', inventory: deskOnly([sourceNodes.secret, agent, sinkTools.code], ['Source > Agent', toolLink]), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the command that runs afterwards has no hole for what the model wrote', inventory: deskOnly([sourceNodes.open, agent, node('Run', base('executeCommand'), { parameters: { command: 'uptime' } })], ['Source > Agent', 'Agent > Run']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the command takes its value from the form, not from the model', inventory: deskOnly([sourceNodes.open, agent, node('Run', base('executeCommand'), { parameters: { command: "=ls {{ $('Source').item.json.body }}" } })], ['Source > Agent', 'Agent > Run']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'code that reshapes what a model wrote runs nothing of it', inventory: deskOnly([sourceNodes.open, agent, node('Shape', base('code'), { parameters: { jsCode: 'return items.map(({ json }) => ({ json: { text: json.output.trim() } }));' } })], ['Source > Agent', 'Agent > Shape']), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a schema for what the model says, and a choice among known values, stand in front of the command', inventory: parsed({ hasOutputParser: true }, 'Known?'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the parser is connected and switched off', inventory: parsed({}, 'Known?'), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a schema without a choice among known values holds any text', inventory: parsed({ hasOutputParser: true }), answers: { Desk: 'fail' } },
  ],
});
