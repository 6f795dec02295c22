/**
 * All paths of an inventory from data that nobody vouches for, through a model, to where it does harm.
 * Each source is walked once; time and memory are bounded by `pathLimits`, and what they cut off is a gap, never a pass.
 */
import type { InventoryIndex } from '../../../model/inventory.ts';
import { perInventory } from '../../support/per-inventory.ts';
import { hasRole } from '../node-types.ts';
import type { WorkflowGraph } from '../workflow-graph.ts';
import { fewestChanges, singleChanges } from './changes.ts';
import { flowGraphOf, type FlowGraph, type Vertex } from './flow-graph.ts';
import { answerOf, stepsOf, type FindingDraft, type Hit, type PathFinding } from './path-finding.ts';
import { pathSeverity } from './path-severity.ts';
import { referencesOf } from './sensitive-fields.ts';
import { sinkInside, sinkOfTool, sinkOnMain, type Sink } from './sinks.ts';
import { rootOf, sourceOf, startOf, storeSource, wholeWay, type Feeder, type PathSource, type Tier } from './sources.ts';
import { createStepBudget, stepLimits, whyStopped, type StepBudget } from './step-budget.ts';
import { trifectas } from './trifecta.ts';
import { statesOf, stepsMax, walk, wayTo, type State, type Walk } from './walk.ts';

export const pathLimits = {
  ...stepLimits,
  /** States of all walks of one inventory. All are kept until the last check has asked, at about a hundred bytes each; 2,000 workflows of 14 nodes have 30,000. */
  statesMax: 1_000_000,
  /** Paths of one workflow for which the smallest change is looked for. */
  changesMax: 200,
} as const;

/** Untrusted data comes to a place behind which nobody can say what happens. */
export interface PathGap {
  readonly graph: WorkflowGraph;
  readonly tier: Tier;
  readonly vertex: Vertex;
  /** A clause whose subject is the node. */
  readonly why: string;
}

/** What was found, by workflow; in order of workflow, source and sink. */
export interface Paths {
  readonly findings: readonly PathFinding[];
  readonly gaps: readonly PathGap[];
  readonly sources: readonly PathSource[];
  /** How far each source came, models or not. */
  readonly walks: readonly Walked[];
  /** The search stopped at a limit of steps: what is not among the walks may be reached all the same. */
  readonly isStopped: boolean;
}

const none: Paths = { findings: [], gaps: [], sources: [], walks: [], isStopped: false };

/** The paths that begin in one workflow. */
export function pathsOf(graph: WorkflowGraph, inventory: InventoryIndex): Paths {
  return allPaths(inventory).get(graph) ?? none;
}

const allPaths = perInventory((inventory): ReadonlyMap<WorkflowGraph, Paths> => findPaths(inventory));

/** The same for tests that set other limits. */
export function findPaths(inventory: InventoryIndex, given: Partial<Limits> = {}): ReadonlyMap<WorkflowGraph, Paths> {
  const limits = { ...pathLimits, ...given };
  const flow = flowGraphOf(inventory);
  const budgetOf = budgets(limits);
  const walked = walkAll(flow, limits.statesMax, budgetOf);
  // What was reached is looked through, and what cuts it is looked for, on budgets of their own: they cost no path.
  const [lookingBudgetOf, changesBudgetOf] = [budgets(limits), budgets(limits)];
  const found = new Map<WorkflowGraph, Paths>();
  for (const [graph, own] of Map.groupBy(walked, ({ source }) => source.vertex.graph)) {
    found.set(graph, pathsFrom(graph, own, { flow, limits, budget: budgetOf(graph), lookingBudget: lookingBudgetOf(graph), changesBudget: changesBudgetOf(graph) }));
  }
  return found;
}

type Limits = { readonly [Name in keyof typeof pathLimits]: number };

