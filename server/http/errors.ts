/** Turns whatever was thrown into the one error body. The only place that decides what a client gets to read. */
import { errorStatus, type ErrorBody, type ErrorCode, type ErrorDetail } from '#shared/api/errors.ts';
import { AppError } from '#shared/model/app-error.ts';

export interface ErrorReply {
  readonly status: number;
  readonly body: ErrorBody;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether it is our fault and belongs in the log with its stack. */
  readonly isFault: boolean;
}

/** The reply to an error. Unknown errors become `internal` and say nothing but the request's id. */
export function errorReply(error: unknown, requestId: string): ErrorReply {
  if (error instanceof AppError && isErrorCode(error.code)) {
    return reply({ code: error.code, status: statusOf(error), message: error.message, detail: publicDetail(error.detail), requestId, headers: headersOf(error), isFault: error.code === 'internal' });
  }
  if (isDatabaseBusy(error)) {
    const message = 'The database is busy. Try again in a moment.';
    return reply({ code: 'unavailable', message, requestId, headers: { 'retry-after': '2' }, isFault: true });
  }
  // Express's own: a path that cannot be decoded.
  if (error instanceof URIError || httpStatusOf(error) === 400) {
    return reply({ code: 'validation_error', message: 'The address of the request cannot be read.', requestId, headers: {}, isFault: false });
  }
  const message = `Something went wrong on our side. The log has more under the request id ${requestId}.`;
  return reply({ code: 'internal', message, requestId, headers: {}, isFault: true });
}

function reply(options: {
  code: ErrorCode;
  /** Other than the code's own. */
  status?: number | undefined;
  message: string;
  detail?: ErrorDetail | undefined;
  requestId: string;
  headers: Readonly<Record<string, string>>;
  isFault: boolean;
}): ErrorReply {
  const { code, status = errorStatus[code], message, detail, requestId, headers, isFault } = options;
  const flat = { code, message, ...(detail === undefined ? {} : { detail }) };
  return { status, body: { ...flat, request_id: requestId, error: flat }, headers, isFault };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorStatus, code);
}

/** Only what an error detail may hold; anything else in it stays here. */
function publicDetail(detail: AppError['detail']): ErrorDetail | undefined {
  if (detail === undefined) return undefined;
  const { field, hint, issues } = detail as ErrorDetail;
  const kept = { ...(field === undefined ? {} : { field }), ...(hint === undefined ? {} : { hint }), ...(issues === undefined ? {} : { issues }) };
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/** The one status that an operator may choose is set where the error is made. */
function statusOf(error: AppError): number | undefined {
  const status = error.detail?.['status'];
  return typeof status === 'number' ? status : undefined;
}

function headersOf(error: AppError): Record<string, string> {
  const headers: Record<string, string> = {};
  if (isErrorCode(error.code) && errorStatus[error.code] === 401) headers['www-authenticate'] = 'Bearer';
  const retryAfterS = error.detail?.['retryAfterS'];
  if (typeof retryAfterS === 'number') headers['retry-after'] = String(Math.ceil(retryAfterS));
  else if (error.code === 'rate_limited' || error.code === 'unavailable') headers['retry-after'] = '5';
  const allow = error.detail?.['allow'];
  if (typeof allow === 'string') headers['allow'] = allow;
  return headers;
}

/** SQLite's write lock held too long, or PostgreSQL out of connections or shutting down. */
function isDatabaseBusy(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^(SQLITE_BUSY|SQLITE_FULL|53\d{3}$|57P0\d$|08\d{3}$|ECONNREFUSED|40001$|40P01$)/.test(error.code);
}

function httpStatusOf(error: unknown): unknown {
  return error instanceof Error && 'status' in error ? error.status : undefined;
}
