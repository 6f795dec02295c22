/** Opaque cursors of lists: where the next page begins, signed and bound to the organization and the list. */
import { createHmac } from 'node:crypto';
import { apiError } from '#shared/api/api-error.ts';
import { equalInConstantTime } from '../crypto/keyed-hash.ts';

/** The sort key and the id of the last row of a page. */
export interface Position {
  readonly key: number | string;
  readonly id: string;
}

/** What a cursor is good for. A cursor of another organization, list or filter is not valid. */
export interface CursorScope {
  readonly orgId: string;
  /** Name of the list: `listScans`. */
  readonly list: string;
  /** Filters that must stay the same from page to page. */
  readonly filter?: Readonly<Record<string, string | undefined>>;
}

export interface Cursors {
  encode(scope: CursorScope, position: Position): string;
  /** @throws {AppError} `validation_error` for a cursor that was not made for this scope. */
  decode(scope: CursorScope, cursor: string): Position;
}

const macBytes = 16;

/** @param key - a secret of the server; cursors made under another are not valid. */
export function createCursors(key: Uint8Array): Cursors {
  const mac = (scope: CursorScope, body: string) => {
    const filter = Object.entries(scope.filter ?? {}).filter(([, value]) => value !== undefined);
    const text = JSON.stringify([scope.orgId, scope.list, filter, body]);
    return createHmac('sha256', key).update('cursor').update(text).digest().subarray(0, macBytes).toString('base64url');
  };

  return {
    encode(scope, { key: sortKey, id }) {
      const body = Buffer.from(JSON.stringify([sortKey, id]), 'utf8').toString('base64url');
      return `${body}.${mac(scope, body)}`;
    },
    decode(scope, cursor) {
      const [body = '', signature = ''] = cursor.split('.', 2);
      if (!equalInConstantTime(signature, mac(scope, body))) {
        throw apiError('validation_error', 'The cursor is not one of this list.', { field: 'cursor', hint: 'Take next_cursor of the page before, with the same filters, or leave it out.' });
      }
      const [sortKey, id] = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as [number | string, string];
      return { key: sortKey, id };
    },
  };
}
