/** The administrators' side of agents, and who an agent's key belongs to. Enrolment itself is an internal route. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { credentialKind, formatCredential } from '#shared/api/credentials.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { newId } from '../../config/world.ts';
import { equalInConstantTime } from '../../crypto/keyed-hash.ts';
import type { Foundation } from '../../foundation.ts';
import { invalidApiKey } from '../../http/authenticate.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Principal } from '../../http/route.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { agentKeyHash, enrolmentTokenHash } from './agent-hashes.ts';
import * as store from './agents.store.ts';

/** Limits on an enrolment token. */
export const enrolmentLimits = { secondsMax: 24 * 60 * 60, usesMax: 1000, labelsMax: 32, rootsMax: 64 } as const;

/** Milliseconds without a word after which an agent counts as offline: three beats. */
const offlineAfterMs = 45_000;

export interface NewEnrolmentToken {
  readonly labels: readonly string[];
  /** Targets must stand below one of these; empty allows every one. */
  readonly allowedRoots: readonly string[];
  readonly uses: number;
  readonly expiresInS: number;
}

export interface EnrolmentTokenReply {
  readonly id: string;
  /** Whole here and nowhere else. */
  readonly token: string;
  readonly labels: readonly string[];
  readonly allowed_roots: readonly string[];
  readonly uses_left: number;
  readonly created_at: string;
  readonly expires_at: string;
}

export interface AgentReply {
  readonly id: string;
  readonly name: string;
  readonly labels: readonly string[];
  readonly version: string;
  readonly os: string;
  readonly status: 'online' | 'offline' | 'revoked';
  /** Ed25519, SPKI PEM; its results are signed with it. */
  readonly public_key: string;
  readonly enrolled_at: string;
  readonly last_seen_at: string | null;
  readonly revoked_at: string | null;
}

export interface AgentsService {
  createEnrolmentToken(request: NewEnrolmentToken, caller: Caller): Promise<EnrolmentTokenReply>;
  list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<AgentReply>>;
  get(orgId: string, id: string): Promise<AgentReply>;
  /** Ends an agent: its key stops working with the next request. */
  revoke(id: string, caller: Caller): Promise<{ id: string; status: 'revoked'; revoked_at: string }>;
  /** The principal behind an agent's key. @throws {AppError} `invalid_api_key`. */
  authenticate(key: string): Promise<Principal>;
}

export function createAgentsService(foundation: Foundation): AgentsService {
  const { db, clock, random, keys, cursors } = foundation;

  return {
    async createEnrolmentToken({ labels, allowedRoots, uses, expiresInS }, caller) {
      const now = clock.now();
      if (expiresInS > enrolmentLimits.secondsMax) throw apiError('unprocessable', `An enrolment token lives at most ${enrolmentLimits.secondsMax} seconds.`, { field: 'expires_in_s' });
      const token = formatCredential('enrolment_token', random.bytes(32));
      const sortedLabels = [...new Set(labels)].sort(byCodeUnit);
      const row = {
        id: newId('enr', { clock, random }),
        org_id: caller.orgId,
        hash: enrolmentTokenHash(keys.pepper, token),
        labels: JSON.stringify(sortedLabels),
        allowed_roots: JSON.stringify(allowedRoots),
        uses_left: uses,
        expires_at: now + expiresInS * 1000,
        created_at: now,
      };
      await db.transaction(async (tx) => {
        await store.createEnrolmentToken(tx, row);
        await appendAudit(tx, entryOf(caller, { action: 'enrolment_token.create', target: row.id, detail: { labels: sortedLabels, allowed_roots: [...allowedRoots], uses, expires_at: new Date(row.expires_at).toISOString() }, at: now }));
      });
      return {
        id: row.id,
        token,
        labels: sortedLabels,
        allowed_roots: allowedRoots,
        uses_left: uses,
        created_at: new Date(now).toISOString(),
        expires_at: new Date(row.expires_at).toISOString(),
      };
    },

    async list(orgId, query) {
      const scope = { orgId, list: 'listAgents' };
      const rows = await store.listAgents(db.kysely, orgId, pageRequest(cursors, scope, query));
      const now = clock.now();
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.enrolled_at, id: row.id }), item: (row) => replyOf(row, now) });
    },

    async get(orgId, id) {
      const row = await store.findAgent(db.kysely, { orgId, id });
      if (row === undefined) throw notFound('agent', id);
      return replyOf(row, clock.now());
    },

    async revoke(id, caller) {
      const at = clock.now();
      return db.transaction(async (tx) => {
        const row = await store.findAgent(tx, { orgId: caller.orgId, id });
        if (row === undefined) throw notFound('agent', id);
        const isNew = await store.revokeAgent(tx, { orgId: caller.orgId, id, at });
        if (isNew) await appendEvent(tx, { orgId: caller.orgId, type: 'agent.revoked', subject: id, data: { name: store.shownName(row) }, at });
        await appendAudit(tx, entryOf(caller, { action: 'agent.revoke', target: id, detail: { changed: isNew }, at }));
        return { id, status: 'revoked' as const, revoked_at: new Date(isNew ? at : (row.revoked_at ?? at)).toISOString() };
      });
    },

    async authenticate(key) {
      if (credentialKind(key) !== 'agent_key') throw invalidApiKey();
      const hash = agentKeyHash(keys.pepper, key);
      const agent = await store.findAgentByKey(db.kysely, hash);
      if (agent === undefined || !equalInConstantTime(agent.key_hash, hash)) throw invalidApiKey();
      return { type: 'agent', id: agent.id, orgId: agent.org_id, permissions: new Set(), isTest: false };
    },
  };
}

function replyOf(row: store.StoredAgent, now: number): AgentReply {
  const isOnline = row.last_seen_at !== null && now - row.last_seen_at < offlineAfterMs;
  return {
    id: row.id,
    name: store.shownName(row),
    labels: JSON.parse(row.labels) as string[],
    version: row.version,
    os: row.os,
    status: row.revoked_at !== null ? 'revoked' : isOnline ? 'online' : 'offline',
    public_key: row.public_key,
    enrolled_at: new Date(row.enrolled_at).toISOString(),
    last_seen_at: isoOrNull(row.last_seen_at),
    revoked_at: isoOrNull(row.revoked_at),
  };
}