/** One budget for each workflow, all within one for the inventory. */
function budgets({ workflowStepsMax, inventoryStepsMax }: Limits): (graph: WorkflowGraph) => StepBudget {
  const whole = createStepBudget(inventoryStepsMax);
  const known = new Map<WorkflowGraph, StepBudget>();
  return (graph) => {
    const budget = known.get(graph) ?? createStepBudget(workflowStepsMax, whole);
    known.set(graph, budget);
    return budget;
  };
}

/** A source and everything that it reaches. */
interface Walked {
  readonly source: PathSource;
  readonly reached: Walk;
}

/**
 * Walks every source once. A store that one of them fills makes sources of the nodes that read it, each once however many fill it:
 * many writers and many readers of one store cost their sum, not their product.
 */
function walkAll(flow: FlowGraph, statesMax: number, budgetOf: (graph: WorkflowGraph) => StepBudget): Walked[] {
  let left = statesMax;
  const feeders = new Map<Vertex, Feeder[]>();
  const walked = new Map<Vertex, Walked>();
  const begin = (source: PathSource): Vertex[] => {
    const budget = budgetOf(source.vertex.graph);
    const reached = walk([startOf(source)], { statesMax: Math.min(statesOf(flow), left), budget, isBlocked: ({ kind }) => kind === 'store' });
    left -= reached.states.length;
    walked.set(source.vertex, { source, reached });
    if (budget.isSpent) return [];
    return reached.states.flatMap((state) => state.vertex.out.flatMap(({ kind, to }) => (kind === 'store' && feed(feeders, to, { source, state }) ? [to] : [])));
  };

  const direct = flow.vertices.flatMap((vertex) => sourceOf(vertex) ?? []);
  const sure = direct.toSorted((a, b) => sureness(a) - sureness(b));
  const open = [...new Set(sure.flatMap((source) => begin(source)))];
  for (let reader = open.shift(); reader !== undefined; reader = open.shift()) {
    // A node that reads what outsiders wrote anyway is a source already.
    if (!walked.has(reader)) for (const next of begin(storeSource(reader, feeders.get(reader) ?? []))) open.push(next);
  }
  return [...walked.values()];
}

/** Adds what fills the store of a reader; false when it is known from this source. */
function feed(feeders: Map<Vertex, Feeder[]>, reader: Vertex, feeder: Feeder): boolean {
  const known = feeders.get(reader) ?? [];
  feeders.set(reader, known);
  if (known.length >= feedersKept || known.some(({ source }) => source === feeder.source)) return false;
  known.push(feeder);
  return true;
}

/** What fills one store, kept for showing and cutting; the first are the surest. */
const feedersKept = 64;

function sureness({ certainty, vertex }: PathSource): number {
  return (certainty === 'certain' ? 0 : 1) + (vertex.graph.activity === 'inactive' ? 1 : 0);
}

interface Search {
  readonly flow: FlowGraph;
  readonly limits: Limits;
  readonly budget: StepBudget;
  readonly lookingBudget: StepBudget;
  readonly changesBudget: StepBudget;
}

function pathsFrom(graph: WorkflowGraph, walked: readonly Walked[], search: Search): Paths {
  const { budget, lookingBudget, limits } = search;
  const hits = walked.flatMap(({ source, reached }) => hitsOf(source, reached, lookingBudget));
  const grouped = [...Map.groupBy(hits, ({ tier, sink, way }) => `${tier} ${sink.kind} ${way.at(-1)?.vertex.index}`).values()];
  const drafts = [...grouped.flatMap((group) => draftOf(graph, group)), ...trifectas(graph, walked, lookingBudget)];
  // Asked last, when all is spent that will be.
  const isStopped = budget.isSpent || lookingBudget.isSpent;
  const gaps = isStopped ? walked.map(({ source }): PathGap => ({ graph, tier: source.tier, vertex: firstOf(walked, source.tier) ?? source.vertex, why: whyStopped(limits) })) : walked.flatMap(({ source, reached }) => gapsOf(graph, source, reached, limits.statesMax));
  return { findings: withChanges(drafts, search), gaps: [...new Map(gaps.map((gap) => [`${gap.tier} ${gap.vertex.index}`, gap])).values()], sources: walked.map(({ source }) => source), walks: walked, isStopped };
}

