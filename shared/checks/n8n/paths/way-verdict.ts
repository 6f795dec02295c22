/** What a verdict about a way says besides its sentence: where it begins and ends, and every step. */
import type { Verdict } from '../../check.ts';
import { placeOf } from '../workflow-graph.ts';
import { chainText, flowOf, stepsOf } from './path-finding.ts';
import type { State } from './walk.ts';

interface Way {
  /** The names of the nodes, for the sentence. */
  readonly chain: string;
  readonly where: Pick<Verdict, 'evidence' | 'flow' | 'discriminator'>;
}

/** The parts of a verdict about a way; two ways that end at the same node are one finding. */
export function describeWay(way: readonly State[], texts: Parameters<typeof stepsOf>[1]): Way {
  const steps = stepsOf(way, texts);
  const flow = flowOf(steps);
  const last = way.at(-1)?.vertex;
  return {
    chain: chainText(way.map(({ vertex }) => vertex.node.name)),
    where: {
      evidence: [way[0], way.at(-1)].flatMap((state) => (state ? placeOf(state.vertex.graph, state.vertex.node) : [])),
      ...(last && { discriminator: JSON.stringify([last.graph.resource.id, last.node.name]) }),
      ...(flow && { flow }),
    },
  };
}

/** Of several ways to one node, the first. */
export function onePerEnd<T extends { readonly state: State }>(found: readonly T[]): T[] {
  return [...new Map(found.toReversed().map((each) => [each.state.vertex, each])).values()].toReversed();
}
