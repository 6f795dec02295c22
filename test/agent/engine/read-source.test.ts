import { describe, expect, it } from 'vitest';
import { createArtifactQueue } from '../../../agent/engine/artifact-queue.ts';
import { readSource } from '../../../agent/engine/read-source.ts';
import type { WorkerPool } from '../../../agent/engine/worker-pool.ts';
import type { ListedArtifact, Listing } from '../../../agent/sources/source.ts';

const mebibyte = 1024 * 1024;
const held = (path: string, bytes: number): ListedArtifact => ({ path, locator: { kind: 'bytes', bytes: new Uint8Array(bytes) } });
const onDisk = (path: string): ListedArtifact => ({ path, locator: { kind: 'file', root: '/' } });
const weightOf = (artifacts: readonly ListedArtifact[]) => artifacts.reduce((sum, { locator }) => sum + (locator.kind === 'bytes' ? locator.bytes.byteLength : 0), 0);

/** A pool whose threads take a batch only when they are told to. */
function heldPool(size: number): WorkerPool & { readonly taken: ListedArtifact[][]; release(): void } {
  const taken: ListedArtifact[][] = [];
  const waiting: (() => void)[] = [];
  let free = size;
  return {
    size,
    taken,
    hasIdle: () => free > 0,
    submit: async (artifacts) => {
      if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      else free -= 1;
      taken.push([...artifacts]);
    },
    release: () => {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    },
    drain: async () => {},
    close: async () => {},
  };
}

const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe('reading a source', () => {
  it('lets the listing wait when too many bytes wait to be read, and lets go of those that were handed over', async () => {
    const pool = heldPool(1);
    let listed = 0;
    const source = {
      list: async function* (): AsyncGenerator<Listing> {
        for (let page = 0; page < 100; page += 1) {
          listed += 4 * mebibyte;
          yield { artifacts: Array.from({ length: 4 }, (_, index) => held(`${page}/${index}`, mebibyte)), entries: [] };
        }
      },
    };

    const reading = readSource({ source, pool, signal: new AbortController().signal, onPage: () => {}, onListed: () => {} });
    await turns(300);
    const before = listed - weightOf(pool.taken.flat());
    for (let batch = 0; batch < 20; batch += 1) pool.release();
    await turns(300);
    const after = listed - weightOf(pool.taken.flat());

    expect(before).toBeLessThanOrEqual(40 * mebibyte);
    expect(after).toBeLessThanOrEqual(40 * mebibyte);
    expect(pool.taken.every((batch) => weightOf(batch) <= 8 * mebibyte)).toBe(true);
    const releasing = setInterval(() => pool.release(), 0);
    await reading;
    clearInterval(releasing);
    expect(pool.taken.flat().map(({ path }) => path)).toEqual(Array.from({ length: 400 }, (_, index) => `${Math.floor(index / 4)}/${index % 4}`));
  });

  it('does not wait for files that are still on disk', async () => {
    const pool = heldPool(0);
    let pages = 0;
    const source = {
      list: async function* (): AsyncGenerator<Listing> {
        for (; pages < 50; pages += 1) yield { artifacts: Array.from({ length: 512 }, (_, index) => onDisk(`${pages}/${index}`)), entries: [] };
      },
    };
    const cancel = new AbortController();

    const reading = readSource({ source, pool, signal: cancel.signal, onPage: () => {}, onListed: () => cancel.abort() });
    await reading;

    expect(pages).toBe(50);
  });

  it('reports the number of artifacts once, also when all were handed over before', async () => {
    const pool = heldPool(1000);
    const counts: number[] = [];
    const source = {
      list: async function* (): AsyncGenerator<Listing> {
        for (let page = 0; page < 10; page += 1) yield { artifacts: Array.from({ length: 300 }, (_, index) => held(`${page}/${index}`, 10)), entries: [] };
      },
    };

    await readSource({ source, pool, signal: new AbortController().signal, onPage: () => {}, onListed: (count) => counts.push(count) });

    expect(counts).toEqual([3000]);
    expect(pool.taken.flat()).toHaveLength(3000);
  });
});

describe('the queue of artifacts', () => {
  it('gives them in their order, by number and by weight, a large one alone', () => {
    const queue = createArtifactQueue(10);
    for (const [path, bytes] of [['a', 4], ['b', 6], ['c', 1], ['d', 50], ['e', 1]] as const) queue.add(held(path, bytes));

    expect({ length: queue.length, bytes: queue.bytes }).toEqual({ length: 5, bytes: 62 });
    expect([queue.take(10), queue.take(10), queue.take(10), queue.take(1)].map((batch) => batch.map(({ path }) => path))).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
    expect({ length: queue.length, bytes: queue.bytes, more: queue.take(3) }).toEqual({ length: 0, bytes: 0, more: [] });
  });

  it('stays exact over many', () => {
    const queue = createArtifactQueue(1000);
    for (let index = 0; index < 20_000; index += 1) queue.add(onDisk(String(index)));

    const taken: string[] = [];
    while (queue.length > 0) taken.push(...queue.take(7).map(({ path }) => path));

    expect(taken).toEqual(Array.from({ length: 20_000 }, (_, index) => String(index)));
  });
});
