/**
 * From an upload on the disk to a visible, judged result. Runs in the ingest thread.
 * Rows are staged in slices that nobody sees; then one small transaction makes all of it visible with the scan's end, its verdict,
 * the audit entry and the event rows. Whatever goes wrong before leaves nothing; a crash leaves rows that are collected later.
 */
import { rm } from 'node:fs/promises';
import { indexInventory } from '#shared/model/inventory.ts';
import { severities, type CheckOutcome, type CheckResult, type Coverage, type Report, type Severity, type Source } from '#shared/model/report.ts';
import type { Component, Relationship, Resource } from '#shared/model/component.ts';
import { evaluatePolicy } from '#shared/policies/evaluate.ts';
import { waiversInForce, type Waiver } from '#shared/policies/waiver.ts';
import { verdictOf } from '#shared/policies/verdict.ts';
import { createResultDecoder, type DecodedRecord } from '#shared/protocol/decode-result.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import type { ResultLimits } from '#shared/protocol/protocol.ts';
import { newId, type Clock, type Random } from '../config/world.ts';
import type { Db } from '../db/connection.ts';
import { appendAudit, type AuditActor } from '../features/audit/audit.store.ts';
import { appendEvent } from '../features/events/events.store.ts';
import { activePolicies, type StoredPolicy } from '../features/policies/policies.store.ts';
import { insertEvaluations, type NewEvaluation } from '../features/scans/evaluations.store.ts';
import { waiversAt } from '../features/waivers/waivers.store.ts';
import type { BlobFolder } from './blob-folder.ts';
import { cleanFile } from './clean-file.ts';
import { expandUpload, type StatedUpload } from './expand-upload.ts';
import { createMentionGatherer } from './mention-rows.ts';
import { beginResult, completeScan, insertScanSources, leaveIngesting, removeStagedSlice, removeUnsettledResult, settleResult, storedKey, upsertSource, type StoredHeader } from './results.store.ts';
import { createSecretCleaner } from './secret-cleaner.ts';
import { createSourceSplit, type SourceCounts } from './source-split.ts';
import { createSliceBuilder, type Staging } from './staged-rows.ts';

/** One upload that was received whole. */
export interface IngestJob {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  /** Null for results from keys. */
  readonly agentId: string | null;
  readonly fencing: number | null;
  /** Its file is moved or removed. */
  readonly upload: StatedUpload;
  /** The DSSE envelope as it came, verified but for digest and size. */
  readonly signature: string | null;
  readonly limits: ResultLimits;
  /** When it arrived, milliseconds since the epoch: waivers that hold then count. */
  readonly at: number;
  readonly actor: AuditActor;
  readonly requestId: string;
  readonly ip: string;
}

export interface IngestWorld {
  readonly db: Db;
  readonly staging: Staging;
  readonly blobs: BlobFolder;
  readonly clock: Clock;
  readonly random: Random;
  /** Told after each slice, with the bytes of the file read so far; the last time with all of them. */
  readonly onSlice: (bytes: number) => void;
  /** Rows of a slice; for tests. */
  readonly sliceRowsMax?: number;
}

/**
 * Takes one upload in; the answer for its sender.
 * @throws {AppError} `validation_error` or `payload_too_large` for bytes that are no result; then nothing is kept.
 */
export async function ingestResult(job: IngestJob, world: IngestWorld): Promise<ResultAnswer> {
  const { db, blobs, clock } = world;
  const { orgId, scanId, resultId } = job;
  const before = await db.transaction((tx) =>
    beginResult(tx, {
      id: resultId,
      org_id: orgId,
      scan_id: scanId,
      agent_id: job.agentId,
      fencing: job.fencing,
      sha256: job.upload.sha256,
      size_bytes: 0,
      blob: '',
      signature: job.signature,
      state: 'staged',
      header: '{}',
      coverage: '{}',
      received_at: clock.now(),
    }),
  );

  try {
    const policies = before === undefined ? [] : await activePolicies(db.kysely, orgId);
    const waivers = policies.length === 0 ? [] : await waiversAt(db.kysely, { orgId, at: job.at });
    const content = await stage(job, world, { isStaged: before !== undefined, isKept: policies.length > 0 });
    const blob = await keepBlob(job, world, content.cleanedCount);
    const evaluations = judge({ policies, waivers, at: job.at }, content, world);
    if (evaluations.length > 0) await db.transaction((tx) => insertEvaluations(tx, { orgId, scanId, resultId, at: clock.now(), evaluations }));
    const answer = await settle({ job, world, content, evaluations, blob, isOpen: before !== undefined });
    if (answer.state === 'superseded' && before !== undefined) await removeRows(job, world);
    return answer;
  } catch (error) {
    await removeRows(job, world);
    await db.transaction(async (tx) => {
      await removeUnsettledResult(tx, { orgId, resultId });
      if (before !== undefined) await leaveIngesting(tx, { orgId, scanId, before });
    });
    await rm(job.upload.file, { force: true });
    await blobs.removeOf(resultId);
    throw error;
  }
}

