/** The thread that takes results in, judges stored ones again and writes exports: whatever would hold up the event loop. One task at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#shared/model/app-error.ts';
import { systemClock, systemRandom } from '../config/world.ts';
import { openDatabase } from '../db/connection.ts';
import { summariseChecks } from '../features/compliance/check-summary.reads.ts';
import { judgeStored } from '../features/compliance/judge-stored.ts';
import { dryRunStored } from '../features/policies/dry-run-stored.ts';
import { compareStored } from '../features/scans/compare-stored.ts';
import { evaluateStored } from '../features/scans/evaluate-stored.ts';
import { openBlobFolder } from './blob-folder.ts';
import { ingestResult, type IngestWorld } from './ingest-result.ts';
import { openPostgresStaging, openSqliteStaging } from './staging.store.ts';
import type { FromThread, Task, ThreadData, ToThread } from './tasks.ts';

const port = parentPort;
if (port === null) throw new Error('This file runs as a worker thread.');
const { databaseUrl, dataDir, sliceRowsMax } = workerData as ThreadData;

const db = await openDatabase({ url: databaseUrl });
const staging = db.dialect === 'sqlite' ? openSqliteStaging(databaseUrl.slice('sqlite:'.length)) : openPostgresStaging(db);
const blobs = await openBlobFolder(dataDir);
const world: Omit<IngestWorld, 'onSlice'> = { db, staging, blobs, clock: systemClock, random: systemRandom, ...(sliceRowsMax === undefined ? {} : { sliceRowsMax }) };

let queue = Promise.resolve();
port.on('message', (message: ToThread) => {
  queue = queue.then(() => (message.kind === 'close' ? close() : serve(message.id, message.task)));
});

async function serve(id: number, task: Task): Promise<void> {
  const send = (message: FromThread, transfer: ArrayBuffer[] = []) => port?.postMessage(message, transfer);
  try {
    const value = await run(task, (bytes) => send({ kind: 'slice', id, bytes }));
    send({ kind: 'done', id, value }, value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? [value.buffer] : []);
  } catch (error) {
    const known = error instanceof AppError ? error : undefined;
    // Codes of the database (busy, full) go along, so that the sender is told to come again.
    const code = known?.code ?? (error instanceof Error && 'code' in error ? String(error.code) : undefined);
    send({ kind: 'failed', id, code, message: error instanceof Error ? error.message : String(error), detail: known?.detail, stack: error instanceof Error ? error.stack : undefined });
  }
}

async function run(task: Task, onSlice: (bytes: number) => void): Promise<unknown> {
  switch (task.kind) {
    case 'checkpoint':
      return db.settlePages();
    case 'ingest':
      return ingestResult(task.job, { ...world, onSlice });
    case 'evaluate':
      return evaluateStored(task.job, world);
    case 'compare':
      return compareStored(task.job, db.kysely);
    case 'dry-run':
      return dryRunStored(task.job, db.kysely);
    case 'judge':
      return judgeStored(task.job, db.kysely);
    case 'summarise-checks':
      return summariseChecks(task.job, db.kysely);
    case 'export':
      return import('../features/scans/export-stored.ts').then(({ exportStored }) => exportStored(task.job, db.kysely));
  }
}

async function close(): Promise<void> {
  await staging.close();
  await db.close();
  port?.close();
}
