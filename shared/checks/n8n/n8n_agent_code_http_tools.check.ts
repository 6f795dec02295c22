import type { WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { ai, base } from './node-types.ts';
import { agentsIn, callsFreeAddress, runsCode, toolsOf } from './tools.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';

type Nodes = Parameters<typeof workflow>[0]['nodes'];
const flow = (nodes: Nodes, ...links: readonly string[]) => inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes: [node('Agent', ai('agent')), ...nodes], edges: edges(...links) })] });
const code = node('Code', ai('toolCode'));
const http = (url?: string, isDisabled = false) => node('Fetch', base('httpRequestTool'), { parameters: url === undefined ? {} : { url }, isDisabled });
const free = '={{ $fromAI("url") }}';
const both = ['Code >ai_tool> Agent', 'Fetch >ai_tool> Agent'];

/** A host that is written out before the first hole of the address makes an HTTP tool a fixed one, which does not count. */
export default defineCheck({
  id: 'n8n_agent_code_http_tools',
  version: 1,
  title: 'Agent does not hold code execution and free HTTP tools together',
  severity: 'high',
  flag: 'code_http_tools',
  remediation: 'Give the two tools to two agents, fix the address of the HTTP tool, or put a human review in front of one.',
  controls: {
    soc2: ['CC6.3', 'CC8.1'],
    iso_27001: ['A.8.2', 'A.8.28'],
    pci_dss: ['6.2.4'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM05:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI03', 'ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0053', 'AML.T0077', 'AML.M0026', 'AML.M0028', 'AML.M0033'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const agents = agentsIn(graph);
      if (agents.length === 0) return notApplicable('The workflow has no agent with tools.');
      return passUnless(agents.flatMap((agent) => judgeAgent(graph, agent)));
    }),

  examples: [
    { kind: 'pass', why: 'code only', inventory: flow([code], 'Code >ai_tool> Agent'), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the host is fixed; only the rest of the address is free', inventory: flow([code, http('=https://api.acme.example/items/{{ $fromAI("id") }}')], ...both), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'code, and any address', inventory: flow([code, http(free)], ...both), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'shell commands, and the old HTTP tool with a placeholder for its host', inventory: flow([node('Code', base('executeCommandTool')), node('Fetch', ai('toolHttpRequest'), { parameters: { url: 'https://{host}/x' } })], ...both), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'an HTTP tool without any address is not fixed', inventory: flow([code, http()], ...both), answers: { Desk: 'fail' } },
    {
      kind: 'fail',
      why: 'the review stands on one of two edges of the same tool',
      inventory: flow([code, http(free), node('Ask', base('slackHitlTool'))], ...both, 'Code >ai_tool> Ask', 'Ask >ai_tool> Agent'),
      answers: { Desk: 'fail' },
    },
    {
      kind: 'review',
      why: 'a person is asked before the code runs',
      inventory: flow([code, http(free), node('Ask', base('slackHitlTool'))], 'Code >ai_tool> Ask', 'Ask >ai_tool> Agent', 'Fetch >ai_tool> Agent'),
      answers: { Desk: 'review' },
    },
    { kind: 'not_applicable', why: 'no tools', inventory: flow([]), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'one of the two is disabled', inventory: flow([code, http(free, true)], ...both), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a node on the main line is no tool of the agent', inventory: flow([code, node('Fetch', base('httpRequest'), { parameters: { url: free } })], 'Code >ai_tool> Agent', 'Agent > Fetch'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'two agents, one tool each', inventory: flow([node('Other', ai('agent')), code, http(free)], 'Code >ai_tool> Agent', 'Fetch >ai_tool> Other'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a host that goes on where the hole begins is not fixed', inventory: flow([code, http('=https://api.acme.example{{ $fromAI("rest") }}')], ...both), answers: { Desk: 'fail' } },
  ],
});

function judgeAgent(graph: WorkflowGraph, agent: WorkflowNode): Verdict[] {
  const tools = toolsOf(graph, agent);
  const code = tools.filter(runsCode);
  const http = tools.filter(callsFreeAddress);
  const [firstCode] = code;
  const [firstHttp] = http;
  if (!firstCode || !firstHttp) return [];
  const where = { evidence: [agent, ...code.map(({ node }) => node), ...http.map(({ node }) => node)].flatMap((node) => placeOf(graph, node)), discriminator: agent.name };
  const what = `runs code with ${quoted(firstCode.node.name)} and calls any address with ${quoted(firstHttp.node.name)}`;
  if (code.every(({ isReviewed }) => isReviewed) || http.every(({ isReviewed }) => isReviewed)) return [review(`The agent ${quoted(agent.name)} ${what}; a person is asked before one of them.`, where)];
  return [fail(`The agent ${quoted(agent.name)} ${what}.`, where)];
}
