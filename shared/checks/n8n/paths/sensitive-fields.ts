/** Parameters that decide where something goes or what it does: whoever fills them steers the node. */
import type { Json, JsonObject, WorkflowNode } from '../../../model/fact.ts';
import { isExpression } from '../parameters.ts';

/** A parameter with a hole that is filled when the node runs. */
export interface OpenField {
  /** Its name, as n8n stores it. */
  readonly name: string;
  readonly text: string;
}

/** Names of parameters for recipients, addresses, amounts, files, queries, commands and the things that are changed. */
const sensitiveNames =
  /^(?:sendTo|to(?:Email|List|Recipients|Number)?|cc(?:Email|List|Recipients)?|bcc(?:Email|List|Recipients)?|recipients?\w*|replyTo|channel(?:Id|Name)?|chatId|user(?:Id|Name)?|phone(?:Number)?|email|url|uri|endpoint|host|domain|path|file(?:Name|Path|Selector)?|folder(?:Id|Path)?|bucket(?:Name)?|query|sql(?:Query)?|where|command|arguments|jsCode|pythonCode|amount|total|price|currency|account(?:Id)?|customer(?:Id)?|resourceId|documentId|recordId|messageId|ticketId|issue(?:Number|Key)?|workflowId|id|key)$/;

/** The sensitive parameters of a node that hold an expression, in stored order. */
export function openFields({ parameters }: WorkflowNode): OpenField[] {
  const found: OpenField[] = [];
  const visit = (value: Json | undefined, name: string, depth: number): void => {
    if (typeof value === 'string') {
      if (sensitiveNames.test(name) && isExpression(value)) found.push({ name, text: value });
      return;
    }
    if (depth >= depthMax || typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value as readonly Json[]) visit(item, name, depth + 1);
      return;
    }
    const object = value as JsonObject;
    // A resource locator holds its text in `value`, a row of a table names its column beside it.
    const inner = object['__rl'] === true || typeof object['value'] === 'string' ? (typeof object['name'] === 'string' ? object['name'] : name) : undefined;
    for (const [key, item] of Object.entries(object)) visit(item, key === 'value' && inner !== undefined ? inner : key, depth + 1);
  };
  visit(parameters, '', 0);
  return found;
}

/** Levels; as in `parameters.ts`. */
const depthMax = 32;

/** Whether a model fills a text: `$fromAI(…)`, or a `{placeholder}` of the older HTTP tool. */
export function isFilledByModel(text: string): boolean {
  return /\$fromAI\s*\(/i.test(text);
}

/** What an expression reads: the item that came in, and nodes by name. */
export function referencesOf(text: string): { readonly readsItem: boolean; readonly nodes: readonly string[] } {
  const nodes = [...text.matchAll(/\$(?:node\s*\[|items\s*\(|\()\s*(['"`])(.*?)\1/g)].map((match) => match[2] ?? '');
  return { readsItem: /\$(?:json|input|binary|item|data)\b/.test(text), nodes };
}
