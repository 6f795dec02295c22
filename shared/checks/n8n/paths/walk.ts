/** Follows untrusted data through the flow graph, breadth first: what is reached first is reached by the fewest steps. */
import { hasRole } from '../node-types.ts';
import type { Arc, FlowGraph, Vertex } from './flow-graph.ts';
import type { StepBudget } from './step-budget.ts';
import { choosesByField, hasStructuredParser } from './sanitizers.ts';

/**
 * A vertex under the conditions that decide how the data may go on.
 * `steered`: a model has read it, so what comes now may be an attacker's will. `called`: it came in through a call, and the answer goes
 * to the caller alone, which hands it on by itself. `content`: people outside wrote it, or it lay in a store. `parsed`: a model's output held to a schema.
 */
export interface State {
  readonly vertex: Vertex;
  readonly isSteered: boolean;
  readonly isCalled: boolean;
  readonly isContent: boolean;
  readonly isParsed: boolean;
  /** How it was reached; absent for a start. */
  readonly arc?: Arc;
  readonly before?: State;
  /** Steps from the start. */
  readonly depth: number;
}

export interface WalkOptions {
  /** Arcs that are not followed. */
  readonly isBlocked?: (arc: Arc) => boolean;
  /** Stops as soon as it answers true. */
  readonly isEnd?: (state: State) => boolean;
  /** States that may be reached, when that is bounded; what is left is in `isCut`. */
  readonly statesMax?: number;
  /** Connections that may be looked at; what is left is in `isCut`. */
  readonly budget?: StepBudget;
  /** Follows sanitized connections too. */
  readonly isThroughSanitizers?: boolean;
}

/** What a walk reached, in its order. */
export interface Walk {
  readonly states: readonly State[];
  /** Tools that are reached only after a person was asked, with the state of the agent that asks. */
  readonly reviewed: readonly { readonly arc: Arc; readonly before: State }[];
  readonly isCut: boolean;
}

/** Steps of one way; longer ones are cut and say so. n8n's editor becomes unusable long before. */
export const stepsMax = 500;

/** Where a walk begins. */
export function startAt(vertex: Vertex, more: { readonly isSteered?: boolean; readonly isContent?: boolean; readonly isCalled?: boolean } = {}): State {
  return { vertex, isSteered: more.isSteered ?? false, isCalled: more.isCalled ?? false, isContent: more.isContent ?? false, isParsed: false, depth: 0 };
}

/** Every state that is reached from the starts. Sanitized connections and tools behind a person are not followed. */
export function walk(starts: readonly State[], { isBlocked = () => false, isEnd, statesMax = Infinity, budget, isThroughSanitizers = false }: WalkOptions): Walk {
  const seen = new Set<number>();
  const begun = new Set(starts.map(({ vertex }) => vertex));
  const states: State[] = [];
  const reviewed: Walk['reviewed'][number][] = [];
  let isCut = false;
  const visit = (state: State): void => {
    const key = keyOf(state);
    if (seen.has(key)) return;
    if (states.length >= statesMax || state.depth >= stepsMax) {
      isCut = true;
      return;
    }
    seen.add(key);
    states.push(state);
  };

  for (const start of starts) visit(start);
  for (let at = 0; at < states.length; at += 1) {
    const state = states[at] as State;
    if (isEnd?.(state)) break;
    // A list of what is allowed, behind a schema: only known values go on.
    const isAllowed = state.isParsed && choosesByField(state.vertex.node);
    for (const arc of state.vertex.out) {
      if (budget && !budget.spend()) return { states, reviewed, isCut: true };
      // What comes back to where it began has nothing new to say.
      if (begun.has(arc.to) || isBlocked(arc)) continue;
      if (!isThroughSanitizers && (arc.isSanitized || (isAllowed && arc.kind === 'main'))) continue;
      if (arc.isReviewed) {
        if (state.isSteered) reviewed.push({ arc, before: state });
        continue;
      }
      const next = follow(state, arc);
      if (next) visit(next);
    }
  }
  return { states, reviewed, isCut };
}

/** The steps from the start to a state, both included. */
export function wayTo(state: State): State[] {
  const way: State[] = [];
  for (let step: State | undefined = state; step; step = step.before) way.push(step);
  return way.toReversed();
}

/** Bound of states of a graph: each vertex under each of the four conditions. */
export function statesOf({ vertices }: FlowGraph): number {
  return vertices.length * 16;
}

/** Whether data under these conditions takes an arc at all. */
export function isFollowed(state: State, { kind, from }: Arc): boolean {
  // An answer goes to whoever called. What came in by a call is followed from the caller on, so only what began here goes up.
  // A memory answers every node that remembers with it.
  if ((kind === 'return' || kind === 'result') && state.isCalled) return hasRole(from.plain, 'memory');
  // Only a model uses tools; a trigger of an MCP server stands for one.
  return kind !== 'tool' || state.isSteered;
}

function follow(state: State, arc: Arc): State | undefined {
  if (!isFollowed(state, arc)) return undefined;
  const { kind, to } = arc;
  const isStore = kind === 'store';
  const isSteered = to.isModel || (state.isSteered && !isStore);
  const isParsed = kind === 'main' && (state.vertex.isModel ? hasStructuredParser(state.vertex.graph, state.vertex.node) : state.isParsed) && !to.isModel;
  return {
    vertex: to,
    isSteered,
    isCalled: isStore ? false : state.isCalled || kind === 'call' || kind === 'tool',
    isContent: state.isContent || isStore,
    isParsed,
    arc,
    before: state,
    depth: state.depth + 1,
  };
}

function keyOf({ vertex, isSteered, isCalled, isContent, isParsed }: State): number {
  return vertex.index * 16 + (isSteered ? 1 : 0) + (isCalled ? 2 : 0) + (isContent ? 4 : 0) + (isParsed ? 8 : 0);
}
