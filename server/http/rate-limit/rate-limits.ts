/**
 * Who may ask how often. Each request takes one token out of every bucket it falls under, or none when one of them is
 * empty: the small group of its route, its principal, its organization; or its address, when nobody knows who it is.
 * The buckets stand in the memory of one process: two servers let through twice as much, a restart fills them.
 */
import { apiError } from '#shared/api/api-error.ts';
import { AppError } from '#shared/model/app-error.ts';
import type { RateLimits as Rates } from '../../config/access.ts';
import type { Clock } from '../../config/world.ts';
import { keyedHash } from '../../crypto/keyed-hash.ts';
import type { Principal, RouteRecord } from '../route.ts';
import { addressKey } from './address-key.ts';
import { createBuckets, msUntil, type Bucket, type Rate } from './buckets.ts';

const secondMs = 1_000;
const minuteMs = 60_000;

/** Requests in a second of one agent: a lease loop needs one, a beat of each of its scans a few more. Without a limit a broken agent would be a flood. */
const agentRequests = 50;
const agentBurst = 500;

export interface RateLimits {
  /** Counts a request that anybody may send. */
  anonymous(ip: string): Standing;
  /** Counts a request whose credential was refused. Apart from `anonymous`: a client with an old key must not keep its neighbours from signing in. */
  refused(ip: string): Standing;
  /** Counts a request to a route of the group `auth`, besides everything else. */
  auth(ip: string): Standing;
  /** Counts a request to a route of the group `auth` that names an account, such as the e-mail address of a sign-in. */
  account(name: string): Standing;
  known(principal: Principal, route: Pick<RouteRecord, 'limit' | 'access'>): Standing;
}

/** The bucket that is closest to empty after a request was counted, and whether the request was let through. */
export interface Standing {
  /** Requests in the bucket's period, and the number of them that are certainly left. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds since the epoch, rounded up: when the bucket is full again. */
  readonly resetAt: number;
  /** Seconds to wait, rounded up; 0 when the request was let through. */
  readonly retryAfterS: number;
}

/** @param options.pepper - accounts are kept as keyed hashes, so that a dump of the memory names nobody. */
export function createRateLimits(options: { rates: Rates; clock: Clock; pepper: Uint8Array; bucketsMax?: number }): RateLimits {
  const { rates, clock, pepper, bucketsMax } = options;
  const layer = (rate: Rate) => createBuckets(rate, bucketsMax);
  const auth = layer(perMinute(rates.auth));
  const accounts = layer(perMinute(rates.auth));
  const addresses = layer(perMinute(rates.anonymous));
  const refusals = layer(perMinute(rates.anonymous));
  const users = layer(perMinute(rates.user));
  const liveKeys = layer(perSecond(rates.live_key));
  const testKeys = layer(perSecond(rates.test_key));
  const agents = layer({ requests: agentRequests, periodMs: secondMs, burst: agentBurst });
  const organizations = layer(perSecond(rates.tenant));
  const groups = {
    scan_creation: layer(perMinute(rates.scan_creation)),
    webhook_test: layer(perMinute(rates.webhook_test)),
    key_creation: layer(perMinute(rates.key_creation)),
  } as const;

  function ofPrincipal(principal: Principal, now: number): Bucket {
    if (principal.type === 'agent') return agents.of(principal.id, now);
    if (principal.type === 'user') return users.of(principal.id, now);
    return (principal.isTest ? testKeys : liveKeys).of(principal.id, now);
  }

  return {
    anonymous(ip) {
      const now = clock.now();
      return take(now, addresses.of(addressKey(ip), now));
    },
    refused(ip) {
      const now = clock.now();
      return take(now, refusals.of(addressKey(ip), now));
    },
    auth(ip) {
      const now = clock.now();
      return take(now, auth.of(addressKey(ip), now));
    },
    account(name) {
      const now = clock.now();
      return take(now, accounts.of(keyedHash(pepper, 'rate-limit-account', name), now));
    },
    known(principal, { limit, access }) {
      const now = clock.now();
      const own = ofPrincipal(principal, now);
      const group = limit === undefined || limit === 'auth' || limit === 'none' ? undefined : groups[limit].of(principal.id, now);
      // Agents bring results of what others asked for; their organization does not pay for it.
      const isAgentAtWork = principal.type === 'agent' && access.kind === 'internal';
      return take(now, own, isAgentAtWork ? undefined : organizations.of(principal.orgId, now), group);
    },
  };
}

/** What a request gets that came too soon. */
export function rateLimited(standing: Standing): AppError {
  const { message } = apiError('rate_limited', `That were too many requests. Try again in ${standing.retryAfterS} s.`);
  return new AppError('rate_limited', message, { detail: { retryAfterS: standing.retryAfterS } });
}

/** The headers that say how a request's closest bucket stands. */
export function rateLimitHeaders({ limit, remaining, resetAt }: Standing): readonly (readonly [string, string])[] {
  return [
    ['x-ratelimit-limit', String(limit)],
    ['x-ratelimit-remaining', String(remaining)],
    ['x-ratelimit-reset', String(resetAt)],
  ];
}

/** The one of two standings that a client should know of. */
export function closer(a: Standing | undefined, b: Standing): Standing {
  return a === undefined || b.remaining <= a.remaining ? b : a;
}

function take(now: number, first: Bucket, second?: Bucket, third?: Bucket): Standing {
  const waitMs = Math.max(msUntil(first, 1), second === undefined ? 0 : msUntil(second, 1), third === undefined ? 0 : msUntil(third, 1));
  let closest = first;
  for (const bucket of [first, second, third]) {
    if (bucket === undefined) continue;
    if (waitMs === 0) bucket.tokens -= 1;
    if (bucket.tokens < closest.tokens) closest = bucket;
  }
  const { rate } = closest;
  return {
    limit: rate.requests,
    // A bucket that holds more than its rate has a reserve for bursts, which is not promised.
    remaining: Math.min(rate.requests, Math.floor(closest.tokens)),
    resetAt: Math.ceil((now + msUntil(closest, rate.burst)) / secondMs),
    retryAfterS: waitMs === 0 ? 0 : Math.max(1, Math.ceil(waitMs / secondMs)),
  };
}

function perMinute(requests: number): Rate {
  return { requests, periodMs: minuteMs, burst: requests };
}

function perSecond(requests: number): Rate {
  return { requests, periodMs: secondMs, burst: 2 * requests };
}
