import { AppError } from '../model/app-error.ts';
import type { ErrorCode, ErrorDetail } from './errors.ts';

/** Trouble that the client is told about as it stands: a code of the API, a sentence, and what to do. Holds no secret. */
export function apiError(code: ErrorCode, message: string, detail?: ErrorDetail): AppError<ErrorCode> {
  return new AppError(code, message, detail === undefined ? {} : { detail: { ...detail } });
}

/** What a client gets for an id that is unknown or belongs to another organization: the two look the same. */
export function notFound(what: string, id: string): AppError<ErrorCode> {
  return apiError('not_found', `There is no ${what} ${JSON.stringify(id.slice(0, 80))}.`);
}
