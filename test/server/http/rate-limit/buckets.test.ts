import { describe, expect, it } from 'vitest';
import { createBuckets, msUntil, type Bucket } from '../../../../server/http/rate-limit/buckets.ts';

const rate = { requests: 10, periodMs: 1_000, burst: 20 };

function drain(bucket: Bucket): void {
  bucket.tokens = 0;
}

describe('a bucket', () => {
  it('is full at first: a burst of twice the rate', () => {
    expect(createBuckets(rate).of('a', 0).tokens).toBe(20);
  });

  it('fills at its rate and never over its brim', () => {
    const buckets = createBuckets(rate);
    drain(buckets.of('a', 0));

    expect(buckets.of('a', 250).tokens).toBe(2.5);
    expect(buckets.of('a', 60_000).tokens).toBe(20);
  });

  it('loses nothing when the clock is set back', () => {
    const buckets = createBuckets(rate);
    drain(buckets.of('a', 10_000));
    buckets.of('a', 10_500);

    expect(buckets.of('a', 2_000).tokens).toBe(5);
    expect(buckets.of('a', 2_100).tokens).toBe(6);
  });

  it('knows how long it takes to a number of tokens', () => {
    const bucket = createBuckets(rate).of('a', 0);
    drain(bucket);

    expect(msUntil(bucket, 1)).toBe(100);
    expect(msUntil(bucket, 0)).toBe(0);
  });
});

describe('the buckets of a layer (S47)', () => {
  it('are never more than allowed, whoever asks', () => {
    const buckets = createBuckets(rate, 100);
    for (let i = 0; i < 10_000; i += 1) drain(buckets.of(`address ${i}`, i));

    expect(buckets.size).toBe(100);
  });

  it('that are full are given up before one that is in use', () => {
    const buckets = createBuckets(rate, 3);
    drain(buckets.of('in use', 0));
    buckets.of('full', 0);
    buckets.of('other', 0);

    buckets.of('new', 0);

    expect(buckets.of('in use', 0).tokens).toBe(0);
    expect(buckets.size).toBe(3);
  });

  it('that were used longest ago go first when none is full', () => {
    const buckets = createBuckets(rate, 3);
    for (const key of ['a', 'b', 'c']) drain(buckets.of(key, 0));
    buckets.of('a', 0);

    drain(buckets.of('d', 0));

    expect(buckets.of('a', 0).tokens).toBe(0);
    expect(buckets.of('b', 0).tokens).toBe(20);
  });
});
