import { expect, test } from 'vitest';
import { deliveryBackoff, retryDelayMs } from '../../../agent/link/backoff.ts';
import { retryAfterMs } from '../../../agent/link/server-client.ts';

test('waiting doubles up to five minutes and never becomes a hot loop', () => {
  const longest = [1, 2, 3, 9, 10, 500].map((failures) => Math.round(retryDelayMs(deliveryBackoff, failures, () => 1)));
  const shortest = retryDelayMs(deliveryBackoff, 1, () => 0);

  expect(longest).toEqual([1_000, 2_000, 4_000, 256_000, 300_000, 300_000]);
  expect(shortest).toBe(100);
});

test('what the server asks for is kept, with a spread on top and never below', () => {
  expect(retryDelayMs(deliveryBackoff, 1, () => 0, 60_000)).toBe(60_000);
  expect(retryDelayMs(deliveryBackoff, 1, () => 0.5, 60_000)).toBe(66_000);
});

test('Retry-After is read as seconds or a date, capped at an hour, and junk is no answer', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');

  expect(retryAfterMs('7', now)).toBe(7_000);
  expect(retryAfterMs('Sat, 21 Nov 2026 12:00:30 GMT', now)).toBe(30_000);
  expect(retryAfterMs('Sat, 21 Nov 2020 12:00:30 GMT', now)).toBe(0);
  expect(retryAfterMs('999999999', now)).toBe(3_600_000);
  expect(retryAfterMs('soon', now)).toBeUndefined();
  expect(retryAfterMs(null, now)).toBeUndefined();
});
