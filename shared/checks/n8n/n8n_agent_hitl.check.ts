import type { WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { ai, base } from './node-types.ts';
import { agentsIn, effectOf, toolsOf } from './tools.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';

type Nodes = Parameters<typeof workflow>[0]['nodes'];
const flow = (nodes: Nodes, ...links: readonly string[]) => inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes: [node('Agent', ai('agent')), ...nodes], edges: edges(...links) })] });
const tool = (type: string, parameters = {}) => node('Tool', type, { parameters });
const direct = 'Tool >ai_tool> Agent';

export default defineCheck({
  id: 'n8n_agent_hitl',
  version: 2,
  title: 'Agent tools that write, pay or delete need human approval',
  severity: 'high',
  flag: 'agent_no_approval',
  remediation: 'Connect the tool to the agent through a human-review node.',
  controls: {
    gdpr: ['Art.22'],
    nist_ai_rmf: ['GOVERN 3.2', 'MAP 3.5', 'GAI.7'],
    iso_42001: ['A.9.2', 'A.9.3'],
    eu_ai_act: ['Art.14', 'Art.26(2)'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI09'],
    mitre_atlas: ['AML.M0029'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const agents = agentsIn(graph);
      const hasWriting = agents.some((agent) => toolsOf(graph, agent).some((tool) => effectOf(tool) !== 'reads'));
      if (!hasWriting) return notApplicable('No agent of the workflow has a tool that changes something.');
      return passUnless(agents.flatMap((agent) => judgeAgent(graph, agent)));
    }),

  examples: [
    {
      kind: 'pass',
      why: 'a person is asked before the mail goes out',
      inventory: flow([tool(base('gmailTool'), { operation: 'send' }), node('Ask', base('slackHitlTool'))], 'Tool >ai_tool> Ask', 'Ask >ai_tool> Agent'),
      answers: { Desk: 'pass' },
    },
    { kind: 'fail', why: 'sends mail by itself; sending is the default operation', inventory: flow([tool(base('gmailTool'))], direct), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a request that changes something', inventory: flow([tool(base('httpRequestTool'), { method: 'DELETE', url: 'https://api.acme.example/x' })], direct), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the model writes the SQL', inventory: flow([tool(base('postgresTool'), { operation: 'executeQuery', query: '={{ $fromAI("sql") }}' })], direct), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'one of two is reviewed', inventory: flow([tool(base('stripeTool'), { operation: 'create' }), node('Mail', base('gmailTool')), node('Ask', base('slackHitlTool'))], direct, 'Mail >ai_tool> Ask', 'Ask >ai_tool> Agent'), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'what the called workflow does is not in this one', inventory: flow([tool(ai('toolWorkflow'))], direct), answers: { Desk: 'review' } },
    { kind: 'review', why: 'the model chooses the operation', inventory: flow([tool(base('notionTool'), { operation: '={{ $fromAI("operation") }}' })], direct), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'only looks things up', inventory: flow([tool(ai('toolWikipedia'))], direct), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'fail', why: 'opening an issue is what the node does when nobody says', inventory: flow([tool(base('githubTool'))], direct), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'a service whose operations are not known', inventory: flow([tool(base('clickUpTool'))], direct), answers: { Desk: 'review' } },
    { kind: 'near_miss', why: 'reading rows is what the node does when nobody says', inventory: flow([tool(base('googleSheetsTool'))], direct), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'listing labels is what the node does when only the resource is said', inventory: flow([tool(base('gmailTool'), { resource: 'label' })], direct), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the same service, but only reading', inventory: flow([tool(base('gmailTool'), { operation: 'getAll' })], direct), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a request that only reads', inventory: flow([tool(base('httpRequestTool'), { url: 'https://api.acme.example/x' })], direct), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a disabled review asks nobody: the tool is not connected through it', inventory: flow([tool(base('gmailTool')), node('Ask', base('slackHitlTool'), { isDisabled: true })], direct, 'Tool >ai_tool> Ask', 'Ask >ai_tool> Agent'), answers: { Desk: 'fail' } },
  ],
});

function judgeAgent(graph: WorkflowGraph, agent: WorkflowNode): Verdict[] {
  return toolsOf(graph, agent)
    .filter(({ isReviewed }) => !isReviewed)
    .flatMap((tool) => {
      const effect = effectOf(tool);
      const where = { evidence: placeOf(graph, tool.node), discriminator: JSON.stringify([agent.name, tool.node.name]) };
      if (effect === 'writes') return [fail(`The agent ${quoted(agent.name)} uses ${quoted(tool.node.name)}, which changes something, without asking a person.`, where)];
      if (effect === 'undecided') return [review(`Whether ${quoted(tool.node.name)} of the agent ${quoted(agent.name)} changes something is not written in the workflow.`, where)];
      return [];
    });
}
