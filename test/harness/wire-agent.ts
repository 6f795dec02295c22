/** An agent as the server sees one: a key pair, an internal key, and the calls of the protocol over a real socket. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { sha256Hex } from '#shared/model/hash.ts';
import type { Report } from '#shared/model/report.ts';
import { signEnrolment } from '#shared/protocol/enrolment-proof.ts';
import type { BeatAnswer, EnrolAnswer, LeasedJob, Progress } from '#shared/protocol/messages.ts';
import { headers as names, resultMediaType } from '#shared/protocol/protocol.ts';
import { resultLines } from '#shared/protocol/result-records.ts';
import { signResult } from '#shared/protocol/signing.ts';
import { newId, systemRandom, systemClock } from '../../server/config/world.ts';
import { systemCaller } from '../../server/http/caller.ts';
import type { TestReply, TestServer } from './server.ts';

export interface Lease {
  readonly scan_id: string;
  readonly lease_id: string;
  readonly fencing: number;
}

export interface DeliverOptions {
  readonly report?: Report;
  /** Instead of the report's own bytes. */
  readonly bytes?: Uint8Array;
  /** Instead of the bytes gzipped: what goes over the wire. */
  readonly body?: Uint8Array;
  readonly isGzipped?: boolean;
  readonly lease?: Lease;
  /** Headers to add or, with undefined, to leave out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Sign with another key. */
  readonly privateKey?: KeyObject;
}

export interface WireAgent {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
  readonly answer: EnrolAnswer;
  lease(options?: { waitS?: number; labels?: readonly string[] }): Promise<LeasedJob | undefined>;
  beat(lease: Lease, progress?: Progress): Promise<BeatAnswer>;
  fail(lease: Lease, failure: { reason: string; message?: string; retry?: boolean }): Promise<TestReply>;
  open(request?: { id?: string; target?: string; trigger?: 'cli' | 'cron' }): Promise<Lease & { state: string }>;
  deliver(scanId: string, options: DeliverOptions): Promise<TestReply>;
  /** The same agent towards another server process over the same data. */
  at(server: TestServer): WireAgent;
}

/** A new scan id, as an agent or CI job makes one. */
export function newScanId(): string {
  return newId('scn', { clock: systemClock, random: systemRandom });
}

/** A token with which agents enrol. */
export async function enrolmentToken(server: TestServer, options: { labels?: readonly string[]; uses?: number; orgId?: string } = {}): Promise<string> {
  const { labels = [], uses = 1, orgId = server.orgId } = options;
  const { token } = await server.app.services.agents.createEnrolmentToken({ labels, allowedRoots: [], uses, expiresInS: 3600 }, systemCaller(orgId));
  return token;
}

/** Enrols a new agent over HTTP. */
export async function enrolAgent(server: TestServer, options: { name?: string; labels?: readonly string[]; orgId?: string } = {}): Promise<WireAgent> {
  const { name = `agent-${systemRandom.bytes(4).toString('hex')}`, labels = [], ...rest } = options;
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const token = await enrolmentToken(server, { labels, ...rest });
  const claim = { token, name, public_key: publicKey.export({ type: 'spki', format: 'pem' }).toString(), labels: [...labels], version: '0.1.0', os: 'linux-x64' };
  const reply = await server.request('POST', '/internal/agents/enroll', { body: { ...claim, proof: signEnrolment(claim, privateKey) } });
  if (reply.status !== 200) throw new Error(`Enrolment failed: ${reply.text}`);
  return wireAgent({ server, answer: reply.body as EnrolAnswer, name, privateKey });
}

function wireAgent({ server, answer, name, privateKey }: { server: TestServer; answer: EnrolAnswer; name: string; privateKey: KeyObject }): WireAgent {
  const { key } = answer;
  const post = (path: string, body: object) => server.request('POST', `/internal${path}`, { internalKey: key, body });
  return {
    id: answer.agent_id,
    key,
    name,
    privateKey,
    answer,
    async lease({ waitS = 0, labels = [] } = {}) {
      const reply = await post('/jobs/lease', { slots: 1, labels, wait_s: waitS });
      if (reply.status === 204) return undefined;
      if (reply.status !== 200) throw new Error(reply.text);
      return reply.body as LeasedJob;
    },
    async beat(lease, progress) {
      const reply = await post(`/scans/${lease.scan_id}/heartbeat`, { lease_id: lease.lease_id, spool_depth: 0, ...(progress === undefined ? {} : { progress }) });
      if (reply.status !== 200) throw new Error(reply.text);
      return reply.body as BeatAnswer;
    },
    fail: (lease, { reason, message = 'it failed', retry = false }) => post(`/scans/${lease.scan_id}/failure`, { lease_id: lease.lease_id, reason, message, retry }),
    async open({ id = newScanId(), target = '/srv/app', trigger = 'cli' } = {}) {
      const reply = await post('/scans', { id, target, trigger });
      if (reply.status >= 300) throw new Error(reply.text);
      return reply.body as Lease & { state: string };
    },
    deliver: (scanId, options) => deliverResult(server, key, scanId, { privateKey, ...options }),
    at: (other) => wireAgent({ server: other, answer, name, privateKey }),
  };
}

/** The bytes of a report as they are signed. */
export function reportBytes(report: Report, scanId: string): Buffer {
  return Buffer.from([...resultLines(report, scanId)].join(''), 'utf8');
}

/** Delivers a result with any key; signed when there is a private key. */
export async function deliverResult(server: TestServer, key: string, scanId: string, options: DeliverOptions): Promise<TestReply> {
  const { report, lease, privateKey, isGzipped = true } = options;
  const bytes = options.bytes ?? (report === undefined ? Buffer.alloc(0) : reportBytes(report, scanId));
  const sha256 = sha256Hex(bytes);
  const headers: Record<string, string | undefined> = {
    'content-type': resultMediaType,
    ...(isGzipped ? { 'content-encoding': 'gzip' } : {}),
    [names.protocol]: '1.0',
    [names.digest]: sha256,
    ...(privateKey === undefined ? {} : { [names.signature]: signResult({ scan_id: scanId, sha256, size: bytes.length }, privateKey) }),
    ...(lease === undefined ? {} : { [names.leaseId]: lease.lease_id, [names.fencing]: String(lease.fencing) }),
    ...options.headers,
  };
  return server.request('POST', `/internal/scans/${scanId}/result`, {
    internalKey: key,
    headers: Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)),
    body: options.body ?? (isGzipped ? gzipSync(bytes) : bytes),
  });
}
