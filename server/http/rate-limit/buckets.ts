/** Token buckets of one layer, by whom they belong to: full at first, refilled as time goes by, never more of them than allowed. */

/** How fast a bucket fills and how much it holds. */
export interface Rate {
  /** Requests in `periodMs`. */
  readonly requests: number;
  readonly periodMs: number;
  /** Requests that a full bucket lets through at once. */
  readonly burst: number;
}

/** One bucket; `Buckets` writes it and everybody else only reads. */
export interface Bucket {
  readonly rate: Rate;
  tokens: number;
  /** Milliseconds since the epoch of the last refill. */
  at: number;
}

/** What one bucket needs in memory is about 200 bytes; a layer never takes more than 10 MB. */
export const bucketsMax = 50_000;

/** Buckets looked at for one that is full again, before one that is in use is given up. */
const lookedAtMax = 8;

export interface Buckets {
  /** The bucket of a key, refilled up to `now`. Nothing is taken out of it yet. */
  of(key: string, now: number): Bucket;
  readonly size: number;
}

/** @param max - buckets kept; the one that was used longest ago goes first, rather one that is full, which is as good as a new one. */
export function createBuckets(rate: Rate, max: number = bucketsMax): Buckets {
  // A map keeps the order in which keys came in; one that is used is put at the end again.
  const buckets = new Map<string, Bucket>();

  function makeRoom(now: number): void {
    let oldest: string | undefined;
    let looked = 0;
    for (const [key, bucket] of buckets) {
      oldest ??= key;
      looked += 1;
      if (isFull(bucket, now)) {
        buckets.delete(key);
        return;
      }
      if (looked === lookedAtMax) break;
    }
    if (oldest !== undefined) buckets.delete(oldest);
  }

  return {
    of(key, now) {
      const known = buckets.get(key);
      if (known === undefined) {
        if (buckets.size >= max) makeRoom(now);
        const made = { rate, tokens: rate.burst, at: now };
        buckets.set(key, made);
        return made;
      }
      refill(known, now);
      buckets.delete(key);
      buckets.set(key, known);
      return known;
    },
    get size() {
      return buckets.size;
    },
  };
}

/** Milliseconds until the bucket holds that many tokens; 0 when it does. */
export function msUntil(bucket: Bucket, tokens: number): number {
  return Math.max(0, ((tokens - bucket.tokens) * bucket.rate.periodMs) / bucket.rate.requests);
}

function refill(bucket: Bucket, now: number): void {
  // A clock that was set back must not take tokens away.
  const passedMs = Math.max(0, now - bucket.at);
  bucket.tokens = Math.min(bucket.rate.burst, bucket.tokens + (passedMs * bucket.rate.requests) / bucket.rate.periodMs);
  bucket.at = now;
}

function isFull(bucket: Bucket, now: number): boolean {
  return now - bucket.at >= msUntil(bucket, bucket.rate.burst);
}
