/**
 * Waivers: who asks for an exception, who grants it, and until when it holds. Judging reads them; see `shared/policies/waiver.ts`.
 * A waiver that ends or is revoked changes no verdict of the past: the next scan, or judging a scan again, goes by those that hold then.
 */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { severities, type Severity } from '#shared/model/report.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { Tx } from '../../db/connection.ts';
import type { WaiverRow } from '../../db/schema.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { findPolicy } from '../policies/policies.store.ts';
import * as store from './waivers.store.ts';

export const waiverLimits = {
  /** Waivers of one organization that wait or hold. All of them are held against every scan. */
  openMax: 5_000,
  /** From the request to the end. */
  daysMax: 365,
} as const;

const dayMs = 86_400_000;

/** Who asks or decides. */
export interface WaiverCaller {
  readonly caller: Caller;
  /** The user, also behind a personal key; undefined for a key of the organization, which is nobody. */
  readonly person: string | undefined;
  readonly mayDecide: boolean;
}

export interface WaiverRequest {
  readonly policy_id?: string | undefined;
  readonly rule?: string | undefined;
  readonly subject_id: string;
  readonly source_key?: string | undefined;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly expires_at: number;
}

export interface WaiverReply {
  readonly id: string;
  readonly policy_id: string | null;
  readonly rule: string | null;
  readonly subject_id: string;
  readonly source_key: string | null;
  readonly severity: Severity;
  readonly reason: string;
  readonly state: WaiverRow['state'];
  /** Approved, and not over. */
  readonly is_in_force: boolean;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
  readonly expires_at: string;
  readonly version: number;
}

export interface WaiverQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: WaiverRow['state'] | undefined;
  readonly policy_id?: string | undefined;
  readonly subject_id?: string | undefined;
  readonly in_force?: true | undefined;
}

/** What may be done to a waiver: from which state it leads to which. */
const decisions = {
  approve: { from: 'requested', to: 'approved' },
  reject: { from: 'requested', to: 'rejected' },
  revoke: { from: 'approved', to: 'revoked' },
} as const;
export type Decision = keyof typeof decisions;

export type WaiversService = ReturnType<typeof createWaiversService>;

export function createWaiversService(foundation: Foundation) {
  const { db, clock, random, cursors } = foundation;

  async function existing(orgId: string, id: string, executor = db.kysely): Promise<store.StoredWaiver> {
    const waiver = await store.findWaiver(executor, { orgId, id });
    if (waiver === undefined) throw notFound('waiver', id);
    return waiver;
  }

  return {
    /**
     * Asks for a waiver. The severity is what the newest matching violations say, critical when there are none.
     * Below critical it is approved at once when the caller may decide.
     * @throws {AppError} `unprocessable` for an end out of range, an unknown policy or rule, and for something critical without a person; `conflict` for one that is asked for already.
     */
    async request(request: WaiverRequest, by: WaiverCaller): Promise<WaiverReply> {
      const { caller, person, mayDecide } = by;
      const { orgId } = caller;
      const at = clock.now();
      assertEnd(request.expires_at, at);
      const extent = { org_id: orgId, policy_id: request.policy_id ?? null, rule: request.rule ?? null, subject_id: request.subject_id, source_key: request.source_key ?? null };

      const row = await db.transaction(async (tx) => {
        await lockOrganization(tx, orgId);
        await assertExtent(tx, extent);
        if ((await store.countOpenWaivers(tx, { orgId, at })) >= waiverLimits.openMax) throw apiError('unprocessable', `At most ${waiverLimits.openMax} waivers of an organization wait or hold (limit openMax).`);
        const same = await store.findSameWaiver(tx, { ...extent, at });
        if (same !== undefined) throw apiError('conflict', `The waiver ${same} has the same extent.`, { hint: 'Revoke or reject it first, or wait for its end.' });
        const severity = worstOf(await store.violatedSeverities(tx, { orgId, subjectId: extent.subject_id, policyId: extent.policy_id, rule: extent.rule }));
        if (severity === 'critical' && person === undefined) {
          throw apiError('unprocessable', 'A waiver for something critical is asked for by a person; a key of the organization is nobody.', { hint: 'Use a personal key, or sign in. What no violation is known of counts as critical.' });
        }
        const isApproved = severity !== 'critical' && mayDecide;
        const who = person ?? caller.actor.id;
        const made: WaiverRow = {
          id: newId('wvr', { clock, random }),
          ...extent,
          severity,
          reason: request.reason,
          state: isApproved ? 'approved' : 'requested',
          requested_by: who,
          requested_at: at,
          decided_by: isApproved ? who : null,
          decided_at: isApproved ? at : null,
          expires_at: request.expires_at,
          version: 1,
        };
        await store.insertWaiver(tx, made);
        await appendEvent(tx, { orgId, type: 'waiver.requested', subject: made.id, data: eventData(made), at });
        if (isApproved) await appendEvent(tx, { orgId, type: 'waiver.decided', subject: made.id, data: eventData(made), at });
        await appendAudit(tx, entryOf(caller, { action: 'waiver.request', target: made.id, detail: { ...eventData(made), reason_sha256: sha256Hex(made.reason) }, at }));
        return made;
      });
      return replyOf(row, at);
    },

    async list(orgId: string, query: WaiverQuery): Promise<Page<WaiverReply>> {
      const at = clock.now();
      const { state, policy_id: policyId, subject_id: subjectId, in_force: inForce } = query;
      const scope = { orgId, list: 'listWaivers', filter: { state, policyId, subjectId, inForce: inForce && 'true' } };
      const filter = { state, policyId, subjectId, inForceAt: inForce && at };
      const rows = await store.listWaivers(db.kysely, { orgId, filter, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.requested_at, id: row.id }), item: (row) => replyOf(row, at) });
    },

    get: async (orgId: string, id: string): Promise<WaiverReply> => replyOf(await existing(orgId, id), clock.now()),

    /**
     * Approves, rejects or revokes.
     * @throws {AppError} `conflict` when its state does not allow it or it is over; `unprocessable` when something critical is approved by who asked for it, or by a key of the organization.
     */
    async decide(id: string, decision: Decision, by: WaiverCaller): Promise<WaiverReply> {
      const { caller, person } = by;
      const { orgId } = caller;
      const { from, to } = decisions[decision];
      const at = clock.now();
      return db.transaction(async (tx) => {
        const before = await existing(orgId, id, tx);
        if (before.state !== from) throw wrongState(before.state, decision);
        if (decision === 'approve') assertMayApprove(before, { person, at });
        const isDecided = await store.decideWaiver(tx, { orgId, id, from, to, decidedBy: person ?? caller.actor.id, at });
        const after = await existing(orgId, id, tx);
        if (!isDecided) throw wrongState(after.state, decision);
        await appendEvent(tx, { orgId, type: 'waiver.decided', subject: id, data: eventData(after), at });
        await appendAudit(tx, entryOf(caller, { action: `waiver.${decision}`, target: id, detail: eventData(after), at }));
        return replyOf(after, at);
      });
    },
  };
}

