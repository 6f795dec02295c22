/** Scans as rows. What leases do to them is in `features/internal/leases.store.ts`, what results do in `ingest/results.store.ts`. */
import { sql, type ExpressionBuilder, type Selectable } from 'kysely';
import type { ScanOptions } from '#shared/protocol/messages.ts';
import type { Executor, Tx } from '../../db/connection.ts';
import { likePattern } from '../../db/like-pattern.ts';
import { newestFirst } from '../../db/newest-first.ts';
import { prepared } from '../../db/prepared.ts';
import type { ComponentRow, Database, RelationshipRow, ScanRow, ScanState } from '../../db/schema.ts';
import type { PageRequest } from '../../http/listing.ts';
import { scansOfSource } from './standing.reads.ts';

export type StoredScan = Selectable<ScanRow>;

/** States after which nothing happens to a scan any more. */
export const endedStates = ['completed', 'partial', 'failed', 'cancelled', 'superseded'] as const satisfies readonly ScanState[];

/** A scan as it is opened. A leased one already has its agent and lease; its fencing number is then 1. */
export interface NewScan {
  readonly id: string;
  readonly orgId: string;
  readonly target: string;
  readonly trigger: ScanRow['trigger'];
  readonly state: 'queued' | 'running';
  readonly options: ScanOptions;
  readonly isTest: boolean;
  readonly requestedBy: string;
  readonly at: number;
  readonly scheduleId?: string | undefined;
  readonly integrationId?: string | undefined;
  /** Of a credential that came with this scan alone. */
  readonly credentialId?: string | undefined;
  readonly lease?: { readonly agentId: string | null; readonly leaseId: string; readonly expiresAt: number };
}

/** Adds a scan, unless its id is taken (by any organization); says whether it did. */
export async function insertScan(tx: Tx, scan: NewScan): Promise<boolean> {
  const inserted = await insertion.run(tx, {
    orgId: scan.orgId,
    id: scan.id,
    target: scan.target,
    trigger: scan.trigger,
    state: scan.state,
    options: JSON.stringify(scan.options),
    is_test: scan.isTest ? 1 : 0,
    requested_by: scan.requestedBy,
    agent_id: scan.lease?.agentId ?? null,
    lease_id: scan.lease?.leaseId ?? null,
    lease_expires_at: scan.lease?.expiresAt ?? null,
    begun: scan.lease === undefined ? 0 : 1,
    schedule_id: scan.scheduleId ?? null,
    integration_id: scan.integrationId ?? null,
    credential_id: scan.credentialId ?? null,
    created_at: scan.at,
    started_at: scan.state === 'running' ? scan.at : null,
  });
  return inserted > 0;
}

type Insertion = Pick<StoredScan, 'id' | 'target' | 'trigger' | 'state' | 'options' | 'is_test' | 'requested_by' | 'agent_id' | 'lease_id' | 'lease_expires_at' | 'schedule_id' | 'integration_id' | 'credential_id' | 'created_at' | 'started_at'> & {
  readonly orgId: string;
  /** 1 for a scan that somebody runs already: its first attempt, under the first fencing number. */
  readonly begun: number;
};

const insertion = prepared((db, given: Insertion) => {
  const { orgId, id, target, trigger, state, options, is_test, requested_by, agent_id, lease_id, lease_expires_at, begun, schedule_id, integration_id, credential_id, created_at, started_at } = given;
  return db
    .insertInto('scans')
    .values({ org_id: orgId, id, target, trigger, state, options, is_test, requested_by, agent_id, lease_id, lease_expires_at, fencing: begun, attempt: begun, schedule_id, integration_id, credential_id, created_at, started_at })
    .onConflict((oc) => oc.column('id').doNothing());
});

export async function findScan(executor: Executor, of: { orgId: string; id: string }): Promise<StoredScan | undefined> {
  return scanById.first(executor, { orgId: of.orgId, id: of.id });
}