function gapsOf(graph: WorkflowGraph, { vertex: start, tier }: PathSource, { states, isCut }: Walk, statesMax: number): PathGap[] {
  const met = states.flatMap(({ vertex, depth }): PathGap[] => (vertex.gap === undefined || depth === 0 ? [] : [{ graph, tier, vertex, why: vertex.gap }]));
  return isCut ? [...met, { graph, tier, vertex: states.at(-1)?.vertex ?? start, why: `is where the search stopped: ${statesMax} states (statesMax) for all workflows, or ${stepsMax} steps (stepsMax) on one way` }] : met;
}

/** Where a search that stopped is shown: one place for each tier. */
function firstOf(walked: readonly Walked[], tier: Tier): Vertex | undefined {
  return walked.find(({ source }) => source.tier === tier)?.source.vertex;
}

/** The sinks of a walk, each with its shortest way. Reading private data counts only where its agent can do nothing worse. */
function hitsOf(source: PathSource, { states, reviewed }: Walk, budget: StepBudget): Hit[] {
  const steered = steeredNames(states);
  const hits = states.flatMap((state): Hit[] => {
    // A way is looked back on from its end.
    if (!budget.spend(state.depth)) return [];
    const sink = sinkAt(state, steered);
    return sink ? [{ source, tier: source.tier, sink, way: wayTo(state), isReviewed: false }] : [];
  });
  const asked = reviewed.flatMap(({ arc, before }): Hit[] => {
    const sink = sinkOfTool(arc.to);
    const { tier } = source;
    if (sink?.kind !== 'send' || tier === 'content' || !budget.spend(before.depth)) return [];
    const last: State = { ...before, vertex: arc.to, arc, before, depth: before.depth + 1 };
    return [{ source, tier, sink, way: wayTo(last), isReviewed: true }];
  });
  const all = [...hits, ...asked];
  const armed = new Set(all.flatMap(({ sink, way }) => (sink.kind === 'data' || sink.kind === 'agent' ? [] : way.map(({ vertex }) => vertex))));
  return all.filter(({ sink, way }) => sink.kind !== 'data' || !armed.has(way.at(-2)?.vertex as Vertex));
}

/** What is done at a state, when a model's will has come there. */
function sinkAt(state: State, steered: ReadonlyMap<WorkflowGraph, ReadonlySet<string>>): Sink | undefined {
  const { vertex, arc, before } = state;
  if (arc?.kind === 'main') {
    const inside = sinkInside(vertex);
    if (inside) return inside;
  }
  if (!arc || !before?.isSteered) return undefined;
  if (isAgent(vertex) && before.vertex !== vertex && !wayTo(before).some((step) => step.vertex === vertex)) return anotherAgent;
  if (arc.kind === 'tool') return hasRole(vertex.plain, 'memory') ? undefined : notAgain(state, sinkOfTool(vertex));
  if (arc.kind !== 'main') return undefined;
  const sink = sinkOnMain(vertex);
  const isReached = sink?.fields.some(({ text }) => {
    const { readsItem, nodes } = referencesOf(text);
    return readsItem || nodes.some((name) => steered.get(vertex.graph)?.has(name));
  });
  return isReached ? sink : undefined;
}

const anotherAgent: Sink = { kind: 'agent', text: 'Another agent acts on what the first one says.', isUndecided: false, isOutbound: false, opens: [], fields: [] };

/** Agents hold tools. A model without any only answers. */
function isAgent(vertex: Vertex): boolean {
  return vertex.isModel && (vertex.plain.endsWith('.agentTool') || vertex.plain.endsWith('.messageAnAgent') || vertex.out.some(({ kind, to }) => kind === 'tool' && !hasRole(to.plain, 'memory')));
}

