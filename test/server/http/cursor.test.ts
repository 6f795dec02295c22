import { describe, expect, it } from 'vitest';
import { createCursors } from '../../../server/http/cursor.ts';
import { toPage } from '../../../server/http/listing.ts';
import { pageNumber } from '../../../server/http/page-number.ts';

const cursors = createCursors(Buffer.alloc(32, 1));
const scope = { orgId: 'org_a', list: 'listScans', filter: { state: 'failed' } };

describe('a cursor', () => {
  it('comes back as the position it was made of', () => {
    const position = { key: 1_795_262_400_000, id: 'scn_1' };

    expect(cursors.decode(scope, cursors.encode(scope, position))).toEqual(position);
  });

  it.each([
    ['another organization (S28)', { ...scope, orgId: 'org_b' }],
    ['another list', { ...scope, list: 'listAgents' }],
    ['another filter', { ...scope, filter: { state: 'completed' } }],
    ['no filter', { orgId: scope.orgId, list: scope.list }],
  ])('is not valid for %s', (_, other) => {
    const cursor = cursors.encode(scope, { key: 1, id: 'scn_1' });

    expect(() => cursors.decode(other, cursor)).toThrow(expect.objectContaining({ code: 'validation_error' }));
  });

  it.each(['', '.', 'x.y', 'W10.AAAAAAAAAAAAAAAAAAAAAA', `${'a'.repeat(1000)}`])('that nobody gave out is refused: %j', (cursor) => {
    expect(() => cursors.decode(scope, cursor)).toThrow(expect.objectContaining({ code: 'validation_error' }));
  });

  it('with one changed character is refused', () => {
    const cursor = cursors.encode(scope, { key: 1, id: 'scn_1' });
    const changed = `${cursor.startsWith('W') ? 'X' : 'W'}${cursor.slice(1)}`;

    expect(() => cursors.decode(scope, changed)).toThrow(expect.objectContaining({ code: 'validation_error' }));
  });

  it('of a server with another key is refused', () => {
    const foreign = createCursors(Buffer.alloc(32, 2)).encode(scope, { key: 1, id: 'scn_1' });

    expect(() => cursors.decode(scope, foreign)).toThrow(expect.objectContaining({ code: 'validation_error' }));
  });
});

describe('a page', () => {
  const page = (count: number, limit: number) =>
    toPage({ rows: Array.from({ length: count }, (_, index) => index), limit, cursors, scope, position: (row) => ({ key: row, id: `i${row}` }), item: (row) => row });

  it('has a next one when a row more was read than fits', () => {
    const { data, next_cursor, has_more, cursor } = page(4, 3);

    expect(data).toEqual([0, 1, 2]);
    expect(has_more).toBe(true);
    expect(cursor).toBe(next_cursor);
    expect(cursors.decode(scope, next_cursor ?? '')).toEqual({ key: 2, id: 'i2' });
  });

  it('that is full to the last row is the last one', () => {
    expect(page(3, 3)).toEqual({ data: [0, 1, 2], next_cursor: null, has_more: false, cursor: null });
  });

  it('may be empty', () => {
    expect(page(0, 3)).toEqual({ data: [], next_cursor: null, has_more: false, cursor: null });
  });
});

describe('page numbers', () => {
  it('become rows to skip and to take', () => {
    expect(pageNumber({ page: 3, per_page: 20 }, 20)).toEqual({ offset: 40, limit: 20 });
    expect(pageNumber({ page: 2 }, 20)).toEqual({ offset: 20, limit: 20 });
    expect(pageNumber({ per_page: 5 }, 20)).toEqual({ offset: 0, limit: 5 });
    expect(pageNumber({}, 20)).toBeUndefined();
  });

  it('and a cursor together are a mistake, and so is a page too deep (C5)', () => {
    expect(() => pageNumber({ page: 1, cursor: 'x' }, 20)).toThrow(expect.objectContaining({ code: 'validation_error' }));
    expect(() => pageNumber({ page: 1000, per_page: 100 }, 20)).toThrow(/skippedRowsMax/);
  });
});
