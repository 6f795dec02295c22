/** A server that speaks the agents' protocol over real sockets and remembers what it was told. A test decides how it answers. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { isEnrolmentProven } from '../../../shared/protocol/enrolment-proof.ts';
import type { BeatAnswer, BeatRequest, EnrolRequest, FailureRequest, ResultAnswer } from '../../../shared/protocol/messages.ts';
import { verifyResult } from '../../../shared/protocol/signing.ts';

export interface Received {
  readonly scanId: string;
  readonly headers: IncomingMessage['headers'];
  readonly sha256: string;
  readonly isSigned: boolean;
  readonly lines: readonly string[];
}

export interface QueuedJob {
  readonly scanId: string;
  readonly target: string;
  readonly deep?: boolean;
}

/** Answers a request itself and gives true, or leaves it to the server. Called before the body is read. */
export type Interceptor = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface ReplyServer {
  readonly url: string;
  readonly enrolments: EnrolRequest[];
  readonly beats: (BeatRequest & { scanId: string; atMs: number })[];
  /** Every upload that was read to its end, also repeated ones. */
  readonly results: Received[];
  readonly failures: (FailureRequest & { scanId: string })[];
  /** What was asked of each poll. */
  readonly polls: { readonly slots: number; readonly kinds?: readonly string[] }[];
  /** Polls in flight at one time, at most. */
  pollsMax(): number;
  queue(job: QueuedJob): void;
  setBeatState(state: BeatAnswer['state']): void;
  intercept(interceptor: Interceptor | undefined): void;
  /** Forgets every agent: their keys are unknown from now on. */
  forgetAgents(): void;
  close(): Promise<void>;
  /** Resolves when the condition holds; looked at after every request. */
  until(condition: () => boolean): Promise<void>;
}

export interface ReplyServerOptions {
  readonly leaseMs?: number;
  readonly tokens?: readonly string[];
  readonly takenNames?: readonly string[];
  readonly allowedRoots?: readonly string[];
  readonly port?: number;
}

export const goodToken = 'wbe_good';

