/**
 * What the API is measured against: a bare Express echo, the same with two durable rows, a bare ws loop, and a loop of POSTs.
 * In its own process.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import express from 'express';
import { Agent, request } from 'undici';
import { WebSocketServer } from 'ws';

const app = express();
app.disable('x-powered-by');
// The same answer as the product's, as an object that is written for each request.
let payload: unknown = {};
app.get('/echo/:id', (_asked, response) => void response.json(payload));
app.post('/echo', express.json(), (asked, response) => void response.status(201).json(asked.body));

// What a POST is asked to keep, by the least code: a scan and an audit entry with the product's indexes, on disk before the reply.
const folder = mkdtempSync(join(tmpdir(), 'waybill-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const database = new BetterSqlite(join(folder, 'db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec(`
  create table scans (id text primary key, org_id text, target text, state text, options text, integration_id text, source_id text, created_at integer, finished_at integer);
  create index newest on scans (org_id, created_at, id);
  create index queue on scans (state, org_id, created_at);
  create index integration on scans (org_id, integration_id, created_at);
  create index finished on scans (org_id, finished_at);
  create index source on scans (org_id, source_id, created_at);
  create table entries (id text primary key, org_id text, seq integer, action text, target text, detail text, at integer, unique (org_id, seq));
  create index at on entries (org_id, at, seq);
`);
const insertScan = database.prepare("insert into scans (id, org_id, target, state, options, created_at) values (?, 'org', ?, 'queued', '{}', ?)");
const insertEntry = database.prepare("insert into entries (id, org_id, seq, action, target, detail, at) values (?, 'org', ?, 'scan.create', ?, '{}', ?)");
let seq = 0;
const keep = database.transaction((target: string) => {
  const id = randomUUID();
  const at = Date.now();
  insertScan.run(id, target, at);
  insertEntry.run(randomUUID(), (seq += 1), id, at);
  return { id, target, state: 'queued', created_at: at };
});
app.post('/insert', express.json(), (asked, response) => void response.status(202).json(keep((asked.body as { target: string }).target)));

const server = createServer(app);
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A frame as large as one of the product's. */
const frameOf = (n: number) => JSON.stringify({ type: 'event', event: { seq: n, id: 'evt_0123456789abcdef0123456789abcdef', type: 'scan.failed', subject: 'scn_0199a0b1-0000-7000-8000-000000000000', data: { state: 'failed', reason: 'bench', n }, at: new Date().toISOString() } });

function broadcast(count: number): void {
  for (let n = 0; n < count; n += 1) {
    const frame = Buffer.from(frameOf(n));
    for (const socket of sockets.clients) socket.send(frame, { binary: false });
  }
}

/** Bare POSTs to a sink, `concurrency` at a time over kept connections. */
async function post(sink: string, count: number, concurrency: number): Promise<number> {
  const dispatcher = new Agent({ connections: concurrency });
  const startedAt = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const n = (next += 1);
      const { body } = await request(sink, { method: 'POST', dispatcher, headers: { 'content-type': 'application/json' }, body: frameOf(n) });
      await body.dump();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const ms = performance.now() - startedAt;
  await dispatcher.close();
  return ms;
}

process.on('message', (message: { kind: 'payload'; payload: unknown } | { kind: 'emit'; count: number } | { kind: 'post'; sink: string; count: number; concurrency: number } | { kind: 'end' }) => {
  if (message.kind === 'payload') {
    payload = message.payload;
    process.send?.({ kind: 'set' });
  } else if (message.kind === 'emit') {
    broadcast(message.count);
    process.send?.({ kind: 'emitted' });
  } else if (message.kind === 'post') void post(message.sink, message.count, message.concurrency).then((ms) => process.send?.({ kind: 'posted', ms }));
  else process.exit(0);
});
process.send?.({ kind: 'ready', url });