const scanById = prepared((db, { orgId, id }: { orgId: string; id: string }) => db.selectFrom('scans').selectAll().where('org_id', '=', orgId).where('id', '=', id));

/** What a list of scans may be narrowed by. */
export interface ScanFilter {
  readonly state?: ScanState | undefined;
  /** Key or id of any of its sources. */
  readonly source?: string | undefined;
  /** Kind of the first target. */
  readonly kind?: string | undefined;
  readonly verdict?: 'pass' | 'warn' | 'fail' | undefined;
  readonly trigger?: ScanRow['trigger'] | undefined;
  readonly scheduleId?: string | undefined;
  readonly integrationId?: string | undefined;
  /** Milliseconds since the epoch, both included: when the scan was asked for. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Part of the target, in any case. */
  readonly q?: string | undefined;
}

function scanFilter({ eb, and }: ExpressionBuilder<Database, 'scans'>, executor: Executor, { orgId, filter }: { orgId: string; filter: ScanFilter }) {
  const { state, source, kind, verdict, trigger, scheduleId, integrationId, from, to, q } = filter;
  return and([
    eb('org_id', '=', orgId),
    ...(state === undefined ? [] : [eb('state', '=', state)]),
    ...(source === undefined ? [] : [eb('id', 'in', scansOfSource(executor, { orgId, source }))]),
    ...(kind === undefined ? [] : [sql<boolean>`target like ${`${kind}:%`}`]),
    ...(verdict === undefined ? [] : [eb('verdict', '=', verdict)]),
    ...(trigger === undefined ? [] : [eb('trigger', '=', trigger)]),
    ...(scheduleId === undefined ? [] : [eb('schedule_id', '=', scheduleId)]),
    ...(integrationId === undefined ? [] : [eb('integration_id', '=', integrationId)]),
    ...(from === undefined ? [] : [eb('created_at', '>=', from)]),
    ...(to === undefined ? [] : [eb('created_at', '<=', to)]),
    ...(q === undefined ? [] : [sql<boolean>`lower(target) like ${likePattern(q)} escape '\\'`]),
  ]);
}

/** Scans of an organization, newest first: after a cursor, or from an offset for clients that count pages. */
export async function listScans(executor: Executor, of: { orgId: string; filter: ScanFilter; page: PageRequest; offset?: number }): Promise<StoredScan[]> {
  const { page, offset } = of;
  return executor
    .selectFrom('scans')
    .selectAll()
    // It begins with the organization.
    .where((eb) => scanFilter(eb, executor, of))
    .$call((query) => newestFirst(query, { at: 'created_at', id: 'id' }, page))
    .$if(offset !== undefined, (query) => query.offset(offset ?? 0))
    .execute();
}

