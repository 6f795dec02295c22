/**
 * The API against bare servers in the same run, in turn: requests with permission check, rate limit and audit against an
 * Express echo, the socket's fan-out against a ws loop, webhook deliveries against a loop of POSTs.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Agent, request } from 'undici';
import { WebSocket } from 'ws';
import { figures, round } from './measure.ts';

const gates = { getShareMin: 0.5, postShareMin: 0.5, fanOutShareMin: 0.7, webhookShareMin: 0.5 };

/** Connections of the load. */
const connections = 32;

/** `--seconds N` of each measurement (default 2), `--runs N` (5), `--clients N` of the socket (1,000), `--only requests,sockets,webhooks`. */
export async function run(args: readonly string[]): Promise<unknown> {
  const { values } = parseArgs({
    args: [...args],
    options: { seconds: { type: 'string', default: '2' }, runs: { type: 'string', default: '5' }, clients: { type: 'string', default: '1000' }, only: { type: 'string', default: 'requests,sockets,webhooks' } },
  });
  const seconds = Number(values.seconds);
  const runs = Number(values.runs);
  const product = await child('api-server.ts');
  const bare = await child('api-reference.ts');
  try {
    const only = values.only.split(',');
    const given = { product, bare, seconds, runs };
    return {
      runs,
      ...(only.includes('requests') ? { requests: await requests(given) } : {}),
      ...(only.includes('sockets') ? { sockets: await sockets(given, Number(values.clients)) } : {}),
      ...(only.includes('webhooks') ? { webhooks: await webhooks(given) } : {}),
    };
  } finally {
    await Promise.all([product, bare].map(end));
  }
}

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
  readonly key: string;
}

interface Given {
  readonly product: Child;
  readonly bare: Child;
  readonly seconds: number;
  readonly runs: number;
}

