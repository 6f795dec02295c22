/** Who can start a workflow: its open triggers and what they ask for. */
import type { Json, WorkflowNode } from '../../model/fact.ts';
import { isExpression, parameter, textsIn } from './parameters.ts';
import { ai, base, conditionNodes, openTriggers } from './node-types.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/**
 * `open`: anyone who can reach it starts it; `guarded`: no authentication, but the next nodes (or an address list) decide who goes on;
 * `authenticated`; `closed`: a chat that is not public; `undecided`: an expression, or a value that does not exist.
 */
export type Exposure = 'open' | 'guarded' | 'authenticated' | 'closed' | 'undecided';

// A missing parameter is the default, and the default is `none` everywhere.
const authentications: ReadonlyMap<string, ReadonlySet<Json>> = new Map([
  [base('webhook'), new Set<Json>(['basicAuth', 'headerAuth', 'jwtAuth', 'n8nOAuth2'])],
  [base('formTrigger'), new Set<Json>(['basicAuth', 'n8nUserAuth'])],
  [ai('chatTrigger'), new Set<Json>(['basicAuth', 'n8nUserAuth'])],
  [ai('mcpTrigger'), new Set<Json>(['bearerAuth', 'headerAuth', 'n8nOAuth2'])],
]);

/** The webhook, form and chat triggers that run, each with its exposure. */
export function exposedTriggers(graph: WorkflowGraph): { readonly trigger: WorkflowNode; readonly exposure: Exposure }[] {
  return graph.nodes.filter((node) => openTriggers.has(node.type)).map((trigger) => ({ trigger, exposure: exposureOf(graph, trigger) }));
}

/** What one trigger asks for. */
export function exposureOf(graph: WorkflowGraph, trigger: WorkflowNode): Exposure {
  if (trigger.type === ai('chatTrigger')) {
    const isPublic = parameter(trigger.parameters, 'public') ?? false;
    if (isPublic === false) return 'closed';
    if (isPublic !== true) return 'undecided';
  }
  const authentication = parameter(trigger.parameters, 'authentication') ?? 'none';
  if (authentications.get(trigger.type)?.has(authentication)) return 'authenticated';
  if (authentication !== 'none') return 'undecided';
  return hasAddressList(trigger) || isValidatedNext(graph, trigger) ? 'guarded' : 'open';
}

function hasAddressList(trigger: WorkflowNode): boolean {
  const list = parameter(trigger.parameters, 'options.ipWhitelist');
  return isExpression(list) || (typeof list === 'string' && list.trim() !== '');
}

/** Every node right after the trigger is a condition (or code) about who is calling: a header, a token or a signature. A condition about the content is none. */
function isValidatedNext(graph: WorkflowGraph, trigger: WorkflowNode): boolean {
  const next = graph.next(trigger, 'main');
  return next.length > 0 && next.every((node) => conditionNodes.has(node.type) && textsIn(node.parameters).some((text) => callerWords.test(text)));
}

const callerWords = /headers?\b|authoriz|signature|x-api-key|\bhmac\b|\bjwt\b/i;