/** What is known of a result once it has been read to its end. */
interface Content {
  readonly header: Extract<DecodedRecord, { t: 'header' }>;
  readonly sources: readonly Source[];
  readonly coverage: Coverage;
  readonly coverageBody: string;
  /** Bytes, uncompressed. */
  readonly size: number;
  readonly componentCount: number;
  readonly findingCounts: Record<Severity, number>;
  /** Components by kind. */
  readonly kindCounts: Readonly<Record<string, number>>;
  /** The same for each source, in their order. */
  readonly sourceCounts: readonly SourceCounts[];
  readonly cleanedCount: number;
  /** Only when a policy will judge it. */
  readonly report: Report | undefined;
}

async function stage(job: IngestJob, world: IngestWorld, { isStaged, isKept }: { isStaged: boolean; isKept: boolean }): Promise<Content> {
  const cleaner = createSecretCleaner();
  const decoder = createResultDecoder({ limits: job.limits, scanId: job.scanId, clean: (text) => cleaner.clean(text) });
  const builder = createSliceBuilder({ orgId: job.orgId, resultId: job.resultId, seenAt: job.at, ...(world.sliceRowsMax === undefined ? {} : { rowsMax: world.sliceRowsMax }) });
  const gathered = createGatherer(isKept);
  const split = createSourceSplit(job.resultId);
  const mentions = createMentionGatherer(split);
  const tally = { read: 0, size: 0 };
  const flush = async () => {
    await world.staging.insert(builder.take());
    world.onSlice(tally.read);
  };

  for await (const chunk of expandUpload(job.upload, job.limits, tally)) {
    for (const record of decoder.push(chunk)) {
      gathered.add(record);
      const items = split.add(record);
      if (!isStaged) continue;
      builder.add(record);
      builder.addItems(items);
      builder.addMentions(mentions.add(record));
      if (builder.isFull()) await flush();
    }
  }
  const counts = decoder.end();
  if (builder.rows > 0) await flush();
  const content = gathered.content();
  return { ...content, size: tally.size, componentCount: counts.component, sourceCounts: split.counts(content), cleanedCount: cleaner.count };
}

/** Gathers what settling needs, and with `isKept` the whole report for the policies. */
function createGatherer(isKept: boolean) {
  let header: Content['header'] | undefined;
  let coverage: Coverage = { sources: [], entries: [] };
  let coverageBody = '';
  const sources: Source[] = [];
  const findingCounts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>;
  const kindCounts: Record<string, number> = {};
  const components: Component[] = [];
  const relationships: Relationship[] = [];
  const resources: Resource[] = [];
  const checks: (Omit<CheckOutcome, 'results'> & { results: CheckResult[] })[] = [];

  return {
    add(record: DecodedRecord): void {
      if (record.t === 'header') header = record;
      else if (record.t === 'source') sources.push(record.v);
      else if (record.t === 'coverage') {
        coverage = record.v;
        coverageBody = record.body;
      } else if (record.t === 'check_result' && record.v.answer === 'fail') findingCounts[record.v.severity] += 1;
      else if (record.t === 'component') kindCounts[record.v.kind] = (kindCounts[record.v.kind] ?? 0) + 1;
      if (!isKept) return;
      if (record.t === 'component') components.push(record.v);
      else if (record.t === 'relationship') relationships.push(record.v);
      else if (record.t === 'resource') resources.push(record.v);
      else if (record.t === 'check') checks.push({ ...record.v, results: [] });
      else if (record.t === 'check_result') checks.at(-1)?.results.push(record.v);
    },
    content(): Omit<Content, 'size' | 'componentCount' | 'sourceCounts' | 'cleanedCount'> {
      if (header === undefined) throw new Error('A decoded result has no header.');
      const { schema, tool, generated_at } = header;
      const report: Report = { schema, tool, generated_at, sources, resources, components, relationships, checks, coverage };
      return { header, sources, coverage, coverageBody, findingCounts, kindCounts, report: isKept ? report : undefined };
    },
  };
}

/** Moves the bytes to where they stay; with raw credentials in them, a masked copy stays instead. */
async function keepBlob({ resultId: id, upload: { file, encoding } }: IngestJob, { blobs }: IngestWorld, cleanedCount: number): Promise<string> {
  if (cleanedCount === 0) return blobs.keep({ incoming: file, id, encoding });
  const cleaned = `${file}.cleaned`;
  await cleanFile({ from: file, to: cleaned, encoding });
  await rm(file, { force: true });
  return blobs.keep({ incoming: cleaned, id, encoding });
}

function judge(by: { policies: readonly StoredPolicy[]; waivers: readonly Waiver[]; at: number }, { report }: Content, world: IngestWorld): NewEvaluation[] {
  if (report === undefined) return [];
  return judgeReport({ ...by, report }).map((judged) => ({ id: newId('evl', world), ...judged }));
}

/** A report judged by policies and the waivers that hold at an instant. */
export function judgeReport(of: { policies: readonly StoredPolicy[]; waivers: readonly Waiver[]; at: number; report: Report }): Omit<NewEvaluation, 'id'>[] {
  const { policies, waivers, at, report } = of;
  const index = indexInventory(report);
  const sourceKeys = report.sources.map(({ key }) => key);
  return policies.map((policy) => ({ policy, evaluation: evaluatePolicy(policy.policy, report, index, { waivers: waiversInForce(waivers, { policyId: policy.id, sourceKeys, at }) }) }));
}

