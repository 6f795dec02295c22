/** Where untrusted data does harm: what a tool can do when a model calls it, and what a node does with data that a model wrote. */
import type { WorkflowNode } from '../../../model/fact.ts';
import { ai, base, codeRunners, hasRole, httpCallers, readingTools, senders, sqlRunners } from '../node-types.ts';
import { isExpression, parameter, textsIn } from '../parameters.ts';
import { callsFreeAddress, effectOf, operationOf, type AgentTool } from '../tools.ts';
import type { Vertex } from './flow-graph.ts';
import { isFilledByModel, openFields, type OpenField } from './sensitive-fields.ts';

/** `data`: reads what is not public. It harms by itself only where there is nothing worse. */
export const sinkKinds = ['code', 'sql', 'file', 'http', 'send', 'workflow', 'agent', 'data'] as const;
export type SinkKind = (typeof sinkKinds)[number];

export interface Sink {
  readonly kind: SinkKind;
  /** What happens here, as a sentence. */
  readonly text: string;
  /** The parameters that open it: those that a model fills. */
  readonly opens: readonly string[];
  /** The file does not say for certain that it happens. */
  readonly isUndecided: boolean;
  /** Something can leave through it to where someone outside reads it. */
  readonly isOutbound: boolean;
  /** On a main connection: the fields that do harm, if what stands in them came from a model. */
  readonly fields: readonly OpenField[];
}

/** What a model can do with a tool, or nothing that harms. */
export function sinkOfTool({ node, plain }: Pick<Vertex, 'node' | 'plain'>): Sink | undefined {
  const tool: AgentTool = { node, plain, isReviewed: false };
  if (codeRunners.has(plain)) return sink('code', 'It runs code or commands when the model asks for it.', { opens: filledIn(node) });
  if (sqlRunners.has(plain) && queryIsOpen(node, plain)) return sink('sql', 'The model writes its SQL text.', { opens: [sqlRunners.get(plain)?.query ?? 'query'] });
  if (isFileWriter(node, plain)) return sink('file', 'It writes files of the machine that n8n runs on.', { opens: filledIn(node) });
  if (httpCallers.has(plain) && callsFreeAddress(tool)) return sink('http', 'The model chooses the address.', { isOutbound: true, opens: [httpCallers.get(plain) ?? 'url'] });
  if (plain === ai('agentTool') || plain === base('messageAnAgent')) return sink('agent', 'Another agent acts on what this one says.');
  if (readingTools.has(plain) || hasRole(plain, 'vector_store') || hasRole(plain, 'memory') || hasRole(plain, 'retrieval')) return privateRead(tool);
  const effect = effectOf(tool);
  if (plain === base('n8n')) return effect === 'reads' ? privateRead(tool) : sink('workflow', 'It changes workflows of the instance itself.', { isUndecided: effect === 'undecided', opens: filledIn(node) });
  if (effect === 'reads') return privateRead(tool);
  // The called workflow, or the server behind the client, is followed; nothing is known of a community package.
  if (followed.has(plain) || !(plain.startsWith(base('')) || plain.startsWith(ai('')))) return undefined;
  const isOutbound = senders.has(plain) || httpCallers.has(plain);
  return effect === 'writes' ? sink('send', 'It sends or changes something outside.', { isOutbound, opens: filledIn(node) }) : sink('send', 'Whether it sends or changes something is not written in the workflow.', { isUndecided: true, isOutbound, opens: filledIn(node) });
}

/** What a model does by itself with what it reads: the older SQL agent writes and runs queries without any tool. */
export function sinkInside({ node, isModel }: Pick<Vertex, 'node' | 'isModel'>): Sink | undefined {
  const isSqlAgent = isModel && parameter(node.parameters, 'agent') === 'sqlAgent' && (node.typeVersion === undefined || node.typeVersion < 1.8);
  return isSqlAgent ? sink('sql', 'The agent writes SQL and runs it.') : undefined;
}

/** What a node on a main connection does with what a model wrote, or nothing that harms. Only fields with an expression can be reached. */
export function sinkOnMain({ node, plain }: Pick<Vertex, 'node' | 'plain'>): Sink | undefined {
  if (node.type !== plain) return undefined;
  if (codeRunners.has(plain)) return codeOnMain(node, plain);
  const fields = openFields(node);
  const only = (...names: readonly string[]) => fields.filter(({ name }) => names.includes(name));
  if (sqlRunners.has(plain) && queryIsOpen(node, plain)) return onMain('sql', 'A model wrote part of its SQL text', only('query', 'sqlQuery'));
  if (isFileWriter(node, plain)) return onMain('file', 'A model chooses the file that is written', only('fileName', 'filePath', 'path'));
  const address = httpCallers.get(plain);
  if (address !== undefined && callsFreeAddress({ node, plain, isReviewed: false })) return onMain('http', 'A model chooses the address that is called', only(address), true);
  if (plain === base('n8n')) return effectOf({ node, plain, isReviewed: false }) === 'reads' ? undefined : onMain('workflow', 'A model chooses which workflow of the instance is changed, and how', fields);
  const changes = hasRole(plain, 'side_effect') || hasRole(plain, 'data');
  if (!changes || effectOf({ node, plain, isReviewed: false }) !== 'writes') return undefined;
  return onMain('send', 'A model chooses who gets it, or what is changed', fields.filter(({ name }) => isTarget(node, name)), senders.has(plain));
}

