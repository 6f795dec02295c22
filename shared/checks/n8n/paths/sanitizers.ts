/** What makes untrusted data less dangerous on its way. IF, Switch, Filter and Code alone are nothing of the kind. */
import type { WorkflowNode } from '../../../model/fact.ts';
import { ai, base, familyOf } from '../node-types.ts';
import { isExpression, parameter } from '../parameters.ts';
import { isJsonObject } from '../../../model/json-object.ts';
import type { WorkflowGraph } from '../workflow-graph.ts';

/**
 * A guardrail with the jailbreak check that looks at what passes through. The check exists only where text is judged: `sanitize` masks,
 * and a fixed text is not what passes through.
 * @see the Guardrails node of n8n, `description.ts`: jailbreak is shown for `classify`, the default; outputs are Pass and Fail (read 2026-11-30).
 */
export function stopsInjection({ type, parameters }: WorkflowNode): boolean {
  if (type !== ai('guardrails')) return false;
  if ((parameter(parameters, 'operation') ?? 'classify') !== 'classify') return false;
  return isJsonObject(parameter(parameters, 'guardrails.jailbreak')) && isExpression(parameter(parameters, 'text'));
}

/** Sends to a person and waits for the answer, in the middle of a run. */
export function waitsForPerson({ type, parameters }: WorkflowNode): boolean {
  return familyOf(type).form === 'node' && parameter(parameters, 'operation') === 'sendAndWait';
}

/**
 * Its output is held to a schema by a structured parser that is switched on, and not only left connected.
 * @see the Agent node of n8n: `hasOutputParser` is hidden, and the parser always used, up to version 1.2; later it is off by default (read 2026-11-30).
 */
export function hasStructuredParser(graph: WorkflowGraph, node: WorkflowNode): boolean {
  const isOn = parameter(node.parameters, 'hasOutputParser') === true || (node.typeVersion !== undefined && node.typeVersion <= 1.2);
  return isOn && graph.previous(node, 'ai_outputParser').some(({ type }) => type === ai('outputParserStructured'));
}

/** Decides by fields which way data goes; behind a structured parser that is a list of what is allowed. */
export function choosesByField({ type }: WorkflowNode): boolean {
  return type === base('if') || type === base('switch') || type === base('filter');
}