export async function startReplyServer(options: ReplyServerOptions = {}): Promise<ReplyServer> {
  const { leaseMs = 60_000, tokens = [goodToken], takenNames = [], allowedRoots = [] } = options;
  const keys = new Map<string, string>();
  const jobs: QueuedJob[] = [];
  const polls = new Set<() => void>();
  const asked: { slots: number; kinds?: readonly string[] }[] = [];
  const watchers = new Set<() => void>();
  const sockets = new Set<Socket>();
  let pollsMax = 0;
  let keyCount = 0;
  let fencing = 0;
  let beatState: BeatAnswer['state'] = 'ok';
  let interceptor: Interceptor | undefined;
  const enrolments: EnrolRequest[] = [];
  const beats: ReplyServer['beats'] = [];
  const results: Received[] = [];
  const failures: ReplyServer['failures'] = [];
  const publicKeys = new Map<string, string>();

  const time = () => new Date().toISOString();
  const json = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const refuse = (response: ServerResponse, status: number, code: string) => json(response, status, { code, message: `refused: ${code}`, request_id: 'req_1' });

  const server: Server = createServer((request, response) => {
    void handle(request, response).finally(() => {
      for (const watch of watchers) watch();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (interceptor !== undefined && (await interceptor(request, response))) return;
    const path = (request.url ?? '').replace('/api/v1/internal', '');
    const scanId = /^\/scans\/([^/]+)\//.exec(path)?.[1] ?? '';
    const body = await buffer(request).catch(() => undefined);
    if (body === undefined) return;
    if (path === '/agents/enroll') return enrol(JSON.parse(body.toString()) as EnrolRequest, response);

    const agentId = keys.get(String(request.headers['x-internal-api-key']));
    if (agentId === undefined) return refuse(response, 401, 'invalid_api_key');
    if (path === '/jobs/lease') return lease(JSON.parse(body.toString()) as { wait_s: number; slots: number }, request, response);
    if (path.endsWith('/heartbeat')) {
      beats.push({ ...(JSON.parse(body.toString()) as BeatRequest), scanId, atMs: performance.now() });
      return json(response, 200, { state: beatState, lease_expires_in_s: leaseMs / 1000, revocation_version: 1, server_time: time() });
    }
    if (path.endsWith('/failure')) {
      failures.push({ ...(JSON.parse(body.toString()) as FailureRequest), scanId });
      return json(response, 200, { scan_id: scanId, state: 'failed' });
    }
    if (path.endsWith('/result')) return result({ scanId, body, agentId }, request, response);
    refuse(response, 404, 'not_found');
  }

  function enrol(claim: EnrolRequest, response: ServerResponse): void {
    if (!tokens.includes(claim.token) || !isEnrolmentProven(claim, claim.proof)) return refuse(response, 401, 'invalid_token');
    if (takenNames.includes(claim.name)) return refuse(response, 409, 'conflict');
    enrolments.push(claim);
    const key = `wba_${(keyCount += 1)}`;
    keys.set(key, 'agt_1');
    publicKeys.set('agt_1', claim.public_key);
    json(response, 200, {
      agent_id: 'agt_1',
      key,
      organization_id: 'org_1',
      fingerprint_key: Buffer.alloc(32).toString('base64'),
      server_public_key: 'pem',
      revocation_version: 1,
      allowed_roots: allowedRoots,
      limits: {},
      server_time: time(),
    });
  }

  async function lease(ask: { wait_s: number; slots: number }, request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push(ask);
    if (jobs.length === 0) {
      await new Promise<void>((resolve) => {
        polls.add(resolve);
        pollsMax = Math.max(pollsMax, polls.size);
        const timer = setTimeout(resolve, ask.wait_s * 1000);
        request.socket.once('close', resolve);
        response.once('close', () => clearTimeout(timer));
        for (const watch of watchers) watch();
      }).finally(() => polls.clear());
    }
    if (response.destroyed) return;
    const job = jobs.shift();
    if (job === undefined) {
      response.writeHead(204).end();
      return;
    }
    fencing += 1;
    json(response, 200, {
      scan_id: job.scanId,
      lease_id: `lea_${fencing}`,
      fencing,
      attempt: 1,
      lease_expires_in_s: leaseMs / 1000,
      server_time: time(),
      target: job.target,
      options: { deep: job.deep ?? false, labels: [] },
    });
  }

  function result(given: { scanId: string; body: Buffer; agentId: string }, request: IncomingMessage, response: ServerResponse): void {
    const text = gunzipSync(given.body);
    const sha256 = createHash('sha256').update(text).digest('hex');
    if (sha256 !== request.headers['waybill-sha256']) return refuse(response, 400, 'validation_error');
    const signature = request.headers['waybill-signature'];
    if (typeof signature === 'string') {
      verifyResult(signature, { scan_id: given.scanId, sha256, size: text.length }, publicKeys.get(given.agentId) ?? '');
    }
    results.push({ scanId: given.scanId, headers: request.headers, sha256, isSigned: signature !== undefined, lines: text.toString().trimEnd().split('\n') });
    const answer: ResultAnswer = {
      scan_id: given.scanId,
      result_id: `res_${sha256.slice(0, 8)}`,
      state: 'completed',
      verdict: 'pass',
      is_signed: signature !== undefined,
      component_count: 0,
      finding_counts: { critical: 0, high: 0, medium: 0, low: 0, info: 0 },
      evaluations: [],
      cleaned_count: 0,
    };
    json(response, 200, answer);
  }

  const replies: ReplyServer = {
    url,
    enrolments,
    beats,
    results,
    failures,
    polls: asked,
    pollsMax: () => pollsMax,
    queue(job) {
      jobs.push(job);
      for (const wake of polls) wake();
    },
    setBeatState: (state) => (beatState = state),
    intercept: (given) => (interceptor = given),
    forgetAgents: () => keys.clear(),
    async close() {
      for (const socket of sockets) socket.destroy();
      if (server.listening) await new Promise((resolve) => server.close(resolve));
    },
    until: (condition) =>
      new Promise((resolve) => {
        const watch = () => {
          if (!condition()) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
  // Keys of an enrolment that a test makes by hand.
  onTestFinished(() => replies.close());
  return replies;
}
