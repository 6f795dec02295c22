/** Instants at the edge: ISO 8601 in UTC outside, milliseconds inside. */
import { z } from 'zod';

/** ISO 8601 of an instant, or null. */
export function isoOrNull(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** A date-time with an offset, or a date, which means its begin in UTC; becomes milliseconds. */
export const startInstant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text))
  .refine((at) => at < 8.64e15, 'is out of range');

/** A date-time with an offset, or a date, which means the end of that day in UTC; becomes milliseconds. */
export const endInstant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .transform((text) => Date.parse(text.length === 10 ? `${text}T23:59:59.999Z` : text))
  .refine((at) => at < 8.64e15, 'is out of range');
