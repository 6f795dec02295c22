/** A result of 100,000 components through the real HTTP endpoint, against parsing and inserting the same rows raw. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import BetterSqlite from 'better-sqlite3';
import { sha256Hex } from '#shared/model/hash.ts';
import { headers, resultMediaType } from '#shared/protocol/protocol.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import { newScanId } from '../harness/wire-agent.ts';
import { migrate, openDatabase } from '../../server/db/connection.ts';
import { stagedColumns } from '../../server/ingest/staged-rows.ts';
import { largeReport } from './large-report.ts';
import { figures, round } from './measure.ts';

/** The limits that the figures are held against. */
const gates = { shareOfRawMin: 0.5, delayP99MsMax: 20 };

/** `--components N` (default 100,000), `--runs N` (default 5). */
export async function run(args: readonly string[]): Promise<unknown> {
  const { values } = parseArgs({ args: [...args], options: { components: { type: 'string', default: '100000' }, runs: { type: 'string', default: '5' } } });
  const components = Number(values.components);
  const runs = Number(values.runs);
  const report = largeReport(components);
  const server = fork(join(import.meta.dirname, 'ingest-server.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  try {
    const { url, key } = await answer<{ url: string; key: string }>(server);
    const rows = [];
    // The first pair warms both sides up and is not counted.
    for (let index = 0; index <= runs; index += 1) {
      const scanId = newScanId();
      const lines = Buffer.from([...resultLines(report, scanId)].join(''));
      const body = gzipSync(lines, { level: 6 });
      const rawMs = await ingestRaw(body);
      const product = await deliver({ server, url, key, scanId, body, digest: sha256Hex(lines) });
      if (index > 0) rows.push({ rawMs, ...product, bytes: lines.length, compressed: body.length });
    }
    const share = figures(rows.map((row) => row.rawMs / row.ms));
    const delay = figures(rows.map((row) => row.delayP99Ms));
    return {
      components,
      relationships: report.relationships.length,
      runs,
      megabytes: round((rows[0]?.bytes ?? 0) / 1e6),
      compressedMegabytes: round((rows[0]?.compressed ?? 0) / 1e6),
      rawMs: figures(rows.map((row) => row.rawMs)),
      endpointMs: figures(rows.map((row) => row.ms)),
      rawComponentsPerSecond: figures(rows.map((row) => Math.round(components / (row.rawMs / 1000)))),
      componentsPerSecond: figures(rows.map((row) => Math.round(components / (row.ms / 1000)))),
      shareOfRaw: share,
      eventLoopDelayP99Ms: delay,
      eventLoopDelayMaxMs: figures(rows.map((row) => row.delayMaxMs)),
      healthRequestMs: { p50: figures(rows.map((row) => row.healthP50Ms)), worst: figures(rows.map((row) => row.healthMaxMs)) },
      gates: { share: share.median >= gates.shareOfRawMin, eventLoop: delay.median < gates.delayP99MsMax },
    };
  } finally {
    if (server.connected) server.send('end');
    await once(server, 'exit');
  }
}

/** The same work without product: gunzip, JSON.parse of each line, prepared inserts of a thousand rows a transaction into the same tables. */
async function ingestRaw(body: Buffer): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'waybill-raw-'));
  try {
    const file = join(folder, 'raw.db');
    const db = await openDatabase({ url: `sqlite:${file}` });
    await migrate(db);
    await db.close();
    const database = new BetterSqlite(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    const startedAt = performance.now();
    insertLines(database, gunzipSync(body).toString('utf8').split('\n'));
    const ms = performance.now() - startedAt;
    database.close();
    return ms;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function insertLines(database: BetterSqlite.Database, lines: readonly string[]): void {
  const statement = (table: keyof typeof stagedColumns) =>
    database.prepare(`insert into ${table} (${stagedColumns[table].join(', ')}) values (${stagedColumns[table].map(() => '?').join(', ')})`);
  const statements = { component: statement('components'), relationship: statement('relationships'), check: statement('check_outcomes'), check_result: statement('check_results') };
  let ordinal = 0;
  const insert = database.transaction((slice: readonly string[]) => {
    for (const line of slice) {
      if (line === '') continue;
      const { t, v } = JSON.parse(line) as { t: string; v: Record<string, string> & { readonly occurrences?: readonly unknown[] } };
      if (t === 'component') statements.component.run('r', 'o', v['id'], v['kind'], v['name'], v['version'] ?? null, v['is_ai'] ? 1 : 0, v['provider'] ?? null, v.occurrences?.length ?? 0, line);
      else if (t === 'relationship') statements.relationship.run('r', 'o', v['id'], v['type'], v['from'], v['to'], line);
      else if (t === 'check') statements.check.run('r', 'o', v['check'], line);
      else if (t === 'check_result') statements.check_result.run('r', 'o', (ordinal += 1), v['check'], v['answer'], v['severity'], v['fingerprint'] ?? null, 's', line);
    }
  });
  for (let at = 0; at < lines.length; at += 1000) insert(lines.slice(at, at + 1000));
}

/** Other requests during the upload; milliseconds between them. */
const probeEveryMs = 25;

interface Delivery {
  readonly server: ChildProcess;
  readonly url: string;
  readonly key: string;
  readonly scanId: string;
  readonly body: Buffer;
  readonly digest: string;
}

/** One upload until its answer, with other requests meanwhile. */
async function deliver({ server, url, key, scanId, body, digest }: Delivery) {
  server.send('start');
  await answer(server);
  const health: number[] = [];
  let isDone = false;
  const probing = (async () => {
    // At a constant rate: the question is how others fare, not how much they can ask.
    for await (const _ of setInterval(probeEveryMs)) {
      if (isDone) break;
      const askedAt = performance.now();
      await (await fetch(`${url}/api/v1/health`)).arrayBuffer();
      health.push(performance.now() - askedAt);
    }
  })();
  const startedAt = performance.now();
  const response = await fetch(`${url}/api/v1/internal/scans/${scanId}/result`, {
    method: 'POST',
    headers: { 'x-internal-api-key': key, 'content-type': resultMediaType, 'content-encoding': 'gzip', [headers.digest]: digest, [headers.protocol]: '1.0' },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  const ms = performance.now() - startedAt;
  isDone = true;
  await probing;
  if (!response.ok) throw new Error(`The server answered ${response.status}: ${text}`);
  server.send('stop');
  const delay = await answer<{ p99Ms: number; maxMs: number }>(server);
  const sorted = health.sort((a, b) => a - b);
  return { ms, delayP99Ms: delay.p99Ms, delayMaxMs: delay.maxMs, healthP50Ms: sorted[Math.floor(sorted.length / 2)] ?? 0, healthMaxMs: sorted.at(-1) ?? 0 };
}

async function answer<T>(server: ChildProcess): Promise<T> {
  const [message] = (await once(server, 'message')) as [T];
  return message;
}
