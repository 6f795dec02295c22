/** What the outside gives and tests replace: the time and randomness. */
import { randomBytes } from 'node:crypto';

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export interface Random {
  /** That many bytes nobody can guess. */
  bytes(count: number): Buffer;
}

/** The real time. */
export const systemClock: Clock = { now: () => Date.now() };

/** The operating system's randomness. */
export const systemRandom: Random = {
  bytes: (count) => {
    if (count > pooledMax) return randomBytes(count);
    if (poolAt + count > pool.length) {
      pool = randomBytes(poolBytes);
      poolAt = 0;
    }
    // A copy, so that nobody who gets bytes sees those of others; the used part of the pool is wiped.
    const bytes = Buffer.from(pool.subarray(poolAt, poolAt + count));
    pool.fill(0, poolAt, poolAt + count);
    poolAt += count;
    return bytes;
  },
};

/** A call to the system costs microseconds whatever the size, and every request needs an id. */
const poolBytes = 4_096;
const pooledMax = 64;
let pool = Buffer.alloc(0);
let poolAt = 0;

/** A new id: the prefix and a UUIDv7, so that ids sort by their creation. `newId('scn', …)` gives `scn_0199…`. */
export function newId(prefix: string, world: { readonly clock: Clock; readonly random: Random }): string {
  const bytes = world.random.bytes(16);
  bytes.writeUIntBE(world.clock.now(), 0, 6);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${prefix}_${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
