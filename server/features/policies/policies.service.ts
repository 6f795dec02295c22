/** Policies of an organization: parsed by the one parser, versioned, never changed in place. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { parsePolicy } from '#shared/policies/parse-policy.ts';
import type { Policy } from '#shared/policies/policy.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { lostUpdate } from '../../http/etag.ts';
import { pageRequest, toPage, type Page } from '../../http/listing.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import { lockOrganization } from '../organizations/organizations.store.ts';
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
}

export function createPoliciesService(foundation: Foundation): PoliciesService {
  const { db, clock, random, cursors } = foundation;

  async function existing(orgId: string, id: string, executor = db.kysely): Promise<store.StoredPolicy> {
    const policy = await store.findPolicy(executor, { orgId, id });
    if (policy === undefined) throw notFound('policy', id);
    return policy;
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

    get: async (orgId, id) => replyOf(await existing(orgId, id)),

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
  };
}

function parsed(value: unknown): Policy {
  const result = parsePolicy(value);
  if ('policy' in result) return result.policy;
  const [first, ...others] = result.problems;
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
