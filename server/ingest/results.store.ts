/** Results and what hangs on them: staged, made visible, superseded, removed. Reads of visible rows are in `features/scans`. */
import type { Selectable } from 'kysely';
import { apiError } from '#shared/api/api-error.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import type { Executor, Tx } from '../db/connection.ts';
import { acrossOrganizations } from '../db/organization-guard.ts';
import type { ResultRow, ScanState } from '../db/schema.ts';
import { rowKeys, stagedTables } from './staged-rows.ts';

/** States of a scan that has not ended. */
export const openStates = ['queued', 'leased', 'running', 'ingesting'] as const satisfies readonly ScanState[];

/** What `results.header` holds besides the report's own header. */
export interface StoredHeader {
  readonly schema: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly generated_at: string;
  readonly sources: readonly unknown[];
  /** Targets of the scan that could not be opened, so that nobody knows their sources; absent in results of older versions. */
  readonly unopened?: readonly string[];
  readonly cleaned_count: number;
  /** The answer that the sender got, so that the same bytes get it again. */
  readonly answer: ResultAnswer | null;
}

/** Adds a staged result. Marks its scan as ingesting when that has not ended, and returns the state before; undefined when it has. */
export async function beginResult(tx: Tx, row: ResultRow): Promise<ScanState | undefined> {
  await tx.insertInto('results').values(row).execute();
  const scan = await tx.selectFrom('scans').select('state').where('org_id', '=', row.org_id).where('id', '=', row.scan_id).executeTakeFirst();
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set({ state: 'ingesting' })
    .where('org_id', '=', row.org_id)
    .where('id', '=', row.scan_id)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? scan?.state : undefined;
}

/** Takes back what `beginResult` did to a scan, unless something else has moved it on or another result of it is still staged. */
export async function leaveIngesting(tx: Tx, scan: { orgId: string; scanId: string; before: ScanState }): Promise<void> {
  await tx
    .updateTable('scans')
    .set({ state: scan.before === 'ingesting' ? 'running' : scan.before })
    .where('org_id', '=', scan.orgId)
    .where('id', '=', scan.scanId)
    .where('state', '=', 'ingesting')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('results').select('results.id').where('results.org_id', '=', scan.orgId).where('results.scan_id', '=', scan.scanId).where('results.state', '=', 'staged'))),
    )
    .execute();
}

/** Where the scan ends with this result: its counts and its verdict. */
export interface ScanEnding {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  readonly state: 'completed' | 'partial';
  readonly sourceId: string | null;
  readonly agentId: string | null;
  readonly componentCount: number;
  readonly findingCounts: Readonly<Record<string, number>>;
  /** Components by kind. */
  readonly kindCounts: Readonly<Record<string, number>>;
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly at: number;
}

/** Ends an open scan with a result; false when it had ended already. The one place where a result becomes visible. */
export async function completeScan(tx: Tx, ending: ScanEnding): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scans')
    .set((eb) => ({
      state: ending.state,
      result_id: ending.resultId,
      source_id: ending.sourceId,
      agent_id: ending.agentId,
      component_count: ending.componentCount,
      finding_counts: JSON.stringify(ending.findingCounts),
      kind_counts: JSON.stringify(ending.kindCounts),
      verdict: ending.verdict,
      lease_id: null,
      lease_expires_at: null,
      progress: null,
      error_code: null,
      error_message: null,
      started_at: eb.fn.coalesce('started_at', eb.val(ending.at)),
      finished_at: ending.at,
    }))
    .where('org_id', '=', ending.orgId)
    .where('id', '=', ending.scanId)
    .where('state', 'in', openStates)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Moves a result out of `staged`, with its blob and header. @throws when it was given up in the meantime: what was done with it must not be kept. */
export async function settleResult(tx: Tx, result: { orgId: string; id: string; state: 'visible' | 'superseded'; blob: string; size: number; header: StoredHeader; coverage: string }): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('results')
    .set({ state: result.state, blob: result.blob, size_bytes: result.size, header: JSON.stringify(result.header), coverage: result.coverage })
    .where('org_id', '=', result.orgId)
    .where('id', '=', result.id)
    .where('state', '=', 'staged')
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw apiError('unavailable', 'The result took too long to take in. Send it again.');
}

/** The settled result of a scan with these bytes, if there is one. */
export async function findSettledResult(executor: Executor, of: { orgId: string; scanId: string; sha256: string }): Promise<Selectable<ResultRow> | undefined> {
  return executor
    .selectFrom('results')
    .selectAll()
    .where('org_id', '=', of.orgId)
    .where('scan_id', '=', of.scanId)
    .where('sha256', '=', of.sha256)
    .where('state', 'in', ['visible', 'superseded'])
    .orderBy('received_at')
    .executeTakeFirst();
}

/** A source's key or name as its column holds it: PostgreSQL cannot hold NUL, and an index entry has a size. */
export function storedKey(text: string): string {
  return text.replaceAll('\0', '\ufffd').slice(0, 1024);
}

