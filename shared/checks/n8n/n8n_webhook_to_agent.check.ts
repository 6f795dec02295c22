import type { WorkflowNode } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { exposedTriggers, type Exposure } from './exposure.ts';
import { ai, base, guardrails } from './node-types.ts';
import { flowGraphOf, type Arc, type Vertex } from './paths/flow-graph.ts';
import { chainText } from './paths/path-finding.ts';
import { stoppedVerdict, workflowBudget, type StepBudget } from './paths/step-budget.ts';
import { startAt, walk, wayTo, type State } from './paths/walk.ts';
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
  version: 2,
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
      const budget = workflowBudget();
      const verdicts = triggers.flatMap(({ trigger, exposure }) => judgeTrigger(graph, trigger, exposure, { inventory, budget }));
      if (budget.isSpent) verdicts.push(stoppedVerdict());
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

function judgeTrigger(graph: WorkflowGraph, trigger: WorkflowNode, exposure: Exposure, { inventory, budget }: { readonly inventory: InventoryIndex; readonly budget: StepBudget }): Verdict[] {
  const start = flowGraphOf(inventory).vertexOf(trigger);
  if (!start) return [];
  const anyWay = reachedOnMain(start, budget, () => false);
  const unguarded = new Map(reachedOnMain(start, budget, ({ from }) => guardrails.has(from.plain) || from.plain === base('filter')).map((state) => [state.vertex, state]));
  const agents = new Set([...new Set(anyWay.map(({ vertex }) => vertex.graph))].flatMap((each) => (budget.spend(each.nodes.length) ? agentsIn(each) : [])));
  const verdicts = anyWay.flatMap((state) => (agents.has(state.vertex.node) ? [judgeWay({ exposure, graph, trigger, open: unguarded.get(state.vertex), any: state })] : []));
  const unread = anyWay.flatMap(({ vertex }) =>
    vertex.gap === undefined || vertex.plain !== base('executeWorkflow')
      ? []
      : [
          unknown(`The open trigger ${quoted(trigger.name)} reaches ${quoted(vertex.node.name)}, which ${vertex.gap}.`, {
            evidence: placeOf(vertex.graph, vertex.node),
            discriminator: JSON.stringify([trigger.name, vertex.graph.resource.id, vertex.node.name]),
          }),
        ],
  );
  return [...verdicts, ...unread];
}

/** Every node that a run comes to on main connections and by calls of other workflows, each once, by the shortest way. */
function reachedOnMain(start: Vertex, budget: StepBudget, isBlocked: (arc: Arc) => boolean): State[] {
  const { states } = walk([startAt(start)], {
    budget,
    isThroughSanitizers: true,
    isBlocked: (arc) => isBlocked(arc) || !(arc.kind === 'main' || (arc.kind === 'call' && arc.from.plain === base('executeWorkflow') && arc.to.plain === base('executeWorkflowTrigger'))),
  });
  return [...new Map(states.toReversed().map((state) => [state.vertex, state])).values()].toReversed();
}

function judgeWay(given: { exposure: Exposure; graph: WorkflowGraph; trigger: WorkflowNode; open: State | undefined; any: State }): Verdict {
  const { exposure, graph, trigger, open, any } = given;
  const { vertex } = any;
  const where = {
    evidence: [...placeOf(graph, trigger), ...placeOf(vertex.graph, vertex.node)],
    discriminator: JSON.stringify([trigger.name, vertex.graph.resource.id, vertex.node.name]),
  };
  const text = chainText(wayTo(open ?? any).map((state) => state.vertex.node.name));
  if (exposure === 'undecided') return unknown(`Whether the trigger of ${text} is authenticated is computed at run time; it feeds an agent with tools.`, where);
  if (graph.activity === 'inactive') return review(`Once the workflow is activated, anyone can feed an agent with tools: ${text}.`, where);
  if (open === undefined) return review(`Anyone can feed an agent with tools, through a filter or guardrail: ${text}${activityNote(graph)}.`, where);
  if (exposure === 'guarded') return review(`A trigger without authentication feeds an agent with tools; what follows it, or an address list, decides who goes on: ${text}${activityNote(graph)}.`, where);
  return fail(`Anyone can feed an agent with tools: ${text}${activityNote(graph)}.`, where);
}
