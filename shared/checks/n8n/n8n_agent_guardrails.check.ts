import type { WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { ai, base, guardrails, modelRoots } from './node-types.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';

type Nodes = Parameters<typeof workflow>[0]['nodes'];
const guard = (name: string, isDisabled = false) => node(name, ai('guardrails'), { isDisabled });
const flow = (nodes: Nodes, ...links: readonly string[]) =>
  inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('Hook', base('webhook')), node('Agent', ai('agent')), node('Reply', base('respondToWebhook')), ...nodes], edges: edges(...links) })] });
const guarded = ['Hook > In', 'In > Agent', 'Agent > Out', 'Out > Reply'];

/**
 * Input is covered when every way into the node passes a guardrail, output when every way out of it does before it ends.
 * A way through the second output of a guardrail, by which it refuses, is not covered. IF, Switch and Code are no guardrails.
 */
export default defineCheck({
  id: 'n8n_agent_guardrails',
  version: 2,
  title: 'Guardrail or filter node around model input and output',
  severity: 'medium',
  flag: 'no_guardrail',
  remediation: 'Put a guardrail node in front of the agent (jailbreak, personal data) and one behind it (secrets, addresses).',
  controls: {
    soc2: ['CC6.8', 'CC8.1'],
    iso_27001: ['A.8.26', 'A.8.28'],
    pci_dss: ['6.2.4'],
    nist_csf: ['PR.PS-06'],
    nist_ai_rmf: ['MEASURE 2.7', 'GAI.9'],
    iso_42001: ['A.6.2.4'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM05:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0051', 'AML.T0077', 'AML.M0020', 'AML.M0033'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const roots = graph.nodes.filter(({ type }) => modelRoots.has(type));
      if (roots.length === 0) return notApplicable('The workflow has no node that calls a model.');
      return passUnless(roots.flatMap((root) => judgeRoot(graph, root)));
    }),

  examples: [
    { kind: 'pass', why: 'one in front, one behind', inventory: flow([guard('In'), guard('Out')], ...guarded), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: flow([], 'Hook > Agent', 'Agent > Reply'), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'in front only', inventory: flow([guard('In')], 'Hook > In', 'In > Agent', 'Agent > Reply'), answers: { Desk: 'review' } },
    { kind: 'review', why: 'a second way in goes past it', inventory: flow([guard('In'), guard('Out'), node('Clock', base('scheduleTrigger'))], ...guarded, 'Clock > Agent'), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no model', inventory: inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('Log', base('set'))] })] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'disabled guardrails let everything through', inventory: flow([guard('In', true), guard('Out', true)], ...guarded), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'what the guardrail refuses goes to the agent as well', inventory: flow([guard('In'), guard('Out')], ...guarded, 'In >main:1> Agent'), answers: { Desk: 'review' } },
    { kind: 'near_miss', why: 'a guardrail beside the way covers nothing', inventory: flow([guard('In')], 'Hook > In', 'Hook > Agent', 'Agent > Reply'), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a condition is no guardrail', inventory: flow([node('In', base('if')), node('Out', base('switch'))], ...guarded), answers: { Desk: 'fail' } },
  ],
});

function judgeRoot(graph: WorkflowGraph, root: WorkflowNode): Verdict[] {
  const hasInput = isCovered(root, (node) => graph.previous(node, 'main'), (guard, behind) => !graph.next(guard, 'main', 1).includes(behind));
  const hasOutput = isCovered(root, (node) => graph.next(node, 'main'), () => true);
  if (hasInput && hasOutput) return [];
  const where = { evidence: placeOf(graph, root), discriminator: root.name };
  if (!hasInput && !hasOutput) return [fail(`No guardrail stands in front of or behind ${quoted(root.name)}.`, where)];
  return [review(`No guardrail stands ${hasInput ? 'behind' : 'in front of'} ${quoted(root.name)} on every way.`, where)];
}

/** Nodes where a way may end without saying anything to anyone. */
const silentEnds = new Set([base('noOp'), base('stopAndError')]);

/** No way from a node in one direction comes to an end without meeting a guardrail that holds: one is asked with the node that the way comes from. */
function isCovered(start: WorkflowNode, neighbours: (node: WorkflowNode) => readonly WorkflowNode[], holds: (guard: WorkflowNode, from: WorkflowNode) => boolean): boolean {
  const seen = new Set([start]);
  const open = [start];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const next = neighbours(node);
    if (next.length === 0 && !silentEnds.has(node.type)) return false;
    for (const neighbour of next) {
      if (seen.has(neighbour) || (guardrails.has(neighbour.type) && holds(neighbour, node))) continue;
      seen.add(neighbour);
      open.push(neighbour);
    }
  }
  return true;
}