/** The transaction after which the result is there: exactly one result of a scan comes through it as anything but superseded. */
async function settle(options: {
  job: IngestJob;
  world: IngestWorld;
  content: Content;
  evaluations: readonly NewEvaluation[];
  blob: string;
  isOpen: boolean;
}): Promise<ResultAnswer> {
  const { job, world, content, evaluations, blob, isOpen } = options;
  const { orgId, scanId, resultId } = job;
  const state = content.coverage.sources.some((source) => source.state === 'partial') ? 'partial' : 'completed';
  const verdict = verdictOf(evaluations.map(({ evaluation }) => evaluation));
  const common = { scan_id: scanId, result_id: resultId, is_signed: job.signature !== null, cleaned_count: content.cleanedCount };

  return world.db.transaction(async (tx) => {
    const at = world.clock.now();
    const sourceIds: string[] = [];
    if (isOpen) for (const source of content.sources) sourceIds.push(await upsertSource(tx, { id: newId('src', world), orgId, kind: source.kind, key: storedKey(source.key), name: storedKey(source.name), at }));
    const isDone =
      isOpen &&
      (await completeScan(tx, { orgId, scanId, resultId, state, sourceId: sourceIds[0] ?? null, agentId: job.agentId, componentCount: content.componentCount, findingCounts: content.findingCounts, kindCounts: content.kindCounts, verdict, at }));
    if (isDone) await insertScanSources(tx, { orgId, scanId, sources: content.sourceCounts.map((counts, index) => ({ ...counts, sourceId: sourceIds[index] ?? '', state: stateOfSource(content, index) })) });
    const answer: ResultAnswer = isDone
      ? {
          ...common,
          state,
          verdict,
          component_count: content.componentCount,
          finding_counts: content.findingCounts,
          evaluations: evaluations.map(({ evaluation: { policy, effect, verdict, violation_count } }) => ({ policy, effect, verdict, violation_count })),
        }
      : { ...common, state: 'superseded', verdict: null, component_count: content.componentCount, finding_counts: content.findingCounts, evaluations: [] };
    const { schema, tool, generated_at } = content.header;
    const header: StoredHeader = { schema, tool, generated_at, sources: content.sources, unopened: unopenedOf(content), cleaned_count: content.cleanedCount, answer };
    await settleResult(tx, { orgId, id: resultId, state: isDone ? 'visible' : 'superseded', blob, size: content.size, header, coverage: content.coverageBody });

    // Both lock the organization's row, so they come last.
    if (isDone) {
      await appendEvent(tx, {
        orgId,
        type: 'scan.completed',
        subject: scanId,
        data: { scan_id: scanId, state, verdict, component_count: content.componentCount, finding_counts: content.findingCounts, result_id: resultId },
        at,
      });
      for (const { id, policy, evaluation } of evaluations) {
        if (evaluation.verdict === 'pass') continue;
        await appendEvent(tx, { orgId, type: 'policy.violated', subject: scanId, data: violatedData({ scanId, id, policy, evaluation }), at });
      }
    }
    await appendAudit(tx, {
      orgId,
      actor: job.actor,
      action: isDone ? 'result.accept' : 'result.supersede',
      target: scanId,
      detail: { result_id: resultId, sha256: job.upload.sha256, signed: job.signature !== null, cleaned: content.cleanedCount, ip: job.ip, request_id: job.requestId },
      at,
    });
    return answer;
  });
}

/** Whether one source was read to its end. One that the coverage does not speak of is not known to be, unless it is the only one and all else was. */
function stateOfSource({ sources, coverage }: Content, index: number): 'complete' | 'partial' {
  const said = coverage.sources.find(({ source }) => source === sources[index]?.key)?.state;
  return said ?? (sources.length > 1 || coverage.sources.some(({ state }) => state === 'partial') ? 'partial' : 'complete');
}

/** What the coverage of several sources speaks of that is none of them: targets that could not be opened. */
function unopenedOf({ sources, coverage }: Content): string[] {
  const known = new Set(sources.map(({ key }) => key));
  return sources.length === 1 && coverage.sources.length === 1 ? [] : coverage.sources.flatMap(({ source }) => (known.has(source) ? [] : [source]));
}

/** The data of `policy.violated`. */
export function violatedData({ scanId, id, policy, evaluation }: { scanId: string } & NewEvaluation) {
  return {
    scan_id: scanId,
    evaluation_id: id,
    policy_id: policy.id,
    policy: evaluation.policy,
    effect: evaluation.effect,
    verdict: evaluation.verdict,
    violation_count: evaluation.violation_count,
    waived_count: evaluation.waived_count ?? 0,
  };
}

async function removeRows({ orgId, resultId }: IngestJob, { db }: IngestWorld): Promise<void> {
  while (await db.transaction((tx) => removeStagedSlice(tx, { orgId, resultId }))) {
    // Again, until a slice was not full.
  }
}
