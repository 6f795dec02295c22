/** Why there was no answer, in words for the person who configured the address. */
import { AppError } from '#shared/model/app-error.ts';
import type { OutboundFailure } from './outbound.ts';

/** Words by the code of what Node and undici threw. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused.',
  ECONNRESET: 'The connection was closed before there was an answer.',
  EPIPE: 'The connection was closed before there was an answer.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network of the host cannot be reached.',
  ETIMEDOUT: 'The host did not take the connection in time.',
  ENOTFOUND: 'The name of the host is not known.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ENODATA: 'The name of the host is not known.',
  UND_ERR_CONNECT_TIMEOUT: 'The host did not take the connection in time.',
  UND_ERR_SOCKET: 'The connection was closed before there was an answer.',
  UND_ERR_HEADERS_OVERFLOW: 'The headers of the answer are too long.',
  UND_ERR_ABORTED: 'The request was given up.',
  AbortError: 'The request was given up.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another host.',
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed and not trusted here.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate chain has a self-signed certificate that is not trusted here.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate cannot be verified; an intermediate certificate may be missing.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The issuer of the certificate is not trusted here.',
};

/** A failure that may be shown. Its `detail.reason` is the code, for logs. */
export function outboundFailure(error: unknown): OutboundFailure {
  const code = codeOf(error);
  const message = reasons[code] ?? (/^(ERR_SSL|ERR_TLS|EPROTO)/.test(code) ? 'TLS could not be agreed on.' : code.startsWith('HPE_') ? 'The answer is not HTTP.' : 'The request failed.');
  return new AppError('outbound_failed', message, { detail: { reason: code }, cause: error });
}

/** The failure of a request whose time was over. */
export function timedOut(timeoutMs: number): OutboundFailure {
  return new AppError('outbound_failed', `There was no complete answer within ${timeoutMs} ms.`, { detail: { reason: 'timeout' } });
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.name : codeOf(error.cause);
}
