/** What went wrong with one call: a reason of the coverage and a sentence with the operation, the code and the permission. No text of the answer. */
import type { CoverageReason } from '#shared/model/report.ts';

/** Where a call went. */
export interface CallPlace {
  /** `bedrock-agent`, as the SDK's client is called. */
  readonly service: string;
  readonly operation: string;
  readonly region: string;
  /** The permissions that it needs. */
  readonly actions: readonly string[];
}

/** One call that gave no answer. */
export class AwsTrouble extends Error {
  readonly reason: CoverageReason;
  /** AWS's own error code. */
  readonly code: string;
  /** Set when no other call with these credentials can succeed. */
  readonly endsAll: boolean;

  constructor(reason: CoverageReason, code: string, message: string, options: { readonly endsAll?: boolean; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AwsTrouble';
    this.reason = reason;
    this.code = code;
    this.endsAll = options.endsAll ?? false;
  }
}

const refusing = /^(?:AccessDenied(?:Exception)?|UnauthorizedOperation|AuthorizationError(?:Exception)?|NotAuthorized(?:Exception)?|UnauthorizedException|AuthFailure|AllAccessDisabled|K(?:MS|ms)AccessDenied(?:Exception)?)$/;
const expired = /^(?:ExpiredToken(?:Exception)?|RequestExpired|TokenRefreshRequired)$/;
const unknownCredential = /^(?:UnrecognizedClientException|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken)$/;
const withoutCredential = /^(?:CredentialsProviderError|CredentialsError)$/;
const throttling = /^(?:Throttl\w*|TooManyRequests(?:Exception)?|RequestLimitExceeded|RequestThrottled\w*|SlowDown|BandwidthLimitExceeded|EC2ThrottledException|PriorRequestNotComplete|TransactionInProgressException|ProvisionedThroughputExceededException)$/;
const unsupporting = /^(?:UnknownOperationException|UnsupportedOperation(?:Exception)?|InvalidAction|NotImplemented|OptInRequired|SubscriptionRequiredException|UnsupportedUserEditionException|ENOTFOUND|UnknownEndpoint)$/;

const vanishing = /^NoSuch|NotFound(?:Exception|Error|Fault)?$/;

/** Explains any error of a call. */
export function troubleOf(error: unknown, place: CallPlace): AwsTrouble {
  if (error instanceof AwsTrouble) return error;
  const { code, status } = codeOf(error);
  const shown = status === undefined ? code : `${code}, HTTP ${status}`;
  const call = `${place.service} ${place.operation} in ${place.region}`;
  const options = { cause: error };
  if (expired.test(code)) return new AwsTrouble('refused', code, `${call}: the credentials have expired (${shown}). Renew them and scan again.`, { ...options, endsAll: true });
  if (withoutCredential.test(code)) return new AwsTrouble('refused', code, `${call}: there are no credentials. Give access_key_id and secret_access_key, a profile, or run where the machine has a role.`, { ...options, endsAll: true });
  if (unknownCredential.test(code)) return new AwsTrouble('refused', code, `${call}: AWS does not accept the credentials there (${shown}). Check the keys, and that the region is enabled.`, options);
  // Some services throttle with 400 or 403, so the code decides before the status does.
  if (throttling.test(code) || status === 429) return new AwsTrouble('throttled', code, `${call}: still throttled after every retry (${shown}). Scan fewer regions at a time or later.`, options);
  if (unsupporting.test(code)) return new AwsTrouble('unsupported', code, `${call}: the service or the operation is not offered there (${shown}).`, options);
  if (refusing.test(code) || status === 403 || status === 401) return new AwsTrouble('refused', code, `${call}: refused (${shown}). Allow ${place.actions.join(' and ')}.`, options);
  if (status === 404 || vanishing.test(code)) return new AwsTrouble('vanished', code, `${call}: it is not there any more (${shown}). It was when it was listed.`, options);
  if (code === 'TimeoutError' || code === 'ETIMEDOUT') return new AwsTrouble('timed_out', code, `${call}: no whole answer in time.`, options);
  return new AwsTrouble('broke_off', code, `${call}: no usable answer (${shown}). Scan again; the service's health page says whether it is ill.`, options);
}

/** A code is a word; anything else in its place comes from outside and is not repeated. */
function codeOf(error: unknown): { readonly code: string; readonly status: number | undefined } {
  if (typeof error !== 'object' || error === null) return { code: 'unknown', status: undefined };
  const { name, code, $metadata } = error as { readonly name?: unknown; readonly code?: unknown; readonly $metadata?: { readonly httpStatusCode?: number } };
  const word = [code, name].find((text): text is string => typeof text === 'string' && /^[A-Za-z][\w.:-]{0,79}$/.test(text) && text !== 'Error');
  return { code: (word ?? 'unknown').replace(/^.*[#:]/, ''), status: $metadata?.httpStatusCode };
}
