/** The tools of an agent: what they can do, and whether a person is asked first. */
import type { WorkflowNode } from '../../model/fact.ts';
import { defaultOperation } from './default-operations.ts';
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
  const operation = operationOf(node, plain);
  if (operation === 'computed') return 'undecided';
  if (sqlRunners.has(plain)) return sqlEffect(node, plain, operation);
  if (operation !== undefined) return verbEffect(operation);
  return senders.has(plain) ? 'writes' : 'undecided';
}

/** What a node is told to do, its default when it is told nothing; `computed` when that is only known at run time, nothing when it has no operations. */
export function operationOf({ parameters }: WorkflowNode, plain: string): string | undefined {
  const stated = parameter(parameters, 'operation');
  if (typeof stated === 'string' && !isExpression(stated)) return stated;
  if (stated !== undefined) return 'computed';
  const resource = parameter(parameters, 'resource');
  return isExpression(resource) ? 'computed' : defaultOperation(plain, resource);
}

function httpEffect(node: WorkflowNode, plain: string): Effect {
  if (plain.endsWith('.graphql')) return 'undecided';
  const method = parameter(node.parameters, 'method') ?? 'GET';
  if (isExpression(method) || typeof method !== 'string') return 'undecided';
  return ['GET', 'HEAD', 'OPTIONS'].includes(method.toUpperCase()) ? 'reads' : 'writes';
}

function sqlEffect(node: WorkflowNode, plain: string, operation: string | undefined): Effect {
  if (operation !== 'executeQuery') return operation === undefined ? 'undecided' : verbEffect(operation);
  const query = parameter(node.parameters, sqlRunners.get(plain)?.query ?? 'query');
  if (typeof query !== 'string' || isExpression(query)) return 'writes';
  return /^[=\s]*(?:select|show|explain|describe)\b[^;]*;?\s*$/i.test(query) ? 'reads' : 'writes';
}

const readVerbs = new Set(
  'administrators changelog check count download exchange exists fetch find generate get history info keys list llen lookup member members properties query read replies row scrape search select sendAndWait statistics transitions users'.split(' '),
);
const writeVerbs = new Set(
  'add answer append archive assign ban batch cancel change charge clear close copy create deactivate deactive delete disable dispatch drop edit enable execute exit incr insert invite invoke join kick launch leave like link lock make mark merge move notify open pay pin pop post publish push put quiet rate react recover refund remove rename reopen reply restart restore retweet revoke role run safe send set share soft start stop terminate timeout transfer trash trigger type unarchive unban undo unlink unpin untrash update upload upsert void write'.split(' '),
);

/** By the first word of an operation: `getAll` reads, `appendOrUpdate` writes. Asking a person and waiting changes nothing. */
function verbEffect(operation: string): Effect {
  const verb = /^[a-z]+/.exec(operation)?.[0] ?? '';
  if (readVerbs.has(operation) || readVerbs.has(verb)) return 'reads';
  return writeVerbs.has(verb) ? 'writes' : 'undecided';
}
