/** Passwords: scrypt with N = 2^17, r = 8, p = 1 (OWASP's recommendation, read 2026-11), 128 MiB and about 0.4 s each. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { AppError } from '#shared/model/app-error.ts';
import type { Random } from '../config/world.ts';
import { semaphore } from './semaphore.ts';

/** Characters of a password, at least and at most. */
export const passwordLength = { min: 12, max: 128 } as const;

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}
export const scryptCost: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };

const saltBytes = 16;
const hashBytes = 32;

export interface Passwords {
  /** A stored form: `scrypt$N$r$p$salt$hash`, base64url. */
  hash(password: string): Promise<string>;
  /**
   * Whether the password is the one behind the stored form. Without a stored form it does the same work and says no,
   * so that an unknown user takes as long as a wrong password.
   * @throws {AppError} `unavailable` when too many wait for a hash already.
   */
  verify(password: string, stored: string | null): Promise<boolean>;
  /** Whether a stored form is weaker than what `hash` makes now. */
  needsUpgrade(stored: string): boolean;
}

/**
 * Hashes in libuv's threads, a few at a time: 200 logins at once must not hold up other requests or take 25 GiB.
 * @param options.cost - the price of a new hash; an old one is verified at the price it was made for.
 */
export function createPasswords(options: { random: Random; cost?: ScryptCost; atOnceMax?: number }): Passwords {
  const cost = options.cost ?? scryptCost;
  const inTurn = semaphore({
    permits: options.atOnceMax ?? 2,
    waitingMax: 256,
    onFull: () => new AppError('unavailable', 'Too many sign-ins are waiting. Try again in a few seconds.', { detail: { retryAfterS: 5 } }),
  });
  const derive = (password: string, salt: Buffer, price: ScryptCost, length: number) =>
    inTurn(() => scryptAsync(password.normalize('NFKC'), salt, price, length));

  return {
    async hash(password) {
      const salt = options.random.bytes(saltBytes);
      const hash = await derive(password, salt, cost, hashBytes);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
    },
    async verify(password, stored) {
      const known = stored === null ? undefined : parseStored(stored);
      const salt = known?.salt ?? Buffer.alloc(saltBytes);
      const hash = known?.hash ?? Buffer.alloc(hashBytes);
      const computed = await derive(password, salt, known?.cost ?? cost, hash.length);
      return timingSafeEqual(computed, hash) && known !== undefined;
    },
    needsUpgrade(stored) {
      const known = parseStored(stored);
      return known === undefined || known.cost.N < cost.N || known.cost.r < cost.r || known.cost.p < cost.p;
    },
  };
}

function parseStored(stored: string): { cost: ScryptCost; salt: Buffer; hash: Buffer } | undefined {
  const match = /^scrypt\$(\d+)\$(\d+)\$(\d+)\$([\w-]+)\$([\w-]+)$/.exec(stored);
  if (match === null) return undefined;
  const [, N, r, p, salt = '', hash = ''] = match;
  return {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

function scryptAsync(password: string, salt: Buffer, cost: ScryptCost, length: number): Promise<Buffer> {
  // Node needs 128 * N * r bytes and a little more.
  const options = { ...cost, maxmem: 160 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
