/** For checks that ask one question about each node of some kind in a workflow. */
import type { Resource } from '../../model/component.ts';
import type { WorkflowNode } from '../../model/fact.ts';
import type { CheckExample, Verdict } from '../check.ts';
import { brokenWorkflow, inventoryOf } from '../example-inventory.ts';
import { notApplicable, passUnless } from '../support/verdicts.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';

interface NodeQuestion {
  /** The nodes that the question is about; only such that run are asked. */
  readonly isAsked: (node: WorkflowNode, graph: WorkflowGraph) => boolean;
  /** The sentence for a workflow without one. */
  readonly none: string;
  /** What is wrong with one node; empty when nothing is. Place and discriminator are added where they are not given. */
  readonly judge: (node: WorkflowNode, graph: WorkflowGraph) => readonly Verdict[];
}

/** The verdicts about the nodes of a workflow. */
export function judgeNodes(resource: Resource, { isAsked, none, judge }: NodeQuestion): Verdict | readonly Verdict[] {
  return judgeWorkflow(resource, (graph) => {
    const asked = graph.nodes.filter((node) => isAsked(node, graph));
    if (asked.length === 0) return notApplicable(none);
    return passUnless(asked.flatMap((node) => judge(node, graph).map((verdict) => ({ evidence: placeOf(graph, node), discriminator: node.name, ...verdict }))));
  });
}

/** Examples that every check over workflows has: nothing to ask about, and a workflow that cannot be understood. */
export const commonExamples: readonly CheckExample[] = [
  { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
  { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
];
