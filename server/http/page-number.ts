/** The older form of pages, by number. Only the list of scans still takes it, and says that it will go. */
import { z } from 'zod';
import { apiError } from '#shared/api/api-error.ts';

/** Rows that may be skipped: the deeper the page, the more rows the database reads for nothing. */
export const skippedRowsMax = 10_000;

/** Query parameters, beside `limit` and `cursor`. Without defaults, so that it shows whether they were given. */
export const pageNumberQuery = {
  page: z.coerce.number().int().min(1).optional().meta({ deprecated: true, description: 'Number of the page, from 1. Use cursor.' }),
  per_page: z.coerce.number().int().min(1).max(100).optional().meta({ deprecated: true, description: 'Rows on a page, 1–100. Use limit.' }),
};

/** Headers of a reply to a request with page numbers (RFC 9745: a date in the past, deprecated since then). */
export const deprecationHeaders: Readonly<Record<string, string>> = { deprecation: '@1790812800', link: '</api/v1/openapi.json>; rel="deprecation"' };

/** Rows to skip and to take, or undefined when the request has no page number. @param perPage - when only `page` was given. */
export function pageNumber(
  query: { page?: number | undefined; per_page?: number | undefined; cursor?: string | undefined; limit?: number | undefined },
  perPage: number,
): { offset: number; limit: number } | undefined {
  if (query.page === undefined && query.per_page === undefined) return undefined;
  if (query.cursor !== undefined || query.limit !== undefined) {
    throw apiError('validation_error', 'Give page and per_page, or cursor and limit, but not both.', { field: query.page === undefined ? 'per_page' : 'page', hint: 'Use cursor and limit.' });
  }
  const limit = query.per_page ?? perPage;
  const offset = ((query.page ?? 1) - 1) * limit;
  if (offset > skippedRowsMax) throw apiError('validation_error', `page reaches deeper than ${skippedRowsMax} rows (limit skippedRowsMax).`, { field: 'page', hint: 'Use cursor.' });
  return { offset, limit };
}
