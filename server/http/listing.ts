/** Lists as the API gives them: pages with a keyset cursor. */
import { z } from 'zod';
import type { CursorScope, Cursors, Position } from './cursor.ts';

/** One page. `cursor` mirrors `next_cursor` for clients of the older form. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly next_cursor: string | null;
  readonly has_more: boolean;
  readonly cursor: string | null;
  readonly total?: number;
}

/** The query parameters of a list. */
export function pageQuery(sizes: { readonly fallback: number; readonly max: number }) {
  return {
    limit: z.coerce.number().int().min(1).max(sizes.max).default(sizes.fallback).describe(`Rows on a page, 1–${sizes.max}.`),
    cursor: z.string().min(1).max(1024).optional().describe('next_cursor of the page before.'),
  };
}

/** The reply schema of a list. */
export function pageSchema<Item extends z.ZodType>(item: Item) {
  return z.object({
    data: z.array(item),
    next_cursor: z.string().nullable(),
    has_more: z.boolean(),
    cursor: z.string().nullable(),
    total: z.number().int().optional(),
  });
}

/** Where a page begins and how long it may be, as a store wants it. `after` is absent for the first page. */
export interface PageRequest {
  readonly limit: number;
  readonly after: Position | undefined;
}

/** Reads `limit` and `cursor` of a request. Ask the store for `limit + 1` rows; `toPage` drops the one too many. */
export function pageRequest(cursors: Cursors, scope: CursorScope, query: { limit: number; cursor?: string | undefined }): PageRequest {
  return { limit: query.limit, after: query.cursor === undefined ? undefined : cursors.decode(scope, query.cursor) };
}

/**
 * Makes a page of rows that a store read with `limit + 1`.
 * @param position - the sort key and id of a row, by which the next page is found.
 */
export function toPage<Row, Item>(options: {
  rows: readonly Row[];
  limit: number;
  cursors: Cursors;
  scope: CursorScope;
  position: (row: Row) => Position;
  item: (row: Row) => Item;
  total?: number;
}): Page<Item> {
  const { rows, limit, cursors, scope, position, item, total } = options;
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? cursors.encode(scope, position(last)) : null;
  return { data: shown.map(item), next_cursor: next, has_more: next !== null, cursor: next, ...(total === undefined ? {} : { total }) };
}
