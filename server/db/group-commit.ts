/**
 * Transactions that wait for the one writing connection are kept together: one commit, and so one wait for the disk, for
 * all that came in the same turn of the event loop or while the disk wrote what was before them. Each still stands or
 * falls alone: when one fails, all of the group run again between savepoints. Nobody is told of success before the disk
 * has it, and work may run twice (see `Db.transaction`).
 */
import { AsyncResource } from 'node:async_hooks';
import { CompiledQuery } from 'kysely';
import { forgetNotesAfter, notedSoFar } from './after-commit.ts';
import type { Tx } from './connection.ts';

/** Transactions of one commit. Past it the next ones wait for the next commit. */
const groupMax = 128;

/** Milliseconds after which no further transaction joins. */
const groupMsMax = 5;

/**
 * Transactions that are run while the disk still writes the group before them; fewer gather until it is done. A commit costs
 * as much as ten of them (measured 2026-11), and the lock that other threads wait for is free meanwhile.
 */
const besideFlushMin = 16;

/** What is known of a transaction once it is committed. */
export interface Committed {
  /** Resolves when the disk has it and everything before it; rejects when it will not. */
  readonly onDisk: Promise<void>;
}

interface Waiting {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * @param begin - runs work in one real transaction: commits when it resolves, rolls back when it rejects. Where it gives
 * nothing back, the disk has it already.
 */
export function groupCommit(begin: (work: (tx: Tx) => Promise<void>) => Promise<Committed | void>): <T>(work: (tx: Tx) => Promise<T>) => Promise<T> {
  const queue: Waiting[] = [];
  /** Groups that are committed and not on disk: one that is being written, one behind it. */
  let unwritten = 0;
  let isRunning = false;
  let wake = () => {};

  async function pump(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    while (queue.length > 0) {
      while (isEarly()) await new Promise<void>((resolve) => (wake = resolve));
      // What other sockets have sent by now joins the group, and those who were just told may go first.
      await nextTurn();
      await runGroup();
    }
    isRunning = false;
  }

  /** Whether what waits would do better to wait on: the disk is busy, and more may come. */
  const isEarly = () => unwritten > 1 || (unwritten > 0 && queue.length < besideFlushMin);

  /** Has a group told when the disk has it. */
  async function settle(committed: Committed | void, tell: { kept: () => void; lost: (error: unknown) => void }): Promise<void> {
    unwritten += 1;
    try {
      await committed?.onDisk;
    } catch (error) {
      return tell.lost(error);
    } finally {
      unwritten -= 1;
      wake();
    }
    tell.kept();
  }

  /** Runs what waits in one transaction; when one of them fails, all of them again, each between savepoints. */
  async function runGroup(): Promise<void> {
    const group: Waiting[] = [];
    const values: unknown[] = [];
    let committed: Committed | void;
    try {
      committed = await begin(async (tx) => {
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
    void settle(committed, {
      kept: () => group.forEach((waiting, index) => waiting.resolve(values[index])),
      lost: (error) => group.forEach((waiting) => waiting.reject(error)),
    });
  }

  async function runApart(group: readonly Waiting[]): Promise<void> {
    const done: { waiting: Waiting; value: unknown }[] = [];
    const refused: { waiting: Waiting; error: unknown }[] = [];
    let committed: Committed | void;
    try {
      committed = await begin(async (tx) => {
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
    const refuse = () => refused.forEach(({ waiting, error }) => waiting.reject(error));
    void settle(committed, {
      kept: () => {
        done.forEach(({ waiting, value }) => waiting.resolve(value));
        refuse();
      },
      lost: (error) => {
        done.forEach(({ waiting }) => waiting.reject(error));
        refuse();
      },
    });
  }

  return (work) =>
    new Promise((resolve, reject) => {
      // It runs in its caller's context, whoever started the group. Not `AsyncResource.bind`, which defines properties on each function.
      const caller = new AsyncResource('transaction');
      queue.push({ work: (tx) => caller.runInAsyncScope(work, undefined, tx), resolve: resolve as (value: unknown) => void, reject });
      if (queue.length === besideFlushMin) wake();
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