/** A tool whose answer is the untrusted content does not attack itself, and an agent as a tool is judged as an agent. */
function notAgain(state: State, sink: Sink | undefined): Sink | undefined {
  return sink?.kind === 'agent' || wayTo(state).findIndex(({ vertex }) => vertex === state.vertex) < state.depth ? undefined : sink;
}

/** Names of the nodes whose output a model has steered, by workflow. */
function steeredNames(states: readonly State[]): Map<WorkflowGraph, Set<string>> {
  const names = new Map<WorkflowGraph, Set<string>>();
  for (const { vertex, isSteered } of states) {
    if (!isSteered) continue;
    const own = names.get(vertex.graph) ?? new Set<string>();
    own.add(vertex.node.name);
    names.set(vertex.graph, own);
  }
  return names;
}

const order = ['fail', 'unknown', 'review'] as const;

/** One finding for all ways to one sink: the worst answer, and of those the shortest way. */
function draftOf(graph: WorkflowGraph, group: readonly Hit[]): FindingDraft[] {
  const ranked = group.map((hit) => ({ hit, rank: order.indexOf(answerOf(hit)) })).toSorted((a, b) => a.rank - b.rank || Number(a.hit.isReviewed) - Number(b.hit.isReviewed) || a.hit.way.length - b.hit.way.length);
  const best = ranked[0]?.hit;
  const last = best?.way.at(-1)?.vertex;
  if (!best || !last) return [];
  const { tier, sink, isReviewed, source } = best;
  const way = wholeWay(source, best.way.at(-1) as State);
  const sources = [...new Set(group.map((hit) => hit.source))];
  const origins = new Set(sources.flatMap((each) => (each.fedBy ? each.fedBy.map((feeder) => rootOf(feeder.source)) : [each])));
  return [
    {
      finding: {
        graph,
        tier,
        kind: sink.kind,
        answer: answerOf(best),
        severity: pathSeverity({ tier, kind: sink.kind, isReviewed }),
        steps: stepsOf(way, { source: rootOf(source).text, sink: sink.text, opens: sink.opens }),
        isReviewed,
        certainty: source.certainty,
        opens: sink.opens,
        otherSources: origins.size - 1,
        discriminator: JSON.stringify([last.graph.resource.id, last.node.name]),
      },
      target: { sources, sink: last, tier, kind: sink.kind },
      way,
    },
  ];
}

/** Gives each finding the change that cuts it; of several single ones the one that cuts the most paths of its workflow. */
function withChanges(drafts: readonly FindingDraft[], { flow, limits: { changesMax }, changesBudget: budget }: Search): PathFinding[] {
  const statesMax = statesOf(flow);
  const looked = drafts.map(({ finding, target, way }, at) => {
    const whole = { ...target, statesMax, budget };
    const singles = at < changesMax && !finding.isReviewed ? singleChanges(whole, way) : [];
    return { finding, whole, singles, isLooked: at < changesMax && !finding.isReviewed };
  });
  const cuts = new Map<string, number>();
  for (const { singles } of looked) for (const { key } of singles) cuts.set(key, (cuts.get(key) ?? 0) + 1);
  return looked.map(({ finding, whole, singles, isLooked }): PathFinding => {
    const [best] = singles.toSorted((a, b) => (cuts.get(b.key) ?? 0) - (cuts.get(a.key) ?? 0) || a.rank - b.rank || (a.key < b.key ? -1 : 1));
    const changes = best ? [best] : isLooked ? fewestChanges(whole) : [];
    const change = changes.map((each) => each.text()).join(', and ');
    return { ...finding, ...(change === '' ? {} : { change }), alsoCuts: best ? (cuts.get(best.key) ?? 1) - 1 : 0 };
  });
}