/** Finds or adds a source; its key is the same wherever it is scanned from. */
export async function upsertSource(tx: Tx, source: { id: string; orgId: string; kind: string; key: string; name: string; at: number }): Promise<string> {
  const { id } = await tx
    .insertInto('sources')
    .values({ id: source.id, org_id: source.orgId, kind: source.kind, key: source.key, name: source.name, created_at: source.at })
    .onConflict((oc) => oc.columns(['org_id', 'kind', 'key']).doUpdateSet({ name: source.name }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** One source of a scan with a result. */
export interface ScannedSource {
  readonly sourceId: string;
  readonly part: string;
  readonly state: 'complete' | 'partial';
  readonly findingCounts: Readonly<Record<string, number>>;
  readonly kindCounts: Readonly<Record<string, number>>;
}

/** Notes which sources a scan read; in the transaction in which it ends. A source that comes twice counts once. */
export async function insertScanSources(tx: Tx, of: { orgId: string; scanId: string; sources: readonly ScannedSource[] }): Promise<void> {
  const { orgId, scanId, sources } = of;
  if (sources.length === 0) return;
  const { created_at: scannedAt } = await tx.selectFrom('scans').select('created_at').where('org_id', '=', orgId).where('id', '=', scanId).executeTakeFirstOrThrow();
  for (let at = 0; at < sources.length; at += sourcesPerStatement) {
    const rows = sources.slice(at, at + sourcesPerStatement).map(({ sourceId, part, state, findingCounts, kindCounts }) => ({
      org_id: orgId,
      scan_id: scanId,
      source_id: sourceId,
      part,
      state,
      finding_counts: JSON.stringify(findingCounts),
      kind_counts: JSON.stringify(kindCounts),
      scanned_at: scannedAt,
    }));
    await tx.insertInto('scan_sources').values(rows).onConflict((oc) => oc.columns(['scan_id', 'source_id']).doNothing()).execute();
  }
}

/** Rows of sources written by one statement. */
const sourcesPerStatement = 500;

/** Rows removed in one transaction. */
const removedRowsMax = 5_000;

/**
 * Removes up to a slice of rows that belong to a result and are visible nowhere; says whether some may be left.
 * Never touches a result that a scan points at.
 */
export async function removeStagedSlice(tx: Tx, of: { orgId: string; resultId: string }): Promise<boolean> {
  const pointed = await tx.selectFrom('scans').select('id').where('org_id', '=', of.orgId).where('result_id', '=', of.resultId).executeTakeFirst();
  if (pointed !== undefined) return false;
  for (const table of stagedTables) {
    const key = rowKeys[table];
    const { numDeletedRows } = await tx
      .deleteFrom(table)
      .where('result_id', '=', of.resultId)
      .where('org_id', '=', of.orgId)
      .where(key as never, 'in', (eb) => eb.selectFrom(table).select(key as never).where('result_id', '=', of.resultId).limit(removedRowsMax))
      .executeTakeFirst();
    if (numDeletedRows >= BigInt(removedRowsMax)) return true;
  }
  const evaluations = tx.selectFrom('evaluations').select('evaluations.id').where('evaluations.org_id', '=', of.orgId).where('evaluations.result_id', '=', of.resultId);
  const { numDeletedRows: violationCount } = await tx
    .deleteFrom('violations')
    .where('org_id', '=', of.orgId)
    .where('id', 'in', (eb) => eb.selectFrom('violations').select('id').where('org_id', '=', of.orgId).where('evaluation_id', 'in', evaluations).limit(removedRowsMax))
    .executeTakeFirst();
  if (violationCount >= BigInt(removedRowsMax)) return true;
  await tx.deleteFrom('evaluations').where('org_id', '=', of.orgId).where('result_id', '=', of.resultId).execute();
  return false;
}

/** Removes a result that never became visible; its rows must be gone. */
export async function removeUnsettledResult(tx: Tx, of: { orgId: string; resultId: string }): Promise<void> {
  await tx.deleteFrom('results').where('org_id', '=', of.orgId).where('id', '=', of.resultId).where('state', 'in', ['staged', 'abandoned']).execute();
}

/** Gives up results that were staged before an instant and never settled, of every organization: what a crash left. */
export async function abandonStagedResults(tx: Tx, before: number): Promise<void> {
  await acrossOrganizations(tx).updateTable('results').set({ state: 'abandoned' }).where('state', '=', 'staged').where('received_at', '<', before).execute();
}

/** Results that were given up and not removed yet. */
export async function listAbandonedResults(executor: Executor): Promise<{ id: string; org_id: string; scan_id: string; blob: string }[]> {
  return acrossOrganizations(executor).selectFrom('results').select(['id', 'org_id', 'scan_id', 'blob']).where('state', '=', 'abandoned').orderBy('id').limit(100).execute();
}

/** Puts scans back that wait for a result which nobody takes in any more: to the queue when nobody holds them, else to their holder. */
export async function recoverIngestingScans(tx: Tx, times: { now: number; graceMs: number }): Promise<void> {
  // The server's own clearing up, of every organization.
  const stuck = acrossOrganizations(tx)
    .updateTable('scans')
    .where('state', '=', 'ingesting')
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('results').select('results.id').whereRef('results.scan_id', '=', 'scans.id').where('results.state', '=', 'staged'))),
    );
  await stuck.set({ state: 'queued' }).where('lease_id', 'is', null).execute();
  await stuck
    .set((eb) => ({ state: 'running', lease_expires_at: eb.case().when('lease_expires_at', '>', times.now + times.graceMs).then(eb.ref('lease_expires_at')).else(times.now + times.graceMs).end() }))
    .where('lease_id', 'is not', null)
    .execute();
}
