import { AppError } from '../../model/app-error.ts';
import type { ErrorBody, ErrorCode, ErrorDetail } from '../errors.ts';

/** What a call of the client rejects with: the API's own code and sentence, or `unreachable` when no answer came. */
export class ApiFailure extends AppError<ErrorCode | 'unreachable'> {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** For the server's log. */
  readonly requestId: string | undefined;
  /** The field that was wrong, what was accepted, what to do. */
  readonly says: ErrorDetail | undefined;

  constructor(options: { code: ErrorCode | 'unreachable'; message: string; status: number; requestId?: string | undefined; says?: ErrorDetail | undefined; cause?: unknown }) {
    super(options.code, options.message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'ApiFailure';
    this.status = options.status;
    this.requestId = options.requestId;
    this.says = options.says;
  }
}

/** The failure that an error reply stands for; a reply that is not ours (a proxy's page) becomes `unreachable` with its status. */
export function failureOf(reply: { status: number; text: string; url: string; requestId: string | null }): ApiFailure {
  const body = parsed(reply.text);
  const requestId = body?.request_id ?? reply.requestId ?? undefined;
  if (body === undefined) return new ApiFailure({ code: 'unreachable', message: `${reply.url} answered with status ${reply.status} and not in the form of the API.`, status: reply.status, requestId });
  return new ApiFailure({ code: body.code, message: body.message, status: reply.status, requestId, says: body.detail });
}

function parsed(text: string): ErrorBody | undefined {
  try {
    const value = JSON.parse(text) as Partial<ErrorBody> | null;
    return typeof value?.code === 'string' && typeof value.message === 'string' ? (value as ErrorBody) : undefined;
  } catch {
    return undefined;
  }
}
