/** What can go wrong between Waybill and n8n, in sentences that hold nothing of an answer. */
import type { Response } from 'undici';
import type { CoverageReason } from '#shared/model/report.ts';
import type { Operation } from './operations.ts';

export interface Trouble {
  /**
   * `key`: unknown or expired; `refused`: the key or its user may not; `unlicensed`: not part of the licence; `absent`: this version has no such
   * request, or the thing is gone; `unsupported`: this version does not take the request as it was made.
   */
  readonly kind: 'key' | 'refused' | 'unlicensed' | 'absent' | 'unsupported' | 'throttled' | 'server' | 'transport' | 'certificate' | 'redirect' | 'too_large' | 'malformed' | 'endless';
  readonly canRetry: boolean;
  readonly retryAfter?: string;
  /** Whole sentences. */
  readonly sentence: string;
}

/** Whether nothing more can be had from the instance: the key has ended, or nobody answers. */
export function isFatal({ kind }: Trouble): boolean {
  return kind === 'key' || kind === 'transport' || kind === 'certificate';
}

/** How coverage calls it. */
export function reasonOf({ kind }: Trouble): CoverageReason {
  if (kind === 'refused' || kind === 'key' || kind === 'redirect') return 'refused';
  if (kind === 'unlicensed' || kind === 'absent' || kind === 'unsupported') return 'unsupported';
  if (kind === 'throttled') return 'throttled';
  if (kind === 'too_large') return 'too_large';
  return kind === 'malformed' ? 'parse_error' : 'broke_off';
}

/** What a status says. */
export function refusalOf(response: Pick<Response, 'status' | 'headers'>, body: unknown, operation: Operation): Trouble {
  const { status } = response;
  const asked = `${operation.method} ${operation.path}`;
  const scope = operation.scope === undefined ? '' : ` It needs the scope ${operation.scope}.`;
  const retryAfter = response.headers.get('retry-after') ?? undefined;
  if (status === 401 && operation.isAuthenticated) return { kind: 'key', canRetry: false, sentence: `n8n does not know the API key (HTTP 401 from ${asked}): it has expired, was deleted, or belongs to another instance. Make a new one under Settings, n8n API.` };
  // n8n has one status for both and says in words alone which it is.
  if (status === 403 && /licen[cs]e/i.test(messageOf(body))) return { kind: 'unlicensed', canRetry: false, sentence: `The licence of this n8n does not include it (HTTP 403 from ${asked}).` };
  if (status === 403 || status === 401) return { kind: 'refused', canRetry: false, sentence: `${operation.isAuthenticated ? 'The API key may not ask for it' : 'It was refused'} (HTTP ${status} from ${asked}).${scope}` };
  if (status === 404) return { kind: 'absent', canRetry: false, sentence: `This n8n does not have it (HTTP 404 from ${asked}).` };
  if (status === 429) return { kind: 'throttled', canRetry: true, sentence: `n8n asked for fewer requests (HTTP 429 from ${asked}).`, ...(retryAfter !== undefined && { retryAfter }) };
  if (status >= 500) return { kind: 'server', canRetry: true, sentence: `n8n failed (HTTP ${status} from ${asked}).`, ...(retryAfter !== undefined && { retryAfter }) };
  return { kind: 'unsupported', canRetry: false, sentence: `This n8n does not take the request (HTTP ${status} from ${asked}).` };
}

function messageOf(body: unknown): string {
  const message = typeof body === 'object' && body !== null ? (body as { message?: unknown }).message : undefined;
  return typeof message === 'string' ? message : '';
}

/** Codes of certificates that cannot be trusted, as OpenSSL and Node name them. */
const certificateCodes = /^(?:ERR_TLS_CERT_ALTNAME_INVALID|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_)/;

/** What an attempt that got no whole answer says. */
export function transportTrouble(error: unknown, { host, attemptMsMax }: { readonly host: string; readonly attemptMsMax: number }): Trouble {
  const code = codeOf(error);
  if (certificateCodes.test(code)) {
    return { kind: 'certificate', canRetry: false, sentence: `The certificate of ${host} is not trusted (${code}). Give the file of the authority that signed it as ca_file, or the name that the certificate is for.` };
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') return { kind: 'certificate', canRetry: false, sentence: `${host} does not speak TLS as it should (${code}). Check whether the address begins with the right one of http and https.` };
  if (code === 'TimeoutError') return { kind: 'transport', canRetry: true, sentence: `${host} took longer than ${attemptMsMax} ms for one answer.` };
  return { kind: 'transport', canRetry: true, sentence: `The connection to ${host} failed or broke off (${code}).` };
}

/** The innermost code; the messages around it may quote addresses. */
function codeOf(error: unknown): string {
  let code = 'unknown';
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    const given = (at as NodeJS.ErrnoException).code;
    if (typeof given === 'string') code = given;
    else if (at.name === 'TimeoutError') code = at.name;
    // Several addresses were tried; they fail alike.
    else if (at instanceof AggregateError && at.errors[0] instanceof Error) code = (at.errors[0] as NodeJS.ErrnoException).code ?? code;
  }
  return /^[\w.-]{1,60}$/.test(code) ? code : 'unknown';
}
