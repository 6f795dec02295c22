import { defineCheck } from '../check.ts';
import { edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { flowGraphOf, type Vertex } from './paths/flow-graph.ts';
import { desk, deskOnly } from './paths/path-examples.ts';
import { sinkOfTool } from './paths/sinks.ts';
import { stoppedVerdict, workflowBudget, type StepBudget } from './paths/step-budget.ts';
import { startAt, walk, wayTo } from './paths/walk.ts';
import { describeWay, onePerEnd } from './paths/way-verdict.ts';
import { judgeWorkflow } from './workflow-graph.ts';
import { fail, notApplicable, passUnless, unknown } from '../support/verdicts.ts';
import { quoted } from '../support/quoted.ts';

const first = node('First', ai('agent'));
const second = node('Second', ai('agentTool'));
const shell = node('Shell', base('executeCommandTool'));
const link = 'Second >ai_tool> First';
const byWorkflow = node('Ask', ai('toolWorkflow'), { parameters: { workflowId: 'w2' } });

/** An agent with harmless tools that can ask one with a shell has a shell. A person or a guardrail between them is a boundary. */
export default defineCheck({
  id: 'n8n_agent_chain_no_boundary',
  version: 1,
  title: 'Agents that are asked by agents can do no more than those that ask',
  severity: 'medium',
  flag: 'agent_chain_no_boundary',
  remediation: 'Put a human review or a guardrail between the agents, or give the second one no more than the first.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_agentic_top10: ['ASI07', 'ASI08'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const agents = flowGraphOf(inventory).verticesOf(graph).filter((vertex) => vertex.isModel && vertex.out.some(({ kind }) => kind === 'tool'));
      const budget = workflowBudget();
      const chained = agents.map((agent) => ({ agent, states: askedBy(agent, budget) })).filter(({ states }) => states.length > 0);
      if (chained.length === 0 && !budget.isSpent) return notApplicable('No agent of the workflow asks another one.');
      return passUnless([
        ...(budget.isSpent ? [stoppedVerdict()] : []),
        ...chained.flatMap(({ agent, states }) => {
          const own = powerOf(agent);
          const grown = states.filter(({ vertex }) => vertex.isModel && [...powerOf(vertex)].some((kind) => !own.has(kind)));
          const unread = states.filter(({ vertex }) => vertex.gap !== undefined);
          return [
            ...onePerEnd(grown.map((state) => ({ state }))).map(({ state }) => {
              const more = [...powerOf(state.vertex)].filter((kind) => !own.has(kind)).map((kind) => powerText[kind] ?? kind);
              const { chain, where } = describeWay(wayTo(state), { source: 'An agent asks another one.', sink: `It can ${more.join(' and ')}, which the first one cannot.` });
              return fail(`${chain}: the agent that is asked can ${more.join(' and ')}, and the one that asks cannot.`, where);
            }),
            ...onePerEnd(unread.map((state) => ({ state }))).map(({ state: { vertex } }) => unknown(`${quoted(agent.node.name)} comes to ${quoted(vertex.node.name)}, which ${vertex.gap ?? ''}.`, { discriminator: JSON.stringify(['gap', agent.node.name, vertex.node.name]) })),
          ];
        }),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'both have a shell', inventory: deskOnly([first, second, shell], [link, 'Shell >ai_tool> First', 'Shell >ai_tool> Second']), answers: { Desk: 'pass' } },
    { kind: 'not_applicable', why: 'a person stands between the agents', inventory: deskOnly([first, second, shell, node('Ask', base('slackHitlTool')), node('Sums', ai('toolCalculator'))], ['Second >ai_tool> Ask', 'Ask >ai_tool> First', 'Shell >ai_tool> Second', 'Sums >ai_tool> First']), answers: { Desk: 'not_applicable' } },
    { kind: 'fail', why: 'only the agent that is asked has a shell', inventory: deskOnly([first, second, shell], [link, 'Shell >ai_tool> Second']), answers: { Desk: 'fail' } },
    {
      kind: 'fail',
      why: 'the second agent is in a workflow that is a tool of the first',
      inventory: inventoryOf({ resources: [desk([first, byWorkflow], ['Ask >ai_tool> First']), workflow({ name: 'Inner', id: 'w2', nodes: [node('Start', base('executeWorkflowTrigger')), node('Second', ai('agent')), shell], edges: edges('Start > Second', 'Shell >ai_tool> Second') })] }),
      answers: { Desk: 'fail', Inner: 'not_applicable' },
    },
    { kind: 'unknown', why: 'the workflow that is asked was not read', inventory: deskOnly([first, byWorkflow], ['Ask >ai_tool> First']), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'an agent of n8n itself cannot be read', inventory: deskOnly([first, node('Second', base('messageAnAgentTool'))], [link]), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'one agent', inventory: deskOnly([first, shell], ['Shell >ai_tool> First']), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'what the second one only reads with is no power', inventory: deskOnly([first, second, node('Look', ai('toolWikipedia'))], [link, 'Look >ai_tool> Second']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the tool of the second one is reviewed by a person', inventory: deskOnly([first, second, shell, node('Ask', base('slackHitlTool'))], [link, 'Shell >ai_tool> Ask', 'Ask >ai_tool> Second']), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

const powerText: Readonly<Record<string, string>> = { code: 'run code', sql: 'write SQL', file: 'write files', http: 'call any address', send: 'send or change something', workflow: 'change workflows' };

/** What an agent can do with its own tools, without asking a person. */
function powerOf(agent: Vertex): Set<string> {
  return new Set(agent.out.flatMap(({ kind, to, isReviewed }) => (kind === 'tool' && !isReviewed ? (sinkOfTool(to)?.kind ?? []) : [])).filter((kind) => kind in powerText));
}

/** The other agents that an agent comes to by its tools, and the places behind which it cannot be followed. */
function askedBy(agent: Vertex, budget: StepBudget) {
  const { states } = walk([startAt(agent, { isSteered: true, isCalled: true })], { budget, isBlocked: ({ kind, from }) => kind === 'store' || (kind === 'main' && from === agent) });
  return states.filter(({ depth, vertex }) => depth > 0 && (vertex.isModel || vertex.gap !== undefined));
}
