import { nodeRoles, type NodeRole } from './node-roles.ts';

/**
 * What n8n's node types do, as far as judging needs it: tables and look-ups, no logic of checks. Roles stand in `node-roles.ts`.
 * Names are those of n8n-nodes-base 2.41.2 and @n8n/n8n-nodes-langchain 2.41.1 (`dist/types/nodes.json`, read 2026-11-21); they are case-sensitive.
 *
 * n8n also generates two families when it loads: `<name>Tool` for nodes that an agent may use, and `<name>HitlTool`,
 * a human review that stands between a tool and its agent. `familyOf` takes them apart, so the tables list plain names only.
 */

/** A node type of n8n's own base package. */
export function base(name: string): string {
  return `n8n-nodes-base.${name}`;
}

/** A node type of n8n's own AI package. */
export function ai(name: string): string {
  return `@n8n/n8n-nodes-langchain.${name}`;
}

/** A type with its generated ending taken off. */
export interface Family {
  /** The plain type: `n8n-nodes-base.gmail` for `n8n-nodes-base.gmailTool`. */
  readonly plain: string;
  /** `tool`: a node offered to an agent; `review`: a human review in front of a tool. */
  readonly form: 'node' | 'tool' | 'review';
}

// These AI types end in `Tool` by their own name; nothing was generated.
const ownToolNames = new Set([ai('agentTool'), ai('mcpClientTool'), ai('mcpRegistryClientTool')]);

/** Takes a generated type apart. */
export function familyOf(type: string): Family {
  if (ownToolNames.has(type)) return { plain: type, form: 'tool' };
  if (type.endsWith('HitlTool')) return { plain: type.slice(0, -'HitlTool'.length), form: 'review' };
  if (type.endsWith('Tool')) return { plain: type.slice(0, -'Tool'.length), form: 'tool' };
  return { plain: type, form: type.startsWith(ai('tool')) ? 'tool' : 'node' };
}

const rolesByType = Map.groupBy(
  nodeRoles.flatMap(({ role, base: baseNames = '', ai: aiNames = '' }) => [...types(base, baseNames), ...types(ai, aiNames)].map((type) => ({ type, role }))),
  ({ type }) => type,
);

/** Whether a plain type has a role. */
export function hasRole(plain: string, role: NodeRole): boolean {
  return rolesByType.get(plain)?.some((row) => row.role === role) ?? false;
}

/** The plain types that have a role. */
export function typesOf(role: NodeRole): ReadonlySet<string> {
  return new Set([...rolesByType].flatMap(([type, rows]) => (rows.some((row) => row.role === role) ? [type] : [])));
}

/** Whether a type is of n8n's own packages. What another package does is not known, whatever its name says. */
export function isOwnType(type: string): boolean {
  return type.startsWith(base('')) || type.startsWith(ai(''));
}

function types(of: (name: string) => string, names: string): string[] {
  return names.split(' ').filter((name) => name !== '').map(of);
}

/** Triggers that anyone who can reach the instance can start, unless they ask for credentials. */
export const openTriggers: ReadonlySet<string> = new Set([base('webhook'), base('formTrigger'), ai('chatTrigger')]);

/** Root nodes that give text to a model and hand its answer on. */
export const modelRoots: ReadonlySet<string> = new Set([
  ...types(ai, 'agent openAiAssistant chainLlm chainRetrievalQa chainSummarization toolExecutor openAi anthropic googleGemini ollama alibabaCloud minimax moonshot'),
  ...types(base, 'openAi mistralAi perplexity messageAnAgent'),
]);

/** Agents that run a loop of model and tool calls, with `options.maxIterations`. */
export const loopingAgents: ReadonlySet<string> = new Set([ai('agent'), ai('agentTool')]);

/** Look at text for injections, secrets and personal data. IF, Switch and Code are none, however they are used. */
export const guardrails: ReadonlySet<string> = new Set([ai('guardrails')]);

/** Run code or commands that their parameters (or a model) give. */
export const codeRunners: ReadonlySet<string> = typesOf('code');

/** Run commands on a machine: more than sandboxed code. */
export const commandRunners: ReadonlySet<string> = new Set(types(base, 'executeCommand ssh git npm'));

/** Call an address that their parameters (or a model) give; with the parameter that holds it. */
export const httpCallers: ReadonlyMap<string, string> = new Map([
  [base('httpRequest'), 'url'],
  [base('graphql'), 'endpoint'],
  [ai('toolHttpRequest'), 'url'],
]);

interface SqlRunner {
  readonly query: string;
}

/** Run SQL; with the parameter that holds its text. */
export const sqlRunners: ReadonlyMap<string, SqlRunner> = new Map<string, SqlRunner>([
  ...types(base, 'postgres mySql microsoftSql oracleDatabase snowflake crateDb questDb timescaleDb databricks').map((type): [string, SqlRunner] => [type, { query: 'query' }]),
  [base('googleBigQuery'), { query: 'sqlQuery' }],
]);

/** Reach an MCP server; with the parameters that can hold its address, newest first. Empty: the address is in a credential or a registry, not in the workflow. */
export const mcpClients: ReadonlyMap<string, readonly string[]> = new Map([
  [ai('mcpClientTool'), ['endpointUrl', 'sseEndpoint']],
  [ai('mcpClient'), ['endpointUrl', 'sseEndpoint']],
  [ai('mcpRegistryClientTool'), []],
  // The community package that was there before n8n had its own.
  ['n8n-nodes-mcp.mcpClient', []],
  ['n8n-nodes-mcp.mcpClientTool', []],
]);

/** Tools that only look something up or think. */
export const readingTools: ReadonlySet<string> = new Set([
  ...types(ai, 'toolCalculator toolSearXng toolSerpApi toolThink toolVectorStore toolWikipedia toolWolframAlpha'),
  ...types(base, 'perplexity jinaAi deepL awsComprehend awsRekognition awsTextract awsTranscribe googleCloudNaturalLanguage googlePerspective googleTranslate mindee humanticAi'),
]);

/** Nodes whose main purpose, and default operation, is to send something to someone. */
export const senders: ReadonlySet<string> = new Set(
  types(base, 'gmail emailSend sendGrid mailgun awsSes slack microsoftTeams discord telegram whatsApp twilio mattermost googleChat'),
);

/** Nodes that a run may pass through to be checked: their conditions decide what goes on. */
export const conditionNodes: ReadonlySet<string> = new Set(types(base, 'if switch filter code function'));
