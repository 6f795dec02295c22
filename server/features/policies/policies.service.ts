/** Policies of an organization: parsed by the one parser, versioned, never changed in place. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Policy } from '#shared/policies/policy.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import { createMemo } from '../../db/memo.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
import { listPolicyEvaluations } from '../scans/evaluations.store.ts';
import { evaluationReplyOf } from '../scans/scan-reply.ts';
import { waiversAt } from '../waivers/waivers.store.ts';
import { dryRun, dryRunLimits, type DryRunReply } from './dry-run.ts';
import { listPastScans } from './dry-run.reads.ts';
import * as store from './policies.store.ts';

/** Policies in one organization; each is judged over every scan. */
export const policiesMax = 1_000;

export interface PolicyReply extends Policy {
  readonly id: string;
  readonly version: number;
  readonly is_active: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

/** What a client sent: fields of the policy, not parsed yet, and whether it is in force. */
export type PolicyRequest = Readonly<Record<string, unknown>> & { readonly is_active?: boolean | undefined };

export interface PoliciesService {
  /** @throws {AppError} `validation_error` with every mistake, `conflict` for a name that is taken. */
  create(request: PolicyRequest, caller: Caller): Promise<PolicyReply>;
  list(orgId: string, query: { limit: number; cursor?: string | undefined }): Promise<Page<PolicyReply>>;
  get(orgId: string, id: string): Promise<PolicyReply>;
  /**
   * Changes the fields that were sent and writes a new version.
   * @param ifVersion - the version that the client saw. @throws {AppError} `precondition_failed` when it is another.
   */
  update(id: string, request: PolicyRequest, caller: Caller, ifVersion?: number): Promise<PolicyReply>;
  delete(id: string, caller: Caller): Promise<void>;
  /** Newest first; also of a policy that was deleted, because evaluations name them. */
  versions(orgId: string, id: string, query: ListQuery): Promise<Page<VersionReply>>;
  version(orgId: string, id: string, version: number): Promise<VersionReply>;
  /** Verdicts over scans that are there, newest first. */
  evaluations(orgId: string, id: string, query: ListQuery): Promise<Page<ReturnType<typeof evaluationReplyOf>>>;
  /**
   * Judges past scans by a policy as it might be, beside the one in force. Changes nothing but the audit log.
   * @param id - of the policy; undefined for one that does not exist.
   * @throws {AppError} `validation_error` with every mistake of the policy; `unavailable` when too many dry runs are under way.
   */
  dryRun(id: string | undefined, request: DryRunPolicyRequest, caller: Caller): Promise<DryRunPolicyReply>;
}

interface ListQuery {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

export interface VersionReply extends Policy {
  readonly policy_id: string;
  readonly version: number;
  /** The newest of a policy that was not deleted. */
  readonly is_current: boolean;
  readonly created_by: string;
  readonly created_at: string;
}

export interface DryRunPolicyRequest {
  readonly policy?: Readonly<Record<string, unknown>> | undefined;
  readonly version?: number | undefined;
  readonly scans: { readonly last?: number | undefined; readonly since?: number | undefined };
  readonly source?: string | undefined;
  readonly signal: AbortSignal;
}

export interface DryRunPolicyReply extends DryRunReply {
  readonly candidate: Policy & { readonly policy_id: string | null; readonly version: number | null };
  readonly baseline: { readonly policy_id: string; readonly version: number } | null;
}

export interface PoliciesDependencies {
  /** For dry runs. */
  readonly thread: TaskThread;
}

export function createPoliciesService(foundation: Foundation, { thread }: PoliciesDependencies): PoliciesService {
  const { db, clock, random, cursors } = foundation;
  let dryRunsUnderWay = 0;

  const known = createMemo<PolicyReply>(db);

  async function existing(orgId: string, id: string, executor = db.kysely): Promise<store.StoredPolicy> {
    const policy = await store.findPolicy(executor, { orgId, id });
    if (policy === undefined) throw notFound('policy', id);
    return policy;
  }

  /** The version in force; 0 for a policy that was deleted. */
  async function currentVersion(orgId: string, id: string): Promise<number> {
    if ((await store.findNewestVersion(db.kysely, { orgId, id })) === undefined) throw notFound('policy', id);
    return (await store.findPolicy(db.kysely, { orgId, id }))?.version ?? 0;
  }

  /** What is tried: an earlier version, or what is in force with the fields that were sent. `version` is null for what is stored nowhere. */
  async function candidateOf(orgId: string, inForce: store.StoredPolicy | undefined, request: DryRunPolicyRequest): Promise<{ policy: Policy; version: number | null }> {
    const { policy: fields, version } = request;
    if (fields !== undefined && version !== undefined) throw apiError('validation_error', 'Give policy or version, but not both.', { field: 'version' });
    if (inForce === undefined || fields !== undefined) return { policy: parsed({ ...inForce?.policy, ...fields }, 'policy'), version: null };
    if (version === undefined) return { policy: inForce.policy, version: inForce.version };
    const stored = await store.findVersion(db.kysely, { orgId, id: inForce.id, version });
    if (stored === undefined) throw notFound('version', `${inForce.id}@${version}`);
    return { policy: stored.policy, version };
  }

  return {
    async create({ is_active: isActive = true, ...fields }, caller) {
      const policy = parsed(fields);
      const at = clock.now();
      const id = newId('pol', { clock, random });
      await db.transaction(async (tx) => {
        await lockOrganization(tx, caller.orgId);
        if ((await store.countPolicies(tx, caller.orgId)) >= policiesMax) throw apiError('unprocessable', `An organization has at most ${policiesMax} policies (limit policiesMax).`);
        const isAdded = await store.insertPolicy(tx, { orgId: caller.orgId, id, policy, isActive, createdBy: caller.actor.id, at });
        if (!isAdded) throw nameTaken(policy.name);
        await appendEvent(tx, { orgId: caller.orgId, type: 'policy.created', subject: id, data: { name: policy.name, version: 1 }, at });
        await appendAudit(tx, entryOf(caller, { action: 'policy.create', target: id, detail: { name: policy.name, after: digest(policy) }, at }));
      });
      return replyOf({ id, version: 1, isActive, policy, createdAt: at, updatedAt: at });
    },

    async list(orgId, query) {
      const scope = { orgId, list: 'listPolicies' };
      const rows = await store.listPolicies(db.kysely, orgId, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.createdAt, id: row.id }), item: replyOf });
    },

