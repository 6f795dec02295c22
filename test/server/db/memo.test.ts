import { describe, expect, it } from 'vitest';
import { createMemo } from '../../../server/db/memo.ts';

describe('a memo', () => {
  const world = (changes: { now: number | undefined }) => {
    let loads = 0;
    const memo = createMemo<{ n: number }>({ changes: () => changes.now });
    const load = async () => ({ n: (loads += 1) });
    return { memo, load };
  };

  it('loads once while nothing is committed, and again after a commit', async () => {
    const changes = { now: 1 };
    const { memo, load } = world(changes);

    expect([await memo.get('k', load), await memo.get('k', load)]).toEqual([{ n: 1 }, { n: 1 }]);
    changes.now = 2;
    expect(await memo.get('k', load)).toEqual({ n: 2 });
  });

  it('does not remember what a commit overtook', async () => {
    const changes = { now: 1 };
    const { memo, load } = world(changes);

    await memo.get('k', async () => {
      changes.now = 2;
      return { n: 0 };
    });

    expect(await memo.get('k', load)).toEqual({ n: 1 });
  });

  it('does not remember what is not there, nor anything of a database that cannot tell', async () => {
    const { memo, load } = world({ now: 1 });
    const silent = world({ now: undefined });

    expect(await memo.get('k', async () => undefined)).toBeUndefined();
    expect(await memo.get('k', load)).toEqual({ n: 1 });
    expect([await silent.memo.get('k', silent.load), await silent.memo.get('k', silent.load)]).toEqual([{ n: 1 }, { n: 2 }]);
  });
});
