/** What can really be changed in a workflow to cut a path, and the fewest such changes that cut it. */
import { quoted } from '../../support/quoted.ts';
import { ai, base, hasRole } from '../node-types.ts';
import type { Arc, Vertex } from './flow-graph.ts';
import { minCut, type NetworkEdge } from './min-cut.ts';
import type { SinkKind } from './sinks.ts';
import type { StepBudget } from './step-budget.ts';
import { startOf, type PathSource, type Tier } from './sources.ts';
import { storeOf } from './stores.ts';
import { isFollowed, walk, type State, type Walk } from './walk.ts';

/** One thing to change. */
export interface Change {
  /** The same for two ways on which it is the same change. */
  readonly key: string;
  /** What is preferred when several do: lower is less work and takes less away. */
  readonly rank: number;
  /** What to do, as a clause: `put a human review between "Agent" and "Shell"`. */
  text(): string;
}

/** What is to be cut: every way from some sources to one sink. */
export interface Target {
  readonly sources: readonly PathSource[];
  readonly sink: Vertex;
  readonly tier: Tier;
  readonly kind: SinkKind;
  readonly statesMax: number;
  /** Connections that may still be looked at; when it is spent, no change is named. */
  readonly budget: StepBudget;
}

/** Sources that ways are followed back to through stores; where there are more, the ways begin at the stores. */
const beginsMax = 8;

/** How callers prove who they are, for each trigger that can ask: not one secret for all, where it has something better. */
const signIns: Readonly<Record<string, string>> = {
  [base('webhook')]: 'n8n OAuth2',
  [base('formTrigger')]: 'n8n user accounts',
  [ai('chatTrigger')]: 'n8n user accounts',
  [ai('mcpTrigger')]: 'n8n OAuth2',
};

/** Whether a state is the harm that a target is about. */
function isHit(state: State, { sink, tier }: Target): boolean {
  // What lay in a store is content, whoever sent it.
  return state.vertex === sink && state.depth > 0 && state.isSteered && state.isContent === (tier === 'content');
}

/** The changes that each cut every way of a target by itself, of those that stand on one of them. */
export function singleChanges(target: Target, way: readonly State[]): Change[] {
  return candidatesOn(target, way).filter((change) => isCutBy(target, new Set([change.key])));
}