    async get(orgId, id) {
      const reply = await known.get(`${orgId} ${id}`, async () => {
        const policy = await store.findPolicy(db.kysely, { orgId, id });
        return policy === undefined ? undefined : replyOf(policy);
      });
      if (reply === undefined) throw notFound('policy', id);
      return reply;
    },


    async update(id, { is_active, ...fields }, caller, ifVersion) {
      const at = clock.now();
      return db.transaction(async (tx) => {
        await lockOrganization(tx, caller.orgId);
        const before = await existing(caller.orgId, id, tx);
        if (ifVersion !== undefined && ifVersion !== before.version) throw lostUpdate('policy', before.version);
        const policy = parsed({ ...before.policy, ...fields });
        const isActive = is_active ?? before.isActive;
        if (await store.isNameTaken(tx, { orgId: caller.orgId, name: policy.name, exceptId: id })) throw nameTaken(policy.name);
        const isWritten = await store.updatePolicy(tx, { orgId: caller.orgId, id, readVersion: before.version, policy, isActive, updatedBy: caller.actor.id, at });
        if (!isWritten) throw lostUpdate('policy', before.version + 1);
        const version = before.version + 1;
        await appendEvent(tx, { orgId: caller.orgId, type: 'policy.updated', subject: id, data: { name: policy.name, version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'policy.update', target: id, detail: { version, before: digest(before.policy), after: digest(policy), is_active: isActive }, at }));
        return replyOf({ id, version, isActive, policy, createdAt: before.createdAt, updatedAt: at });
      });
    },

    async delete(id, caller) {
      const at = clock.now();
      await db.transaction(async (tx) => {
        const before = await existing(caller.orgId, id, tx);
        if (!(await store.deletePolicy(tx, { orgId: caller.orgId, id, at }))) throw notFound('policy', id);
        await appendEvent(tx, { orgId: caller.orgId, type: 'policy.deleted', subject: id, data: { name: before.policy.name, version: before.version }, at });
        await appendAudit(tx, entryOf(caller, { action: 'policy.delete', target: id, detail: { name: before.policy.name, before: digest(before.policy) }, at }));
      });
    },