/** Scans that `listScans` would give in all. */
export async function countScans(executor: Executor, of: { orgId: string; filter: ScanFilter }): Promise<number> {
  const { count } = await executor
    .selectFrom('scans')
    .select((eb) => eb.fn.countAll().as('count'))
    .where((eb) => scanFilter(eb, executor, of))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Ends a scan that no agent holds; false when it is not queued any more. */
export async function cancelQueued(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set({ state: 'cancelled', cancel_requested_at: of.at, finished_at: of.at })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Asks the agent that holds a scan to stop. Changes no lease. False when the scan has ended or was asked before. */
export async function requestCancel(tx: Tx, of: { orgId: string; id: string; at: number }): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set({ cancel_requested_at: of.at })
    .where('org_id', '=', of.orgId)
    .where('id', '=', of.id)
    .where('state', 'in', ['leased', 'running', 'ingesting'])
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Sets the verdict of a scan that still shows this result; false when it does not. */
export async function setScanVerdict(tx: Tx, of: { orgId: string; scanId: string; resultId: string; verdict: 'pass' | 'warn' | 'fail' }): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('scans').set({ verdict: of.verdict }).where('org_id', '=', of.orgId).where('id', '=', of.scanId).where('result_id', '=', of.resultId).executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Whether a signed result stands behind a scan. */
export async function findResultSummary(executor: Executor, of: { orgId: string; resultId: string }): Promise<{ sha256: string; size_bytes: number; signature: string | null; received_at: number } | undefined> {
  return executor.selectFrom('results').select(['sha256', 'size_bytes', 'signature', 'received_at']).where('org_id', '=', of.orgId).where('id', '=', of.resultId).executeTakeFirst();
}

export interface ComponentFilter {
  readonly kind?: string | undefined;
  readonly isAi?: boolean | undefined;
  /** Part of the name, in any case. */
  readonly q?: string | undefined;
}

/** Components of a visible result, by id. */
export async function listComponents(executor: Executor, of: { orgId: string; resultId: string; filter: ComponentFilter; page: PageRequest }): Promise<Pick<Selectable<ComponentRow>, 'id' | 'body'>[]> {
  const { orgId, resultId, filter, page } = of;
  return executor
    .selectFrom('components')
    .select(['id', 'body'])
    .where('result_id', '=', resultId)
    .where('org_id', '=', orgId)
    .$if(filter.kind !== undefined, (query) => query.where('kind', '=', filter.kind ?? ''))
    .$if(filter.isAi !== undefined, (query) => query.where('is_ai', '=', filter.isAi === true ? 1 : 0))
    .$if(filter.q !== undefined, (query) => query.where(sql<boolean>`lower(name) like ${likePattern(filter.q ?? '')} escape '\\'`))
    .$if(page.after !== undefined, (query) => query.where('id', '>', page.after?.id ?? ''))
    .orderBy('id')
    .limit(page.limit + 1)
    .execute();
}

export type GraphNode = Pick<Selectable<ComponentRow>, 'id' | 'kind' | 'name' | 'version' | 'is_ai'>;
export type GraphEdge = Pick<Selectable<RelationshipRow>, 'id' | 'type' | 'from_id' | 'to_id'>;

/** Nodes of a visible result, AI first and then by id, at most `limit`. */
export async function listNodes(executor: Executor, of: { orgId: string; resultId: string; limit: number }): Promise<GraphNode[]> {
  return executor
    .selectFrom('components')
    .select(['id', 'kind', 'name', 'version', 'is_ai'])
    .where('result_id', '=', of.resultId)
    .where('org_id', '=', of.orgId)
    .orderBy('is_ai', 'desc')
    .orderBy('id')
    .limit(of.limit)
    .execute();
}

/** Edges of a visible result by id, at most `limit`. */
export async function listEdges(executor: Executor, of: { orgId: string; resultId: string; limit: number }): Promise<GraphEdge[]> {
  return executor
    .selectFrom('relationships')
    .select(['id', 'type', 'from_id', 'to_id'])
    .where('result_id', '=', of.resultId)
    .where('org_id', '=', of.orgId)
    .orderBy('id')
    .limit(of.limit)
    .execute();
}

/** Agents that were heard of since an instant: what they offer. */
export async function listOnlineAgents(executor: Executor, of: { orgId: string; since: number }): Promise<{ id: string; labels: string; kinds: string }[]> {
  return onlineAgents.all(executor, { orgId: of.orgId, since: of.since });
}

const onlineAgents = prepared((db, { orgId, since }: { orgId: string; since: number }) =>
  db.selectFrom('agents').select(['id', 'labels', 'kinds']).where('org_id', '=', orgId).where('revoked_at', 'is', null).where('last_seen_at', '>=', since),
);

/** Scans that wait for an agent. */
export async function countQueued(executor: Executor, orgId: string): Promise<number> {
  return Number((await queued.first(executor, { orgId }))?.count ?? 0);
}

const queued = prepared((db, { orgId }: { orgId: string }) =>
  db
    .selectFrom('scans')
    .select((eb) => eb.fn.countAll().as('count'))
    .where('state', '=', 'queued')
    .where('org_id', '=', orgId),
);