/** The fewest changes that together cut every way of a target; empty when that cannot be told within the limit. */
export function fewestChanges(target: Target): Change[] {
  const begin = beginOf(target);
  const reached = walk(begin.sources.map(startOf), { statesMax: target.statesMax, budget: target.budget, isBlocked: (arc) => isOtherStore(arc, begin) });
  if (reached.isCut) return [];
  const { edges, changes, nodeCount, source, sink } = networkOf(target, begin, reached);
  if (target.budget.isSpent) return [];
  const cut = minCut({ nodeCount, edges, source, sink }, target.budget) ?? [];
  const chosen = new Map(cut.flatMap((at) => (changes[at] ? [[changes[at].key, changes[at]] as const] : [])));
  // The network knows no conditions, so it can hold ways that no data takes; what cuts only those is not needed.
  for (const key of [...chosen.keys()].toSorted()) {
    if (chosen.size > 1 && isCutBy(target, new Set([...chosen.keys()].filter((other) => other !== key)))) chosen.delete(key);
  }
  return [...chosen.values()].toSorted((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
}

/** Where the ways of a target begin, and the nodes whose stores they go through. */
interface Begin {
  readonly sources: readonly PathSource[];
  readonly readers: ReadonlySet<Vertex>;
}

/** Goes back through stores to what first came in, stores that feed each other included. */
function beginOf({ sources }: Target): Begin {
  const readers = new Set<Vertex>();
  const begins = new Map<Vertex, PathSource>();
  const open = [...sources];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (source.fedBy === undefined) begins.set(source.vertex, source);
    else if (!readers.has(source.vertex)) {
      readers.add(source.vertex);
      open.push(...source.fedBy.map((feeder) => feeder.source));
    }
    if (begins.size > beginsMax) return { sources, readers: new Set() };
  }
  return { sources: [...begins.values()], readers };
}

function isOtherStore({ kind, to }: Arc, { readers }: Begin): boolean {
  return kind === 'store' && !readers.has(to);
}

function isCutBy(target: Target, keys: ReadonlySet<string>): boolean {
  const begin = beginOf(target);
  const starts = begin.sources.filter((source) => !keys.has(signInOf(source)?.key ?? '')).map(startOf);
  const { states, isCut } = walk(starts, {
    statesMax: target.statesMax,
    budget: target.budget,
    isBlocked: (arc) => isOtherStore(arc, begin) || keys.has(changeOf(target, arc)?.key ?? ''),
    isEnd: (state) => isHit(state, target),
  });
  return !isCut && !states.some((state) => isHit(state, target));
}

function candidatesOn(target: Target, way: readonly State[]): Change[] {
  const found = new Map<string, Change>();
  const add = (change: Change | undefined) => change && found.set(change.key, change);
  for (const source of beginOf(target).sources) if (source.vertex === way[0]?.vertex) add(signInOf(source));
  for (const { arc } of way) if (arc) add(changeOf(target, arc));
  return [...found.values()];
}

function signInOf({ vertex: { index, node }, tier }: PathSource): Change | undefined {
  const method = signIns[node.type];
  if (tier === 'content' || method === undefined) return undefined;
  return { key: `sign-in ${index}`, rank: 0, text: () => `let callers of ${quoted(node.name)} sign in with ${method}` };
}

/** The one change that takes an arc out of a path; nothing for arcs that a workflow cannot do without. */
function changeOf({ sink, tier, kind }: Target, { kind: arc, from, to }: Arc): Change | undefined {
  const name = () => quoted(to.node.name);
  if (arc === 'main' && (to.isModel || storeOf(to)?.isWritten === true)) {
    return { key: `guard ${to.index}`, rank: 1, text: () => `put a guardrail with the jailbreak check in front of ${name()}` };
  }
  if (arc === 'main' && to === sink) return { key: `fix ${to.index}`, rank: 3, text: () => `hold the model to a schema and a list of allowed values in front of ${name()}` };
  if (arc === 'tool') {
    if (hasRole(to.plain, 'memory')) return { key: `separate ${to.index}`, rank: 4, text: () => `give the memory ${name()} a session of its own for each user` };
    // A person who is asked by anyone at all stops less: a review makes sending less severe and does not cut it.
    const isEnough = !(kind === 'send' && tier !== 'content' && to === sink);
    if (isEnough) return { key: `review ${from.index} ${to.index}`, rank: 2, text: () => `put a human review between ${quoted(from.node.name)} and ${name()}` };
    return { key: `remove ${to.index} ${from.index}`, rank: 4, text: () => `take the tool ${name()} away from ${quoted(from.node.name)}` };
  }
  if (arc === 'result') return { key: `remove ${from.index} ${to.index}`, rank: 4, text: () => `take ${quoted(from.node.name)} away from ${name()}` };
  return undefined;
}

/** Cost of one change; a rank only decides between cuts of equally many. */
const changeCost = 1_000;

/**
 * The ways of a target as a network: a change that concerns all data into a node is one edge in front of it, the others are edges themselves.
 * Only arcs on a way to the sink are in it.
 */
function networkOf(target: Target, begin: Begin, { states }: Walk) {
  const edges: NetworkEdge[] = [];
  const changes: (Change | undefined)[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const known = new Set<string>();
  const add = (from: string, to: string, change?: Change) => {
    const key = JSON.stringify([from, to, change?.key]);
    if (known.has(key)) return;
    known.add(key);
    edges.push({ from: numberOf(from), to: numberOf(to), cost: change ? changeCost + change.rank : Infinity });
    changes.push(change);
  };

  const source = numberOf('source');
  const sink = numberOf('sink');
  for (const each of begin.sources) add('source', `out ${each.vertex.index}`, signInOf(each));
  for (const state of states) {
    for (const arc of state.vertex.out) {
      if (!target.budget.spend()) break;
      if (arc.isSanitized || arc.isReviewed || isOtherStore(arc, begin) || !isFollowed(state, arc)) continue;
      const change = changeOf(target, arc);
      const from = `out ${arc.from.index}`;
      if (change && arc.kind === 'main') {
        add(from, `gate ${change.key}`);
        add(`gate ${change.key}`, `out ${arc.to.index}`, change);
      } else add(from, `out ${arc.to.index}`, change);
    }
  }
  add(`out ${target.sink.index}`, 'sink');
  return { edges, changes, nodeCount: numbers.size, source, sink };
}