    async versions(orgId, id, query) {
      const current = await currentVersion(orgId, id);
      const scope = { orgId, list: 'listPolicyVersions', filter: { policy: id } };
      const rows = await store.listVersions(db.kysely, { orgId, id }, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.version, id }), item: (row) => versionReplyOf(row, current) });
    },

    async version(orgId, id, version) {
      const current = await currentVersion(orgId, id);
      const stored = await store.findVersion(db.kysely, { orgId, id, version });
      if (stored === undefined) throw notFound('version', `${id}@${version}`);
      return versionReplyOf(stored, current);
    },

    async evaluations(orgId, id, query) {
      await currentVersion(orgId, id);
      const scope = { orgId, list: 'listPolicyEvaluations', filter: { policy: id } };
      const rows = await listPolicyEvaluations(db.kysely, { orgId, policyId: id }, pageRequest(cursors, scope, query));
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: evaluationReplyOf });
    },

    async dryRun(id, request, caller) {
      const { orgId } = caller;
      const inForce = id === undefined ? undefined : await existing(orgId, id);
      const { policy, version } = await candidateOf(orgId, inForce, request);
      const baseline = inForce?.isActive === true ? inForce : undefined;
      const { last, since } = request.scans;
      const limit = last ?? (since === undefined ? dryRunLimits.scansDefault : dryRunLimits.scansMax);
      if (dryRunsUnderWay >= dryRunLimits.atOnceMax) throw apiError('unavailable', `Too many dry runs are under way (limit atOnceMax is ${dryRunLimits.atOnceMax}).`);
      dryRunsUnderWay += 1;
      try {
        const at = clock.now();
        // One more, to know whether there were more.
        const scans = await listPastScans(db.kysely, { orgId, since, source: request.source, limit: limit + 1 });
        const result = await dryRun(
          {
            orgId,
            scans: scans.slice(0, limit),
            isScansCut: last === undefined && since !== undefined && scans.length > limit,
            candidate: policy,
            baseline: baseline?.policy ?? null,
            policyId: id ?? null,
            waivers: await waiversAt(db.kysely, { orgId, at }),
            at,
            signal: request.signal,
          },
          thread,
        );
        const detail = { candidate: digest(policy), scans: result.scans_judged, would_fail: result.verdicts.after.fail };
        await db.transaction((tx) => appendAudit(tx, entryOf(caller, { action: 'policy.dry_run', target: id ?? 'new', detail, at })));
        return { candidate: { ...policy, policy_id: id ?? null, version }, baseline: baseline === undefined ? null : { policy_id: baseline.id, version: baseline.version }, ...result };
      } finally {
        dryRunsUnderWay -= 1;
      }
    },
  };
}

/** @param at - the field of the body that holds the policy; undefined when it is the body. */
function parsed(value: unknown, at?: string): Policy {
  const result = parsePolicy(value);
  if ('policy' in result) return result.policy;
  const problems = result.problems.map(({ path, message }) => ({ path: [at, path].filter((part) => part !== undefined && part !== '').join('.'), message }));
  const [first, ...others] = problems;
  throw apiError('validation_error', first?.message ?? 'The policy is not valid.', {
    ...(first === undefined || first.path === '' ? {} : { field: first.path }),
    hint: 'GET /api/v1/openapi.json describes the language; waybill list fields lists the fields.',
    ...(others.length === 0 ? {} : { issues: others.slice(0, 20).map(({ path, message }) => ({ field: path, message })) }),
  });
}

function nameTaken(name: string) {
  return apiError('conflict', `There is a policy called ${JSON.stringify(name)}.`, { field: 'name' });
}

function digest(policy: Policy): string {
  return sha256Hex(JSON.stringify(policy));
}

function versionReplyOf(stored: store.StoredVersion, current: number): VersionReply {
  const { policyId, version, policy, createdBy, createdAt } = stored;
  return { policy_id: policyId, version, ...policy, is_current: version === current, created_by: createdBy, created_at: new Date(createdAt).toISOString() };
}

function replyOf(stored: store.StoredPolicy): PolicyReply {
  return {
    id: stored.id,
    ...stored.policy,
    version: stored.version,
    is_active: stored.isActive,
    created_at: new Date(stored.createdAt).toISOString(),
    updated_at: new Date(stored.updatedAt).toISOString(),
  };
}
