/**
 * Transactions that wait for the one writing connection are kept together: one commit, and so one wait for the disk, for
 * all that came in the same turn of the event loop. Each still stands or falls alone: it runs between savepoints, and
 * nobody is told of success before the commit.
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

  async function runGroup(): Promise<void> {
    const done: { waiting: Waiting; value: unknown }[] = [];
    let failed: { waiting: Waiting; error: unknown } | undefined;
    try {
      await begin(async (tx) => {
        const until = performance.now() + groupMsMax;
        const first = queue.shift();
        if (first === undefined) return;
        try {
          done.push({ waiting: first, value: await first.work(tx) });
        } catch (error) {
          // Alone in the transaction so far: the whole of it goes.
          failed = { waiting: first, error };
          throw error;
        }
        while (queue.length > 0 && done.length < groupMax && performance.now() < until) await join(tx, queue.shift() as Waiting, done);
      });
    } catch (error) {
      if (failed !== undefined) failed.waiting.reject(failed.error);
      for (const { waiting } of done) waiting.reject(error);
      // A transaction that could not begin leaves its first one in the queue.
      if (failed === undefined && done.length === 0) queue.shift()?.reject(error);
      return;
    }
    for (const { waiting, value } of done) waiting.resolve(value);
  }

  return (work) =>
    new Promise((resolve, reject) => {
      // It runs in its caller's context, whoever started the group.
      queue.push({ work: AsyncResource.bind(work) as (tx: Tx) => Promise<unknown>, resolve: resolve as (value: unknown) => void, reject });
      void pump();
    });
}

async function join(tx: Tx, waiting: Waiting, done: { waiting: Waiting; value: unknown }[]): Promise<void> {
  const noted = notedSoFar(tx);
  await tx.executeQuery(CompiledQuery.raw('savepoint one'));
  try {
    done.push({ waiting, value: await waiting.work(tx) });
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to one'));
    forgetNotesAfter(tx, noted);
    waiting.reject(error);
  }
  await tx.executeQuery(CompiledQuery.raw('release one'));
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
