import { describe, expect, it } from 'vitest';
import { rateDefaults } from '../../../../server/config/access.ts';
import { createRateLimits, rateLimited, type Standing } from '../../../../server/http/rate-limit/rate-limits.ts';
import type { Principal } from '../../../../server/http/route.ts';
import { fakeClock } from '../../../harness/clock.ts';

const person: Principal = { type: 'user', id: 'usr_1', orgId: 'org_1', userId: 'usr_1', permissions: new Set(), isTest: false };
const liveKey: Principal = { type: 'api_key', id: 'key_1', orgId: 'org_1', permissions: new Set(), isTest: false };
const testKey: Principal = { ...liveKey, id: 'key_2', isTest: true };
const agent: Principal = { ...liveKey, type: 'agent', id: 'agt_1' };
const plain = { access: { kind: 'user' } } as const;

function world(changed: Partial<Record<keyof typeof rateDefaults, number>> = {}) {
  const clock = fakeClock();
  return { clock, limits: createRateLimits({ rates: { ...rateDefaults, ...changed }, clock, pepper: new Uint8Array(32) }) };
}

/** How many in a row are let through. */
function passed(ask: () => Standing, tries = 5_000): number {
  for (let i = 0; i < tries; i += 1) if (ask().retryAfterS > 0) return i;
  return tries;
}

describe('the limits of the references (R18–R21)', () => {
  it.each([
    ['a signed-in user 200 a minute', person, 200],
    ['a live key 100 a second, twice that at once', liveKey, 200],
    ['a test key 10 a second, twice that at once', testKey, 20],
    ['an agent enough for any number of scans', agent, 500],
  ])('give %s', (_, principal, count) => {
    const { limits } = world();

    expect(passed(() => limits.known(principal, plain))).toBe(count);
  });

  it('give an organization 1,000 a second, twice that at once, however many keys it has', () => {
    const { limits, clock } = world();
    let i = 0;
    const ask = () => limits.known({ ...liveKey, id: `key_${(i += 1)}` }, plain);

    expect(passed(ask)).toBe(2_000);
    clock.advance(1_000);
    expect(passed(ask)).toBe(1_000);
    expect(limits.known({ ...liveKey, orgId: 'org_2' }, plain).retryAfterS).toBe(0);
  });

  it.each([
    ['scan_creation', 10],
    ['webhook_test', 5],
    ['key_creation', 5],
  ] as const)('give the group %s %i a minute for each principal', (limit, count) => {
    const { limits } = world();
    const ask = () => limits.known(person, { ...plain, limit });

    expect(passed(ask)).toBe(count);
    expect(limits.known(person, plain).retryAfterS).toBe(0);
    expect(limits.known({ ...person, id: 'usr_2' }, { ...plain, limit }).retryAfterS).toBe(0);
  });

  it('give an address, and an account wherever it is tried from, 30 sign-ins a minute (S20)', () => {
    const { limits } = world();

    expect(passed(() => limits.auth('192.0.2.1'))).toBe(30);
    expect(limits.auth('192.0.2.2').retryAfterS).toBe(0);
    expect(passed(() => limits.account('a@example.com'))).toBe(30);
    expect(limits.account('b@example.com').retryAfterS).toBe(0);
  });

  it('give everybody unknown at an address 200 a minute, refused credentials apart', () => {
    const { limits } = world();

    expect(passed(() => limits.anonymous('192.0.2.1'))).toBe(200);
    expect(passed(() => limits.refused('192.0.2.1'))).toBe(200);
  });

  it('do not charge an organization for the work of its agents', () => {
    const { limits } = world({ tenant: 1 });
    const atWork = { access: { kind: 'internal', allowsIngestKey: false } } as const;

    expect(passed(() => limits.known(agent, atWork))).toBe(500);
    expect(passed(() => limits.known(liveKey, plain))).toBe(2);
  });
});

describe('a standing', () => {
  it('is that of the bucket closest to empty (C15)', () => {
    const { limits } = world();

    expect(limits.known(person, plain)).toMatchObject({ limit: 200, remaining: 199 });
    expect(limits.known(person, { ...plain, limit: 'scan_creation' })).toMatchObject({ limit: 10, remaining: 9 });
    expect(limits.known(person, plain)).toMatchObject({ limit: 200, remaining: 197 });
  });

  it('never promises more than the rate, though a burst may get it', () => {
    const { limits } = world();

    expect(limits.known(liveKey, plain)).toMatchObject({ limit: 100, remaining: 100 });
    for (let i = 0; i < 149; i += 1) limits.known(liveKey, plain);
    expect(limits.known(liveKey, plain)).toMatchObject({ limit: 100, remaining: 49 });
  });

  it('says in whole seconds, rounded up, when the bucket is full again and when to come back (C16)', () => {
    const { limits, clock } = world();
    const nowS = clock.now() / 1_000;

    // A token of a bucket with 30 a minute takes 2 s.
    expect(limits.auth('192.0.2.1').resetAt).toBe(nowS + 2);
    clock.advance(500);
    expect(limits.auth('192.0.2.1').resetAt).toBe(nowS + 4);
    for (let i = 0; i < 28; i += 1) limits.auth('192.0.2.1');
    expect(limits.auth('192.0.2.1')).toEqual({ limit: 30, remaining: 0, resetAt: nowS + 60, retryAfterS: 2 });
  });

  it('that waits for less than a second says a second', () => {
    const { limits } = world();
    expect(passed(() => limits.known(testKey, plain))).toBe(20);

    const standing = limits.known(testKey, plain);

    expect(standing.retryAfterS).toBe(1);
    expect(rateLimited(standing)).toMatchObject({ code: 'rate_limited', detail: { retryAfterS: 1 } });
  });

  it('of a refused request costs nothing, in no bucket', () => {
    const { limits, clock } = world();
    const group = { ...plain, limit: 'key_creation' } as const;
    expect(passed(() => limits.known(person, group))).toBe(5);

    for (let i = 0; i < 100; i += 1) limits.known(person, group);

    expect(limits.known(person, plain)).toMatchObject({ remaining: 194 });
    clock.advance(12_000);
    expect(passed(() => limits.known(person, group))).toBe(1);
  });

  it('costs a few microseconds', () => {
    const { limits } = world({ live_key: 1_000_000, tenant: 1_000_000 });
    const started = performance.now();
    for (let i = 0; i < 100_000; i += 1) limits.known(liveKey, plain);
    const microseconds = ((performance.now() - started) * 1_000) / 100_000;

    // Measured 0.5 on a laptop; the bound leaves room for a busy machine.
    expect(microseconds).toBeLessThan(20);
  });
});