async function child(file: string): Promise<Child> {
  const started = fork(join(import.meta.dirname, file), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const { url, key = '' } = await answer<{ url: string; key?: string }>(started);
  return { process: started, url, key };
}

async function end({ process: started }: Child): Promise<void> {
  if (started.connected) started.send({ kind: 'end' });
  if (started.exitCode === null) await once(started, 'exit');
}

async function answer<T>(from: ChildProcess): Promise<T> {
  const [message] = (await once(from, 'message')) as [T];
  return message;
}

async function api<T>({ url, key }: Child, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T> {
  const response = await fetch(`${url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly status: number;
}

/** Requests in a second over `connections` kept connections, each sending the next when it has its answer; and their milliseconds. */
async function rate({ url, method, headers, body, status }: Load, seconds: number): Promise<{ perSecond: number; p99Ms: number }> {
  const dispatcher = new Agent({ connections, pipelining: 1 });
  const times: number[] = [];
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  const worker = async () => {
    while (performance.now() < until) {
      const askedAt = performance.now();
      const reply = await request(url, { method, headers, dispatcher, ...(body === undefined ? {} : { body }) });
      await reply.body.dump();
      if (reply.statusCode !== status) throw new Error(`${method} ${url} answered ${reply.statusCode}`);
      times.push(performance.now() - askedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const elapsed = (performance.now() - startedAt) / 1000;
  await dispatcher.close();
  times.sort((a, b) => a - b);
  return { perSecond: times.length / elapsed, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** Measurements of POST in a row. */
const parts = 5;

/**
 * GET of one policy, and POST of a scan (row, audit entry: one durable transaction), with an API key. The gates are against the echo.
 * For POST that compares something on disk with something in memory, so a second ratio, without a gate, is against a bare handler
 * that keeps two rows as durably, each request in its own transaction.
 */
async function requests({ product, bare, seconds, runs }: Given): Promise<object> {
  const [policy] = (await api<{ data: { id: string }[] }>(product, 'GET', '/policies')).data;
  bare.process.send({ kind: 'payload', payload: await api(product, 'GET', `/policies/${policy?.id}`) });
  await answer(bare.process);
  const headers = { authorization: `Bearer ${product.key}` };
  const json = { 'content-type': 'application/json' };
  const body = JSON.stringify({ target: 'dir:/srv/app' });
  const loads = {
    getEcho: { url: `${bare.url}/echo/x`, method: 'GET', headers: {}, status: 200 },
    getProduct: { url: `${product.url}/api/v1/policies/${policy?.id}`, method: 'GET', headers, status: 200 },
    postEcho: { url: `${bare.url}/echo`, method: 'POST', headers: json, body, status: 201 },
    postInsert: { url: `${bare.url}/insert`, method: 'POST', headers: json, body, status: 202 },
    postProduct: { url: `${product.url}/api/v1/scans`, method: 'POST', headers: { ...headers, ...json }, body, status: 202 },
  } as const satisfies Record<string, Load>;
  // In parts, and the queue emptied after each, so that its length is that of a real one.
  const posted = async () => {
    const taken = [];
    for (let part = 0; part < parts; part += 1) {
      taken.push(await rate(loads.postProduct, seconds / parts));
      product.process.send({ kind: 'clear' });
      await answer(product.process);
    }
    return { perSecond: taken.reduce((sum, { perSecond }) => sum + perSecond, 0) / parts, p99Ms: Math.max(...taken.map(({ p99Ms }) => p99Ms)) };
  };
  const rows: Readonly<Record<keyof typeof loads, { perSecond: number; p99Ms: number }>>[] = [];
  for (let index = 0; index <= runs; index += 1) {
    const row = {
      getEcho: await rate(loads.getEcho, seconds),
      getProduct: await rate(loads.getProduct, seconds),
      postEcho: await rate(loads.postEcho, seconds),
      postInsert: await rate(loads.postInsert, seconds),
      postProduct: await posted(),
    };
    // The first warms everything up and is not counted.
    if (index > 0) rows.push(row);
  }
  const getShare = figures(rows.map((row) => row.getProduct.perSecond / row.getEcho.perSecond));
  const postShare = figures(rows.map((row) => row.postProduct.perSecond / row.postEcho.perSecond));
  const perSecond = (name: keyof typeof loads) => figures(rows.map((row) => row[name].perSecond));
  const p99 = (name: keyof typeof loads) => figures(rows.map((row) => row[name].p99Ms));
  return {
    get: { echoPerSecond: perSecond('getEcho'), perSecond: perSecond('getProduct'), share: getShare, echoP99Ms: p99('getEcho'), p99Ms: p99('getProduct') },
    post: {
      echoPerSecond: perSecond('postEcho'),
      bareInsertPerSecond: perSecond('postInsert'),
      perSecond: perSecond('postProduct'),
      share: postShare,
      shareOfBareInsert: figures(rows.map((row) => row.postProduct.perSecond / row.postInsert.perSecond)),
      echoP99Ms: p99('postEcho'),
      bareInsertP99Ms: p99('postInsert'),
      p99Ms: p99('postProduct'),
    },
    gates: { get: getShare.median >= gates.getShareMin, post: postShare.median >= gates.postShareMin },
  };
}

/** Events for each round of the fan-out. */
const eventsPerRound = 50;

async function sockets({ product, bare, runs }: Given, clients: number): Promise<object> {
  const ofProduct = await connect(`${product.url.replace('http', 'ws')}/api/v1/ws`, clients, { authorization: `Bearer ${product.key}` });
  for (const socket of ofProduct.sockets) socket.send('{"subscribe":["*"]}');
  await ofProduct.heard(clients);
  const ofBare = await connect(bare.url.replace('http', 'ws'), clients, {});
  const round1 = async (of: { heard(count: number): Promise<void> }, from: ChildProcess) => {
    const startedAt = performance.now();
    const all = of.heard(clients * eventsPerRound);
    from.send({ kind: 'emit', count: eventsPerRound });
    await Promise.all([all, answer(from)]);
    return (clients * eventsPerRound) / ((performance.now() - startedAt) / 1000);
  };
  const rows = [];
  for (let index = 0; index <= runs; index += 1) {
    const row = { bare: await round1(ofBare, bare.process), product: await round1(ofProduct, product.process) };
    if (index > 0) rows.push(row);
  }
  for (const socket of [...ofProduct.sockets, ...ofBare.sockets]) socket.terminate();
  const share = figures(rows.map((row) => row.product / row.bare));
  return { clients, barePerSecond: figures(rows.map((row) => row.bare)), perSecond: figures(rows.map((row) => row.product)), share, gates: { fanOut: share.median >= gates.fanOutShareMin } };
}

/** Opens sockets and counts what they hear. */
async function connect(url: string, count: number, headers: Readonly<Record<string, string>>) {
  let heard = 0;
  let waiting: { count: number; done: () => void } | undefined;
  const opened: WebSocket[] = [];
  for (let at = 0; at < count; at += 50) {
    const some = Array.from({ length: Math.min(50, count - at) }, () => new WebSocket(url, { headers, perMessageDeflate: false }));
    for (const socket of some) {
      socket.on('message', () => {
        heard += 1;
        if (waiting !== undefined && heard >= waiting.count) waiting.done();
      });
    }
    await Promise.all(some.map((socket) => once(socket, 'open')));
    opened.push(...some);
  }
  return {
    sockets: opened,
    async heard(more: number) {
      if (heard < more) await new Promise<void>((done) => (waiting = { count: more, done }));
      waiting = undefined;
      heard -= more;
    },
  };
}

/** Requests under way at once: the product's own number. */
const concurrency = 64;

/** Webhooks of the round: several receivers, as many as one may have under way at once makes the product's concurrency. */
const receivers = 16;

/** Deliveries of a round: a burst of 250 events to every webhook. */
const deliveriesPerRound = receivers * 250;

/** Milliseconds between two rounds, in which the product writes the last outcomes. */
const restMs = 300;

async function webhooks({ product, bare, runs }: Given): Promise<object> {
  const sink = await startSink(() => true);
  const dead = await startSink(() => false);
  const made = await Promise.all(Array.from({ length: receivers }, () => api<{ id: string }>(product, 'POST', '/webhooks', { url: `${sink.url}/hook`, events: ['scan.failed'] })));
  const round1 = async () => {
    sink.forget();
    const startedAt = performance.now();
    const all = sink.received(deliveriesPerRound);
    product.process.send({ kind: 'emit', count: deliveriesPerRound / receivers });
    await Promise.all([all, answer(product.process)]);
    const perSecond = deliveriesPerRound / ((performance.now() - startedAt) / 1000);
    await pause(restMs);
    return perSecond;
  };
  const bareRound = async () => {
    sink.forget();
    const all = sink.received(deliveriesPerRound);
    bare.process.send({ kind: 'post', sink: `${sink.url}/hook`, count: deliveriesPerRound, concurrency });
    const [{ ms }] = await Promise.all([answer<{ ms: number }>(bare.process), all]);
    return deliveriesPerRound / (ms / 1000);
  };
  const rows = [];
  for (let index = 0; index <= runs; index += 1) {
    const row = { bare: await bareRound(), product: await round1() };
    if (index > 0) rows.push(row);
  }
  const stuck = await api<{ id: string }>(product, 'POST', '/webhooks', { url: `${dead.url}/hook`, events: ['scan.failed'] });
  const besideDead = [];
  for (let index = 0; index < runs; index += 1) besideDead.push(await round1());
  await Promise.all([...made, stuck].map(({ id }) => api(product, 'DELETE', `/webhooks/${id}`)));
  await Promise.all([sink.close(), dead.close()]);
  const share = figures(rows.map((row) => row.product / row.bare));
  const product1 = figures(rows.map((row) => row.product));
  const withDead = figures(besideDead);
  return { barePerSecond: figures(rows.map((row) => row.bare)), perSecond: product1, share, perSecondBesideADeadReceiver: withDead, shareBesideADeadReceiver: round(withDead.median / product1.median), gates: { webhooks: share.median >= gates.webhookShareMin } };
}

/** A receiver on a free port: one that answers, or one that takes the request and never does. */
async function startSink(answers: () => boolean) {
  let heard = 0;
  let waiting: { count: number; done: () => void } | undefined;
  const server: Server = createServer((asked, response) => {
    asked.resume();
    if (!answers()) return;
    asked.on('end', () => {
      response.writeHead(204).end();
      heard += 1;
      if (waiting !== undefined && heard >= waiting.count) waiting.done();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async received(more: number) {
      if (heard < more) await new Promise<void>((done) => (waiting = { count: more, done }));
      waiting = undefined;
    },
    forget() {
      heard = 0;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
