/** Where data that nobody vouches for comes into a workflow. */
import { isInternal } from '../../support/hosts.ts';
import { exposureOf } from '../exposure.ts';
import { ai, base, hasRole, httpCallers, isOwnType, mcpClients } from '../node-types.ts';
import { parameter, textOf } from '../parameters.ts';
import { effectOf } from '../tools.ts';
import type { Vertex } from './flow-graph.ts';
import { startAt, wayTo, type State } from './walk.ts';

/** `open`: anyone can send it; `secret`: whoever has a shared secret can; `content`: people outside wrote what is read. */
export const tiers = ['open', 'secret', 'content'] as const;
export type Tier = (typeof tiers)[number];

export interface PathSource {
  readonly vertex: Vertex;
  readonly tier: Tier;
  /** `certain`, `guarded` (something decides who goes on), `undecided` (computed at run time) or `unknown` (nobody can say what the node brings). */
  readonly certainty: 'certain' | 'guarded' | 'undecided' | 'unknown';
  /** What happens here, as a sentence. */
  readonly text: string;
  /** For a node that reads a store: what reached a node that fills it, the surest first. */
  readonly fedBy?: readonly Feeder[];
}

/** Untrusted data that comes to a node which fills a store. */
export interface Feeder {
  readonly source: PathSource;
  /** The node that fills the store, as it was reached. */
  readonly state: State;
}

/** The secrets that callers share: each of them looks like the next. Signing in as a user of n8n is something else. */
const sharedSecrets: ReadonlySet<unknown> = new Set(['basicAuth', 'headerAuth', 'jwtAuth', 'bearerAuth']);

/** What a node lets in, or nothing. */
export function sourceOf(vertex: Vertex): PathSource | undefined {
  const { node } = vertex;
  if (node.type === base('wait')) return resumedFromOutside(vertex);
  if (node.type === ai('microsoftAgent365Trigger')) return { vertex, tier: 'secret', certainty: 'certain', text: 'Callers sign in to Microsoft 365, not to n8n.' };
  if (hasRole(node.type, 'open_trigger') && !notOpen.has(node.type)) return calledFromOutside(vertex);
  if (!isOwnType(node.type)) return bringsData(vertex) ? { vertex, tier: 'content', certainty: 'unknown', text: 'It is of a community package, and what it brings is not known.' } : undefined;
  if (hasRole(node.type, 'content_trigger') || isOtherTrigger(node.type)) return { vertex, tier: 'content', certainty: 'certain', text: 'It delivers what people outside wrote.' };
  return readsContent(vertex) ? { vertex, tier: 'content', certainty: 'certain', text: 'It reads what people outside wrote.' } : undefined;
}

const doubtful = ['undecided', 'unknown'] as const;

/** The source that a store makes of a node that reads it. */
export function storeSource(vertex: Vertex, fedBy: readonly Feeder[]): PathSource {
  const isSure = fedBy.some(({ source }) => source.certainty === 'certain' && source.vertex.graph.activity !== 'inactive');
  return { vertex, tier: 'content', certainty: isSure ? 'certain' : (doubtful.find((doubt) => fedBy.every(({ source }) => source.certainty === doubt)) ?? 'guarded'), text: 'It reads what another run stored.', fedBy };
}

/** Where the walk of a source begins: an MCP server's callers are agents of their own. */
export function startOf({ vertex, tier }: PathSource): State {
  return startAt(vertex, { isSteered: vertex.node.type === ai('mcpTrigger'), isContent: tier === 'content' });
}

/** The way to a state from where its data first came in: through the stores that lie before its source. */
export function wholeWay(source: PathSource, state: State): State[] {
  const way = wayTo(state);
  const [feeder] = source.fedBy ?? [];
  return feeder ? [...wholeWay(feeder.source, feeder.state), ...way] : way;
}

/** The source that the data of a source first came from. */
export function rootOf(source: PathSource): PathSource {
  const [feeder] = source.fedBy ?? [];
  return feeder ? rootOf(feeder.source) : source;
}

/** Triggers of services that are in no table: what they deliver comes from outside all the same. */
function isOtherTrigger(type: string): boolean {
  return type.endsWith('Trigger') && !hasRole(type, 'internal_trigger') && !hasRole(type, 'open_trigger');
}

/** Starts runs, or answers an agent as its tool. */
function bringsData({ graph, node }: Vertex): boolean {
  return graph.next(node, 'ai_tool').length > 0 || (graph.previous(node, 'main').length === 0 && graph.next(node, 'main').length > 0);
}

/** A form page belongs to the run that shows it; the chat of the editor is for who edits. */
const notOpen: ReadonlySet<string> = new Set([base('form'), ai('manualChatTrigger')]);

function calledFromOutside(vertex: Vertex): PathSource | undefined {
  const exposure = exposureOf(vertex.graph, vertex.node);
  if (exposure === 'closed') return undefined;
  if (exposure === 'authenticated') {
    const isShared = sharedSecrets.has(parameter(vertex.node.parameters, 'authentication'));
    return isShared ? { vertex, tier: 'secret', certainty: 'certain', text: 'Everyone with one shared secret can call it.' } : undefined;
  }
  if (exposure === 'undecided') return { vertex, tier: 'open', certainty: 'undecided', text: 'Whether callers must authenticate is computed at run time.' };
  return { vertex, tier: 'open', certainty: exposure === 'guarded' ? 'guarded' : 'certain', text: 'Anyone who can reach the instance can call it.' };
}

/** A run that waits for a call goes on with what the caller sends. */
function resumedFromOutside(vertex: Vertex): PathSource | undefined {
  const resume = parameter(vertex.node.parameters, 'resume');
  if (resume !== 'webhook' && resume !== 'form') return undefined;
  const authentication = parameter(vertex.node.parameters, 'incomingAuthentication') ?? 'none';
  if (authentication === 'none') return { vertex, tier: 'open', certainty: 'certain', text: 'Anyone with its address can resume the run and say with what.' };
  if (sharedSecrets.has(authentication)) return { vertex, tier: 'secret', certainty: 'certain', text: 'Everyone with one shared secret can resume the run.' };
  return { vertex, tier: 'open', certainty: 'undecided', text: 'Whether callers must authenticate is computed at run time.' };
}

function readsContent(vertex: Vertex): boolean {
  const { node, plain } = vertex;
  if (!hasRole(plain, 'content_reader')) return false;
  const address = httpCallers.get(plain);
  if (address !== undefined && isInside(textOf(parameter(node.parameters, address)))) return false;
  // A server of the same instance gives what its own tools read; they are sources themselves.
  if (mcpClients.has(node.type)) return vertex.gap !== undefined;
  // Types that do nothing but read have no operation to judge by.
  if (readsOnly.has(plain)) return true;
  return effectOf({ node, plain, isReviewed: false }) === 'reads' && parameter(node.parameters, 'operation') !== 'sendAndWait';
}

const readsOnly: ReadonlySet<string> = new Set([
  base('rssFeedRead'), base('hackerNews'), base('perplexity'), base('jinaAi'), base('airtop'), base('phantombuster'),
  ai('toolSearXng'), ai('toolSerpApi'), ai('toolWikipedia'), ai('mcpClientTool'), ai('mcpClient'), ai('mcpRegistryClientTool'), ai('documentGithubLoader'),
]);

function isInside(address: string | undefined): boolean {
  const host = address === undefined ? undefined : /^https?:\/\/(\[[^\]]+\]|[^/?#:{]+)/i.exec(address)?.[1];
  return host !== undefined && isInternal(host.toLowerCase());
}
