import { describe, expect, it } from 'vitest';
import { minCut, type Network, type NetworkEdge } from '#shared/checks/n8n/paths/min-cut.ts';
import { generator } from '../../../harness/report-fixture.ts';

const edge = (from: number, to: number, cost = 1): NetworkEdge => ({ from, to, cost });
const network = (nodeCount: number, edges: readonly NetworkEdge[]): Network => ({ nodeCount, edges, source: 0, sink: nodeCount - 1 });

function isConnected({ edges, source, sink }: Network, without: ReadonlySet<number>): boolean {
  const seen = new Set([source]);
  for (const node of seen) for (const [at, { from, to }] of edges.entries()) if (from === node && !without.has(at)) seen.add(to);
  return seen.has(sink);
}

/** The cost of the cheapest cut by trying every set of edges that can be cut. */
function bruteForce(of: Network): number {
  const cuttable = of.edges.flatMap(({ cost }, at) => (Number.isFinite(cost) ? [at] : []));
  let best = Infinity;
  for (let mask = 0; mask < 2 ** cuttable.length; mask += 1) {
    const chosen = new Set(cuttable.filter((_, bit) => (mask >> bit) & 1));
    const cost = [...chosen].reduce((sum, at) => sum + (of.edges[at]?.cost ?? 0), 0);
    if (cost < best && !isConnected(of, chosen)) best = cost;
  }
  return best;
}

function randomNetwork(seed: number): Network {
  const next = generator(seed);
  const nodeCount = 3 + Math.floor(next() * 4);
  const edges = Array.from({ length: 2 + Math.floor(next() * 9) }, () => edge(Math.floor(next() * nodeCount), Math.floor(next() * nodeCount), next() < 0.25 ? Infinity : 1 + Math.floor(next() * 5)));
  return network(nodeCount, edges);
}

describe('the cheapest cut', () => {
  it('costs what trying every set of edges finds, on 400 random networks', () => {
    let cut = 0;
    for (let seed = 1; seed <= 400; seed += 1) {
      const of = randomNetwork(seed);
      const found = minCut(of);
      const cost = found === undefined ? Infinity : found.reduce((sum, at) => sum + (of.edges[at]?.cost ?? 0), 0);

      expect([seed, cost]).toEqual([seed, bruteForce(of)]);
      if (found !== undefined) expect([seed, isConnected(of, new Set(found))]).toEqual([seed, false]);
      if (cost > 0 && Number.isFinite(cost)) cut += 1;
    }
    // Most of them had something to cut.
    expect(cut).toBeGreaterThan(100);
  });

  it('takes one narrow place before two wide ones', () => {
    expect(minCut(network(4, [edge(0, 1), edge(0, 1), edge(1, 2, 1), edge(2, 3), edge(2, 3)]))).toEqual([2]);
  });

  it('takes back what the shortest way took, where two longer ways carry more', () => {
    // 0 to 7 by 1 and 2 is the shortest way, and stands in the way of 0, 3, 4, 2, 7 and 0, 1, 5, 6, 7.
    const of = network(8, [edge(0, 1), edge(1, 2), edge(2, 7), edge(0, 3), edge(3, 4), edge(4, 2), edge(1, 5), edge(5, 6), edge(6, 7)]);

    expect(minCut(of)).toEqual([0, 3]);
    expect(bruteForce(of)).toBe(2);
  });

  it('is empty when nothing leads to the sink, and nothing when every way holds', () => {
    expect(minCut(network(3, [edge(0, 1)]))).toEqual([]);
    expect(minCut(network(3, [edge(0, 1, Infinity), edge(1, 2, Infinity)]))).toBeUndefined();
    expect(minCut({ nodeCount: 1, edges: [], source: 0, sink: 0 })).toBeUndefined();
  });

  it('cuts around edges that cannot be cut', () => {
    expect(minCut(network(4, [edge(0, 1, Infinity), edge(1, 2, 7), edge(1, 3, 2), edge(2, 3, Infinity)]))).toEqual([1, 2]);
  });

  it('goes through a long chain without running out of stack', () => {
    const length = 20_000;
    const edges = Array.from({ length }, (_, at) => edge(at, at + 1, at === 12_345 ? 1 : 2));

    expect(minCut(network(length + 1, edges))).toEqual([12_345]);
  });
});
