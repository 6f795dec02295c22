/**
 * Transactions that wait for the one writing connection are kept together: one commit, and so one wait for the disk, for
 * all that came in the same turn of the event loop. Each still stands or falls alone: when one fails, all of the group
 * run again between savepoints. Nobody is told of success before the commit, and work may run twice (see `Db.transaction`).
 */
import { AsyncResource } from 'node:async_hooks';
import { CompiledQuery } from 'kysely';
import { forgetNotesAfter, notedSoFar } from './after-commit.ts';
import type { Tx } from './connection.ts';

/** Transactions of one commit. Past it the next ones wait for the next commit. */
const groupMax = 128;

/** Milliseconds after which no further transaction joins. */
const groupMsMax = 5;

interface Waiting {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** @param begin - runs work in one real transaction: commits when it resolves, rolls back when it rejects. */
export function groupCommit(begin: (work: (tx: Tx) => Promise<void>) => Promise<void>): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const queue: Waiting[] = [];
  let isRunning = false;

  async function pump(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    // What other sockets have sent by now joins the first group.
    await nextTurn();
    while (queue.length > 0) await runGroup();
    isRunning = false;
  }

  /** Runs what waits in one transaction; when one of them fails, all of them again, each between savepoints. */
  async function runGroup(): Promise<void> {
    const group: Waiting[] = [];
    const values: unknown[] = [];
    try {
      await begin(async (tx) => {
        const until = performance.now() + groupMsMax;
        do {
          const next = queue.shift();
          if (next === undefined) return;
          group.push(next);
          values.push(await next.work(tx));
        } while (group.length < groupMax && performance.now() < until);
      });
    } catch (error) {
      // A transaction that could not begin leaves its first one in the queue.
      if (group.length === 0) queue.shift()?.reject(error);
      else if (group.length === 1) group[0]?.reject(error);
      else await runApart(group);
      return;
    }
    group.forEach((waiting, index) => waiting.resolve(values[index]));
  }

  async function runApart(group: readonly Waiting[]): Promise<void> {
    const done: { waiting: Waiting; value: unknown }[] = [];
    const refused: { waiting: Waiting; error: unknown }[] = [];
    try {
      await begin(async (tx) => {
        for (const waiting of group) {
          try {
            done.push({ waiting, value: await between(tx, waiting.work) });
          } catch (error) {
            refused.push({ waiting, error });
          }
        }
      });
    } catch (error) {
      for (const { waiting } of done) waiting.reject(error);
      for (const each of refused) each.waiting.reject(each.error);
      return;
    }
    for (const { waiting, value } of done) waiting.resolve(value);
    for (const { waiting, error } of refused) waiting.reject(error);
  }

  return (work) =>
    new Promise((resolve, reject) => {
      // It runs in its caller's context, whoever started the group.
      queue.push({ work: AsyncResource.bind(work) as (tx: Tx) => Promise<unknown>, resolve: resolve as (value: unknown) => void, reject });
      void pump();
    });
}

/** Runs work between savepoints: when it fails, the transaction is as it was before. */
async function between(tx: Tx, work: Waiting['work']): Promise<unknown> {
  const noted = notedSoFar(tx);
  await tx.executeQuery(CompiledQuery.raw('savepoint one'));
  try {
    return await work(tx);
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to one'));
    forgetNotesAfter(tx, noted);
    throw error;
  } finally {
    await tx.executeQuery(CompiledQuery.raw('release one'));
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
