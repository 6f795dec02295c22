/** Whether a connection works, asked of the other side itself. What it answers is read and never shown. */
import { AppError } from '#shared/model/app-error.ts';
import type { Outbound, OutboundReply } from '../../outbound/outbound.ts';
import type { Secret } from '../credentials/secrets.ts';
import type { IntegrationConfig } from './integration-config.ts';

/** How a connection was found. */
export interface Probe {
  readonly ok: boolean;
  /** The other side's HTTP status; null when there was no answer. */
  readonly status: number | null;
  /** For the person who configured it. */
  readonly message: string;
}

/** Milliseconds for one look. */
const probeMs = 10_000;

/** Whether the server itself can ask: it must hold the credential, and the other side must speak HTTP. */
export function isProbedHere(config: IntegrationConfig, secret: Secret | undefined): boolean {
  // A GitHub App has no token of its own; the agent signs in as its installation.
  return secret !== undefined && (config.kind === 'n8n' || (config.kind === 'github' && secret['token'] !== undefined));
}

/**
 * Asks for as little as possible.
 * @throws {AppError} `url_not_allowed` for an address that the server may not reach.
 */
export async function probe(outbound: Outbound, config: IntegrationConfig, secret: Secret, signal?: AbortSignal): Promise<Probe> {
  if (config.kind === 'n8n') {
    return ask(outbound, { name: 'n8n', url: `${config.url}/api/v1/workflows?limit=1`, headers: { 'x-n8n-api-key': secret['api_key'] ?? '', accept: 'application/json' }, isFamiliar: hasData, signal });
  }
  if (config.kind === 'github') {
    const url = `${config.api_url ?? 'https://api.github.com'}/rate_limit`;
    return ask(outbound, { name: 'GitHub', url, headers: { authorization: `Bearer ${secret['token'] ?? ''}`, accept: 'application/vnd.github+json' }, isFamiliar: hasRate, signal });
  }
  throw new Error(`The server does not probe ${config.kind}.`);
}

interface Question {
  /** Who is asked, as people call it. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether an answer is one that only the expected side gives. */
  readonly isFamiliar: (answer: unknown) => boolean;
  readonly signal: AbortSignal | undefined;
}

async function ask(outbound: Outbound, { name, url, headers, isFamiliar, signal }: Question): Promise<Probe> {
  let reply: OutboundReply;
  try {
    reply = await outbound.request({ url, method: 'GET', headers, timeoutMs: probeMs, ...(signal === undefined ? {} : { signal }) });
  } catch (error) {
    if (error instanceof AppError && error.code === 'outbound_failed') return { ok: false, status: null, message: `${name} gave no answer: ${error.message}` };
    throw error;
  }
  const { status } = reply;
  const failed = (message: string): Probe => ({ ok: false, status, message });
  if (status === 401 || status === 403) return failed(`${name} refused the credential.`);
  if (status === 404) return failed(`There is no ${name} API at this address.`);
  if (status === 429) return failed(`${name} asks for fewer requests; try again later.`);
  if (status >= 300 && status < 400) return failed(`${name} answered with a redirect, which is not followed. Enter the address that it leads to.`);
  if (status < 200 || status >= 300) return failed(`${name} answered ${status}.`);
  // A page of one workflow may be larger than what is read of an answer.
  if (!reply.isCut && !isFamiliar(parsed(reply.body))) return failed(`What answers at this address is not ${name}.`);
  return { ok: true, status, message: `${name} accepted the credential.` };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function hasData(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'data' in answer && Array.isArray(answer.data);
}

function hasRate(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && ('rate' in answer || 'resources' in answer);
}
