/**
 * The short way for statements that are compiled already: past the query builder, whose promises and plugins cost more
 * than SQLite does. Only `prepared` uses it; everything that was to be checked about a query was checked when it was built.
 */
import type { Executor } from './connection.ts';

export interface Direct {
  /** Runs a statement at once. `changes` counts rows that were inserted, changed or removed. */
  execute(sql: string, parameters: readonly unknown[]): { readonly rows: readonly unknown[]; readonly changes: number };
}

const ways = new WeakMap<Executor, Direct>();

/** Opens the short way for an executor, for as long as that lives. */
export function openDirect(executor: Executor, direct: Direct): void {
  ways.set(executor, direct);
}

/** The short way of an executor; undefined where there is none, as on PostgreSQL. */
export function directOf(executor: Executor): Direct | undefined {
  return ways.get(executor);
}
