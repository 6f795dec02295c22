/** Why a result is refused. The sentence names the record and the field, never a value: a value may be a secret. */
import { AppError } from '../model/app-error.ts';
import type { ResultLimits } from './protocol.ts';

/** Limits of decoding that have no place in the answer at enrolment, because nothing honest comes near them. */
export const decodeLimits = {
  /** 64 MiB: the largest honest record is the coverage of a tree with 500,000 entries. */
  recordBytesMax: 64 * 1024 * 1024,
  /** Records other than components; their kinds share the bound. */
  recordsMax: 4_000_000,
  /** Occurrences of one component, entries of one list. */
  listItemsMax: 1_000_000,
} as const;

export type LimitName = keyof ResultLimits | keyof typeof decodeLimits;

/** The result is over a limit: `payload_too_large`, with the limit's name and size in the sentence and in `detail.field`. */
export function overLimit(limit: LimitName, max: number, where = 'the result'): AppError<'payload_too_large'> {
  return new AppError('payload_too_large', `A limit was passed in ${where}: ${limit} is ${max}.`, {
    detail: { field: limit, hint: `Scan fewer or smaller sources at once, or raise ${limit} on the server.` },
  });
}

/** The result is not what the protocol says: `validation_error`. `record` is the 1-based line of the body. */
export function malformed(record: number, field: string, message: string): AppError<'validation_error'> {
  const place = field === '' ? `record ${record}` : `record ${record}, ${field}`;
  return new AppError('validation_error', `The result is malformed at ${place}: ${message}.`, { detail: { field: place, hint: message } });
}
