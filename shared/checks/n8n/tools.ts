/** The tools of an agent: what they can do, and whether a person is asked first. */
import type { WorkflowNode } from '../../model/fact.ts';
import { ai, codeRunners, commandRunners, familyOf, httpCallers, readingTools, senders, sqlRunners } from './node-types.ts';
import { fixedStart, isExpression, parameter, textOf } from './parameters.ts';
import type { WorkflowGraph } from './workflow-graph.ts';

/** A tool that an agent can call. */
export interface AgentTool {
  readonly node: WorkflowNode;
  /** The tool's plain type: `n8n-nodes-base.gmail` for `gmailTool`. */
  readonly plain: string;
  /** A human-review node stands between the tool and the agent. */
  readonly isReviewed: boolean;
}

/** The nodes that run and hold tools: agents, and vendor nodes that call tools. The MCP server trigger only offers its tools to others. */
export function agentsIn(graph: WorkflowGraph): WorkflowNode[] {
  return graph.nodes.filter((node) => node.type !== ai('mcpTrigger') && familyOf(node.type).form !== 'review' && graph.previous(node, 'ai_tool').length > 0);
}

/** The tools of one agent, those behind a human review included. A tool that is also connected directly counts as not reviewed. */
export function toolsOf(graph: WorkflowGraph, agent: WorkflowNode): AgentTool[] {
  const tools = new Map<WorkflowNode, AgentTool>();
  const visit = (holder: WorkflowNode, isReviewed: boolean, seen: ReadonlySet<WorkflowNode>): void => {
    for (const node of graph.previous(holder, 'ai_tool')) {
      const { plain, form } = familyOf(node.type);
      if (form === 'review') {
        if (!seen.has(node)) visit(node, true, new Set([...seen, node]));
      } else if (tools.get(node)?.isReviewed !== false) {
        tools.set(node, { node, plain, isReviewed });
      }
    }
  };
  visit(agent, false, new Set([agent]));
  return [...tools.values()];
}

/** Whether a tool runs code or commands. */
export function runsCode(tool: AgentTool): boolean {
  return codeRunners.has(tool.plain);
}

/** Whether a tool calls an address that is not fixed: the model, or the data, chooses the host. */
export function callsFreeAddress(tool: AgentTool): boolean {
  const name = httpCallers.get(tool.plain);
  if (name === undefined) return false;
  const text = textOf(parameter(tool.node.parameters, name)) ?? '';
  const start = fixedStart(text);
  // With a hole behind it, a host is only fixed when it has ended before the hole.
  return !(start === text ? /^https?:\/\/[^/?#]+/i : /^https?:\/\/[^/?#]+[/?#]/i).test(start);
}

/** `writes`: sends, changes, deletes, pays or runs commands; `reads`: only looks; `undecided`: the file does not say. */
export type Effect = 'writes' | 'reads' | 'undecided';

/** What a tool does to the world, by its type and operation. */
export function effectOf({ node, plain }: AgentTool): Effect {
  if (readingTools.has(plain) || plain.startsWith(ai('vectorStore'))) return 'reads';
  // Its own tools are judged as those of an agent of its own.
  if (plain === ai('agentTool')) return 'reads';
  if (commandRunners.has(plain)) return 'writes';
  if (httpCallers.has(plain)) return httpEffect(node, plain);
  const operation = parameter(node.parameters, 'operation');
  if (isExpression(operation) || (operation !== undefined && typeof operation !== 'string')) return 'undecided';
  if (sqlRunners.has(plain)) return sqlEffect(node, plain, operation);
  if (operation !== undefined) return verbEffect(operation);
  return senders.has(plain) ? 'writes' : 'undecided';
}

function httpEffect(node: WorkflowNode, plain: string): Effect {
  if (plain.endsWith('.graphql')) return 'undecided';
  const method = parameter(node.parameters, 'method') ?? 'GET';
  if (isExpression(method) || typeof method !== 'string') return 'undecided';
  return ['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase()) ? 'reads' : 'writes';
}

function sqlEffect(node: WorkflowNode, plain: string, operation: string | undefined): Effect {
  const runner = sqlRunners.get(plain);
  const isQuery = operation === 'executeQuery' || (operation === undefined && (runner?.isDefaultQuery ?? false));
  // Inserting is the default of all the others.
  if (!isQuery) return operation === undefined ? 'writes' : verbEffect(operation);
  const query = parameter(node.parameters, runner?.query ?? 'query');
  if (typeof query !== 'string' || isExpression(query)) return 'writes';
  return /^[=\s]*(?:select|show|explain|describe)\b[^;]*;?\s*$/i.test(query) ? 'reads' : 'writes';
}

const readVerbs = new Set(['get', 'list', 'search', 'read', 'find', 'select', 'lookup', 'download', 'count', 'check', 'query', 'fetch', 'sendAndWait']);
const writeVerbs = new Set(
  'add append archive assign ban cancel charge clear close copy create deactivate delete disable edit execute insert invite kick lock mark merge move pay pin post publish put refund remove rename reply revoke send set share start stop transfer trash update upload upsert write'.split(' '),
);

/** By the first word of an operation: `getAll` reads, `appendOrUpdate` writes. Asking a person and waiting changes nothing. */
function verbEffect(operation: string): Effect {
  const verb = /^[a-z]+/.exec(operation)?.[0] ?? '';
  if (readVerbs.has(operation) || readVerbs.has(verb)) return 'reads';
  return writeVerbs.has(verb) ? 'writes' : 'undecided';
}