/** Whether a parameter says where something goes. Columns and fields of what is written are its content, whatever they are called. */
function isTarget({ parameters }: WorkflowNode, name: string): boolean {
  return name !== 'query' && ['', 'additionalFields', 'options', 'updateFields'].some((group) => parameter(parameters, group === '' ? name : `${group}.${name}`) !== undefined);
}

/** Whether a tool reads what is not public: it uses a credential, or reads a store, a file or a database. */
function privateRead({ node, plain }: AgentTool): Sink | undefined {
  if (plain === ai('toolVectorStore') || hasRole(plain, 'vector_store')) return sink('data', 'It reads documents for the model.');
  if (readingTools.has(plain) || hasRole(plain, 'memory') || hasRole(plain, 'retrieval') || followed.has(plain)) return undefined;
  const isPrivate = node.credentials.length > 0 || hasRole(plain, 'data') || hasRole(plain, 'file') || hasRole(plain, 'side_effect') || parameter(node.parameters, 'authentication') !== undefined;
  return isPrivate ? sink('data', 'It reads what is not public for the model.') : undefined;
}

const followed: ReadonlySet<string> = new Set([ai('toolWorkflow'), ai('retrieverWorkflow'), ai('mcpClientTool'), ai('mcpClient'), ai('mcpRegistryClientTool'), ai('mcpTrigger')]);

function sink(kind: SinkKind, text: string, more: Partial<Pick<Sink, 'isUndecided' | 'isOutbound' | 'opens'>> = {}): Sink {
  return { kind, text, isUndecided: false, isOutbound: false, opens: [], fields: [], ...more };
}

/** The sensitive parameters that the model fills. */
function filledIn(node: WorkflowNode): string[] {
  return [...new Set(openFields(node).filter(({ text }) => isFilledByModel(text)).map(({ name }) => name))].slice(0, opensMax);
}

/** Parameters that a reason names. */
const opensMax = 3;

function onMain(kind: SinkKind, text: string, fields: readonly OpenField[], isOutbound = false): Sink | undefined {
  if (fields.length === 0) return undefined;
  return { ...sink(kind, `${text}.`, { isOutbound, opens: [...new Set(fields.map(({ name }) => name))].slice(0, opensMax) }), fields };
}

/** Commands with a hole, and code that runs text as code. Code that only reshapes what a model wrote is no sink. */
function codeOnMain(node: WorkflowNode, plain: string): Sink | undefined {
  const fields = openFields(node).filter(({ name }) => ['command', 'arguments', 'host', 'url', 'path'].includes(name));
  if (fields.length > 0) return onMain('code', 'A model wrote part of the command', fields);
  if (!hasRole(plain, 'code') || !textsIn(node.parameters).some((text) => runsText.test(text))) return undefined;
  return { ...sink('code', 'Its code runs text as code or as a command.'), fields: [{ name: 'code', text: '={{ $json }}' }] };
}

/** Calls that run a text: JavaScript's eval and Function, child processes, Python's exec, eval, os.system and subprocess. */
export const runsText = /\beval\s*\(|\bnew\s+Function\s*\(|\bchild_process\b|\bexecSync\s*\(|\bspawn(?:Sync)?\s*\(|\bvm\s*\.\s*run\w*\s*\(|\bos\.system\s*\(|\bsubprocess\.\w+\s*\(|(?<![\w.])exec\s*\(/;

function queryIsOpen(node: WorkflowNode, plain: string): boolean {
  return operationOf(node, plain) === 'executeQuery' && isExpression(parameter(node.parameters, sqlRunners.get(plain)?.query ?? 'query'));
}

function isFileWriter({ parameters }: WorkflowNode, plain: string): boolean {
  if (plain === base('writeBinaryFile')) return true;
  const operation = parameter(parameters, 'operation');
  if (plain === base('readWriteFile')) return operation === 'write';
  return plain === base('ftp') && (operation === 'upload' || operation === 'delete' || operation === 'rename');
}
