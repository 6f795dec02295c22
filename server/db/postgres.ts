/** PostgreSQL, for when one machine is not enough. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import { Kysely } from 'kysely';
import pg from 'pg';
import { commitListeners, unknownSeq } from './after-commit.ts';
import type { Db } from './connection.ts';
import { noNesting } from './no-nesting.ts';
import { organizationGuard } from './organization-guard.ts';
import { rowSecureDialect } from './row-security.ts';
import type { Database } from './schema.ts';

/** Connections of one server process. */
const connectionsMax = 10;

/** Times a transaction is tried when the database asks to try again. */
const attemptsMax = 8;

/** serialization_failure and deadlock_detected (PostgreSQL 15, appendix A). */
const retryableCodes: ReadonlySet<string> = new Set(['40001', '40P01']);

/** int8: instants and sequence numbers, all below 2^53. */
const int8 = 20;

/** Opens a pool of connections; the first query connects. */
export function openPostgres(url: string): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the pool; without a listener the error would end the process.
  pool.on('error', () => {});
  const kysely = new Kysely<Database>({ dialect: rowSecureDialect({ pool }), plugins: [organizationGuard()] });
  const listeners = commitListeners();
  const guard = noNesting(new AsyncLocalStorage());

  return {
    kysely,
    dialect: 'postgres',
    transaction: (work) =>
      guard(() =>
        listeners.telling(
          (inner) => withRetry(() => kysely.transaction().setIsolationLevel('read committed').execute(inner)),
          work,
        ),
      ),
    onCommit: listeners.listen,
    announce: (orgId) => listeners.tell([{ orgId, seq: unknownSeq }]),
    changes: () => undefined,
    unsettledPages: () => 0,
    settlePages: () => {},
    close: () => kysely.destroy(),
  };
}

async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attemptsMax || !isRetryable(error)) throw error;
      // Full jitter, so that two transactions that met once do not meet again.
      await delay(Math.random() * 5 * 2 ** attempt);
    }
  }
}

function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && retryableCodes.has(error.code);
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === int8 ? (Number as never) : (pg.types.getTypeParser(oid, format as 'text') as never);
