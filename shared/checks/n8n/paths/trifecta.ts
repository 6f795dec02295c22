/** Private data, untrusted content and a way out in one agent: what is read can be sent to whoever wrote the content. */
import type { WorkflowGraph } from '../workflow-graph.ts';
import type { Vertex } from './flow-graph.ts';
import { answerOf, stepsOf, type FindingDraft, type PathStep } from './path-finding.ts';
import { trifectaSeverity } from './path-severity.ts';
import { sinkOfTool } from './sinks.ts';
import { rootOf, wholeWay, type PathSource, type Tier } from './sources.ts';
import type { StepBudget } from './step-budget.ts';
import { startAt, stepsMax, walk, wayTo, type State, type Walk } from './walk.ts';

/** The agents that untrusted data reaches and that have both other legs; each once, under the worst of its sources. */
export function trifectas(graph: WorkflowGraph, walked: readonly { readonly source: PathSource; readonly reached: Walk }[], budget: StepBudget): FindingDraft[] {
  const byAgent = new Map<Vertex, { readonly source: PathSource; readonly tier: Tier; readonly state: State }[]>();
  for (const { source, reached } of walked) {
    for (const state of reached.states) {
      if (!state.vertex.isModel || !state.isSteered || !budget.spend()) continue;
      const ways = byAgent.get(state.vertex) ?? [];
      if (!ways.some((way) => way.source === source)) ways.push({ source, tier: source.tier, state });
      byAgent.set(state.vertex, ways);
    }
  }
  return [...byAgent].flatMap(([agent, ways]) => {
    const legs = legsOf(agent, budget);
    const worst = ways.toSorted((a, b) => Number(a.tier === 'secret') - Number(b.tier === 'secret') || a.state.depth - b.state.depth);
    for (const best of legs ? worst : []) {
      // A tool cannot be both the one that is poisoned and the way out.
      const out = legs?.outs.find(({ vertex }) => vertex !== best.source.vertex);
      if (legs && out) return [draftOf(graph, { agent, legs, out, best, sources: ways.filter(({ tier }) => tier === best.tier).map(({ source }) => source) })];
    }
    return [];
  });
}

interface Legs {
  readonly secret: Vertex;
  readonly secretText: string;
  /** The ways out, from the agent on; the shortest first. */
  readonly outs: readonly State[];
}

/** The private data that an agent reads by itself, and the ways from it to the outside; nothing when it lacks one. */
function legsOf(agent: Vertex, budget: StepBudget): Legs | undefined {
  const reads = agent.out.flatMap(({ kind, to, isReviewed }) => {
    const sink = kind === 'tool' && !isReviewed ? sinkOfTool(to) : undefined;
    return sink && (sink.kind === 'data' || sink.kind === 'sql') ? [{ to, sink }] : [];
  });
  const [read] = reads;
  if (!read) return undefined;
  const start = startAt(agent, { isSteered: true, isCalled: true });
  const isOut = ({ vertex, arc }: State) => arc?.kind === 'tool' && sinkOfTool(vertex)?.isOutbound === true && sinkOfTool(vertex)?.isUndecided === false;
  const outs = walk([start], { statesMax: agentStatesMax, budget, isBlocked: ({ kind }) => kind === 'store' }).states.filter(isOut);
  return outs.length === 0 ? undefined : { secret: read.to, secretText: read.sink.text, outs };
}

/** States that are looked at behind one agent; what is farther away than that is not its own way out. */
const agentStatesMax = stepsMax * 16;

function draftOf(graph: WorkflowGraph, of: { agent: Vertex; legs: Legs; out: State; best: { source: PathSource; tier: Tier; state: State }; sources: readonly PathSource[] }): FindingDraft {
  const { agent, legs, out, best, sources } = of;
  const outText = sinkOfTool(out.vertex)?.text ?? '';
  const way = wholeWay(best.source, best.state);
  const toAgent = stepsOf(way, { source: rootOf(best.source).text, sink: 'A model acts on what it reads.' }).map((step): PathStep => (step.role === 'sink' ? { ...step, role: 'agent' } : step));
  const read: PathStep[] = way.some(({ vertex }) => vertex === legs.secret) ? [] : [{ vertex: legs.secret, role: 'carrier', text: legs.secretText }];
  const toOutside = stepsOf(wayTo(out), { source: '', sink: outText }).slice(1);
  const sink = { kind: 'data', text: outText, isUndecided: false, isOutbound: true, opens: sinkOfTool(out.vertex)?.opens ?? [], fields: [] } as const;
  return {
    finding: {
      graph,
      tier: best.tier,
      kind: 'trifecta',
      answer: answerOf({ source: best.source, sink }),
      severity: trifectaSeverity(best.tier),
      steps: [...toAgent, ...read, ...toOutside],
      isReviewed: false,
      certainty: best.source.certainty,
      opens: sink.opens,
      otherSources: new Set(sources).size - 1,
      discriminator: JSON.stringify([agent.graph.resource.id, agent.node.name]),
    },
    target: { sources: [...new Set(sources)], sink: out.vertex, tier: best.tier, kind: 'data' },
    way: [...way, ...wayTo(out).slice(1)],
  };
}
