import type { WorkflowNode } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { exposedTriggers, type Exposure } from './exposure.ts';
import { ai, base, guardrails } from './node-types.ts';
import { reach, wayText, type Reached, type Step } from './reach.ts';
import { agentsIn } from './tools.ts';
import { activityNote, judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

type Nodes = Parameters<typeof workflow>[0]['nodes'];
const hook = (parameters = {}) => node('Hook', base('webhook'), { parameters });
const agent = [node('Agent', ai('agent')), node('Search', ai('toolWikipedia'))];
const tool = 'Search >ai_tool> Agent';
const flow = (nodes: Nodes, links: readonly string[], more: Partial<Parameters<typeof workflow>[0]> = {}) => workflow({ name: 'Desk', isActive: true, nodes, edges: edges(...links), ...more });
const only = (...given: Parameters<typeof flow>) => inventoryOf({ resources: [flow(...given)] });
const call = (parameters = {}) => node('Call', base('executeWorkflow'), { parameters: { workflowId: { __rl: true, value: 'w2', mode: 'list' }, ...parameters } });
const callee = workflow({ name: 'Inner', id: 'w2', isActive: true, nodes: [node('Start', base('executeWorkflowTrigger')), ...agent], edges: edges('Start > Agent', tool) });

/** Follows sub-workflows that are in the inventory. A filter or a guardrail on the way makes it a question for a person; IF and Switch do not. */
export default defineCheck({
  id: 'n8n_webhook_to_agent',
  version: 1,
  title: 'No open trigger feeds an AI agent with tools',
  severity: 'critical',
  flag: 'webhook_to_agent',
  remediation: 'Authenticate the trigger and put a guardrail node between it and the agent.',
  controls: {
    soc2: ['CC6.3', 'CC6.8'],
    iso_27001: ['A.8.2', 'A.8.26', 'A.8.28'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0026', 'AML.M0028', 'AML.M0033'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const triggers = exposedTriggers(graph).filter(({ exposure }) => exposure !== 'closed' && exposure !== 'authenticated');
      const verdicts = triggers.flatMap(({ trigger, exposure }) => judgeTrigger({ graph, node: trigger }, exposure, inventory));
      if (verdicts.length === 0 && agentsIn(graph).length === 0) return notApplicable('The workflow has no agent with tools, and none of its open triggers reaches one.');
      return passUnless(verdicts);
    }),

  examples: [
    { kind: 'pass', why: 'the trigger is authenticated', inventory: only([hook({ authentication: 'headerAuth' }), ...agent], ['Hook > Agent', tool]), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the open trigger leads elsewhere', inventory: only([hook(), node('Log', base('set')), node('Clock', base('scheduleTrigger')), ...agent], ['Hook > Log', 'Clock > Agent', tool]), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'through two nodes', inventory: only([hook(), node('Clean', base('set')), node('Big?', base('if')), ...agent], ['Hook > Clean', 'Clean > Big?', 'Big? > Agent', tool]), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a public chat is an open trigger', inventory: only([node('Chat', ai('chatTrigger'), { parameters: { public: true } }), ...agent], ['Chat > Agent', tool]), answers: { Desk: 'fail' } },
    {
      kind: 'fail',
      why: 'the agent is in a workflow that this one calls',
      inventory: inventoryOf({ resources: [flow([hook(), call()], ['Hook > Call']), callee] }),
      answers: { Desk: 'fail', Inner: 'pass' },
    },
    {
      kind: 'fail',
      why: 'the guardrail stands on one of two ways',
      inventory: only([hook(), node('Guard', ai('guardrails')), ...agent], ['Hook > Guard', 'Guard > Agent', 'Hook > Agent', tool]),
      answers: { Desk: 'fail' },
    },
    { kind: 'review', why: 'a guardrail on the only way', inventory: only([hook(), node('Guard', ai('guardrails')), ...agent], ['Hook > Guard', 'Guard > Agent', tool]), answers: { Desk: 'review' } },
    { kind: 'review', why: 'the way opens when the workflow is activated', inventory: only([hook(), ...agent], ['Hook > Agent', tool], { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no agent', inventory: only([hook(), node('Log', base('set'))], ['Hook > Log']), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'the called workflow was not read', inventory: only([hook(), call()], ['Hook > Call']), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'a guarded agent does not speak for a called workflow that was not read', inventory: only([hook(), node('Guard', ai('guardrails')), call(), ...agent], ['Hook > Guard', 'Guard > Agent', 'Hook > Call', tool]), answers: { Desk: 'unknown' } },
    { kind: 'near_miss', why: 'a workflow that calls itself ends', inventory: only([hook(), node('Start', base('executeWorkflowTrigger')), call({ workflowId: 'w1' }), ...agent], ['Hook > Call', 'Start > Call', tool], { id: 'w1' }), answers: { Desk: 'pass' } },
    { kind: 'unknown', why: 'whether the trigger is open is computed', inventory: only([hook({ authentication: '={{ $env.AUTH }}' }), ...agent], ['Hook > Agent', tool]), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a disabled guardrail lets everything through', inventory: only([hook(), node('Guard', ai('guardrails'), { isDisabled: true }), ...agent], ['Hook > Guard', 'Guard > Agent', tool]), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'an agent without tools cannot act', inventory: only([hook(), node('Agent', ai('agent'))], ['Hook > Agent']), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'its only tool is disabled', inventory: only([hook(), node('Agent', ai('agent')), node('Search', ai('toolWikipedia'), { isDisabled: true })], ['Hook > Agent', tool]), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a circle of nodes ends', inventory: only([hook(), node('A', base('set')), node('B', base('set')), ...agent], ['Hook > A', 'A > B', 'B > A', tool]), answers: { Desk: 'pass' } },
  ],
});

function judgeTrigger(start: Step, exposure: Exposure, inventory: InventoryIndex): Verdict[] {
  const anyWay = reach(start, inventory);
  const unguarded = reach(start, inventory, ({ node }) => guardrails.has(node.type) || node.type === base('filter'));
  const agents = reachedAgents(anyWay);
  const verdicts = agents.map((step) => judgeWay({ exposure, start, step, way: unguarded.ways.get(step.node), guardedWay: anyWay.ways.get(step.node) ?? [] }));
  const unread = anyWay.unread.map(({ graph, node }) =>
    unknown(`The open trigger ${quoted(start.node.name)} reaches ${quoted(node.name)}, which calls a workflow that was not read.`, {
      evidence: placeOf(graph, node),
      discriminator: JSON.stringify([start.node.name, graph.resource.id, node.name]),
    }),
  );
  return [...verdicts, ...unread];
}

/** Agents with tools among what is reached, each once. */
function reachedAgents({ ways }: Reached): Step[] {
  const agents = new Map<WorkflowGraph, ReadonlySet<WorkflowNode>>();
  return [...ways.values()].flatMap((way) => {
    const step = way.at(-1);
    if (!step) return [];
    const ofGraph = agents.get(step.graph) ?? new Set(agentsIn(step.graph));
    agents.set(step.graph, ofGraph);
    return ofGraph.has(step.node) ? [step] : [];
  });
}

function judgeWay(given: { exposure: Exposure; start: Step; step: Step; way: readonly Step[] | undefined; guardedWay: readonly Step[] }): Verdict {
  const { exposure, start, step, way, guardedWay } = given;
  const where = {
    evidence: [...placeOf(start.graph, start.node), ...placeOf(step.graph, step.node)],
    discriminator: JSON.stringify([start.node.name, step.graph.resource.id, step.node.name]),
  };
  const text = wayText(way ?? guardedWay);
  if (exposure === 'undecided') return unknown(`Whether the trigger of ${text} is authenticated is computed at run time; it feeds an agent with tools.`, where);
  if (start.graph.activity === 'inactive') return review(`Once the workflow is activated, anyone can feed an agent with tools: ${text}.`, where);
  if (way === undefined) return review(`Anyone can feed an agent with tools, through a filter or guardrail: ${text}${activityNote(start.graph)}.`, where);
  if (exposure === 'guarded') return review(`A trigger without authentication feeds an agent with tools; what follows it, or an address list, decides who goes on: ${text}${activityNote(start.graph)}.`, where);
  return fail(`Anyone can feed an agent with tools: ${text}${activityNote(start.graph)}.`, where);
}
