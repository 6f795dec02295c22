/** The cheapest set of edges without which no way leads from the source of a network to its sink (Dinic's algorithm). */

import { createStepBudget, type StepBudget } from './step-budget.ts';

export interface NetworkEdge {
  readonly from: number;
  readonly to: number;
  /** Cost of cutting it; whole number above 0, or `Infinity` when it cannot be cut. */
  readonly cost: number;
}

export interface Network {
  /** Nodes are numbered from 0. */
  readonly nodeCount: number;
  readonly edges: readonly NetworkEdge[];
  readonly source: number;
  readonly sink: number;
}

/**
 * Positions of the edges of a cheapest cut, ascending; empty when no way leads to the sink anyway.
 * Nothing when every way can only be cut at an edge that cannot be cut, or when the budget is spent before it is found. Of several cheapest cuts it is the one nearest to the source.
 */
export function minCut({ nodeCount, edges, source, sink }: Network, budget: StepBudget = createStepBudget(Infinity)): number[] | undefined {
  if (source === sink) return undefined;
  // No sum of real costs reaches it, so a flow that large went over uncuttable edges only.
  const uncuttable = edges.reduce((sum, { cost }) => sum + (Number.isFinite(cost) ? cost : 0), 1);
  const residual = new Residual(nodeCount, budget);
  for (const { from, to, cost } of edges) residual.add(from, to, Number.isFinite(cost) ? cost : uncuttable);

  let flow = 0;
  while (residual.level(source, sink)) {
    for (let pushed = residual.push(source, sink); pushed > 0; pushed = residual.push(source, sink)) {
      flow += pushed;
      if (flow >= uncuttable) return undefined;
    }
  }
  if (budget.isSpent) return undefined;
  const near = residual.reachable(source);
  return edges.flatMap(({ from, to }, at) => (near.has(from) && !near.has(to) ? [at] : []));
}

/** Arcs in pairs: an even one is an edge, the odd one behind it gives its flow back. */
class Residual {
  private readonly ends: number[] = [];
  private readonly room: number[] = [];
  private readonly arcs: number[][];
  private levels: number[] = [];
  private next: number[] = [];

  private readonly budget: StepBudget;

  constructor(nodeCount: number, budget: StepBudget) {
    this.budget = budget;
    this.arcs = Array.from({ length: nodeCount }, () => []);
  }

  add(from: number, to: number, capacity: number): void {
    this.arcs[from]?.push(this.ends.length);
    this.ends.push(to);
    this.room.push(capacity);
    this.arcs[to]?.push(this.ends.length);
    this.ends.push(from);
    this.room.push(0);
  }

  /** Numbers the nodes by their distance; false when the sink is out of reach. */
  level(source: number, sink: number): boolean {
    this.levels = this.arcs.map(() => -1);
    this.next = this.arcs.map(() => 0);
    this.levels[source] = 0;
    const open = [source];
    for (const node of open) {
      for (const arc of this.arcs[node] ?? []) {
        if (!this.budget.spend()) return false;
        const end = this.ends[arc] ?? 0;
        if ((this.room[arc] ?? 0) > 0 && this.levels[end] === -1) {
          this.levels[end] = (this.levels[node] ?? 0) + 1;
          open.push(end);
        }
      }
    }
    return this.levels[sink] !== -1;
  }

  /** Sends what fits along one shortest way; an explicit stack, because ways are as long as workflows. */
  push(source: number, sink: number): number {
    const way: number[] = [];
    let node = source;
    while (node !== sink) {
      const arc = this.advance(node);
      if (arc !== undefined) {
        way.push(arc);
        node = this.ends[arc] ?? sink;
        continue;
      }
      const back = way.pop();
      if (back === undefined) return 0;
      node = this.ends[back ^ 1] ?? source;
      this.next[node] = (this.next[node] ?? 0) + 1;
    }
    const pushed = Math.min(...way.map((arc) => this.room[arc] ?? 0));
    for (const arc of way) {
      this.room[arc] = (this.room[arc] ?? 0) - pushed;
      this.room[arc ^ 1] = (this.room[arc ^ 1] ?? 0) + pushed;
    }
    return pushed;
  }

  /** The next arc of a node that leads one level on. */
  private advance(node: number): number | undefined {
    const arcs = this.arcs[node] ?? [];
    for (let at = this.next[node] ?? 0; at < arcs.length; at += 1) {
      if (!this.budget.spend()) return undefined;
      this.next[node] = at;
      const arc = arcs[at] ?? 0;
      if ((this.room[arc] ?? 0) > 0 && this.levels[this.ends[arc] ?? 0] === (this.levels[node] ?? 0) + 1) return arc;
    }
    this.next[node] = arcs.length;
    return undefined;
  }

  reachable(source: number): Set<number> {
    const seen = new Set([source]);
    for (const node of seen) {
      for (const arc of this.arcs[node] ?? []) if ((this.room[arc] ?? 0) > 0) seen.add(this.ends[arc] ?? 0);
    }
    return seen;
  }
}