/** The worst of them; what nobody has seen may be anything. */
function worstOf(seen: readonly Severity[]): Severity {
  return severities.find((severity) => seen.includes(severity)) ?? 'critical';
}

function assertEnd(expiresAt: number, at: number): void {
  if (expiresAt <= at) throw apiError('unprocessable', 'A waiver ends in the future.', { field: 'expires_at' });
  if (expiresAt > at + waiverLimits.daysMax * dayMs) throw apiError('unprocessable', `A waiver holds for at most ${waiverLimits.daysMax} days (limit daysMax).`, { field: 'expires_at' });
}

/** The policy and the rule must be there: a waiver for a name that was mistyped would cover nothing, silently. */
async function assertExtent(tx: Tx, extent: Pick<WaiverRow, 'org_id' | 'policy_id' | 'rule'>): Promise<void> {
  if (extent.policy_id === null) return;
  const policy = await findPolicy(tx, { orgId: extent.org_id, id: extent.policy_id });
  if (policy === undefined) throw apiError('unprocessable', `There is no policy ${JSON.stringify(extent.policy_id)}.`, { field: 'policy_id' });
  const names = policy.policy.rules.map(({ name }) => name);
  if (extent.rule !== null && !names.includes(extent.rule)) {
    throw apiError('unprocessable', `The policy has no rule ${JSON.stringify(extent.rule)}.`, { field: 'rule', hint: `Its rules: ${names.slice(0, 20).join(', ')}.` });
  }
}

/** Something critical takes two people: two keys of one person are one, and a key of the organization is none. */
function assertMayApprove(waiver: store.StoredWaiver, by: { person: string | undefined; at: number }): void {
  if (waiver.expires_at <= by.at) throw apiError('conflict', 'The waiver is over before it was decided.', { hint: 'Ask for a new one.' });
  if (waiver.severity !== 'critical') return;
  if (by.person === undefined) throw apiError('unprocessable', 'A waiver for something critical is approved by a person; a key of the organization is nobody.');
  if (by.person === waiver.requested_by) throw apiError('unprocessable', 'A waiver for something critical is approved by a second person, not by who asked for it.');
}

function wrongState(state: WaiverRow['state'], decision: Decision) {
  const { from, to } = decisions[decision];
  return apiError('conflict', `The waiver is ${state}; only one that is ${from} becomes ${to}.`);
}

/** What events and audit entries say. The reason stays with the waiver: it is free text. */
function eventData(row: store.StoredWaiver) {
  const { id, policy_id, rule, subject_id, severity, state } = row;
  return { waiver_id: id, policy_id, rule, subject_id, severity, state, expires_at: new Date(row.expires_at).toISOString() };
}

function replyOf(row: store.StoredWaiver, at: number): WaiverReply {
  return {
    id: row.id,
    policy_id: row.policy_id,
    rule: row.rule,
    subject_id: row.subject_id,
    source_key: row.source_key,
    severity: row.severity as Severity,
    reason: row.reason,
    state: row.state,
    is_in_force: row.state === 'approved' && row.expires_at > at,
    requested_by: row.requested_by,
    requested_at: new Date(row.requested_at).toISOString(),
    decided_by: row.decided_by,
    decided_at: isoOrNull(row.decided_at),
    expires_at: new Date(row.expires_at).toISOString(),
    version: row.version,
  };
}
