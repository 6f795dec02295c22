/** Scans, evaluations and violations as the API shows them. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { severities } from '#shared/model/report.ts';
import type { ScanOptions } from '#shared/protocol/messages.ts';
import type { EvaluationRow, ViolationRow } from '../../db/schema.ts';
import { scanStates } from '../../db/schema.ts';
import { isoOrNull } from '../../http/instant.ts';
import type { StoredScan } from './scans.store.ts';

/** The state of a scan, wherever a reply names one. */
export const scanState = z.enum(scanStates);

const verdict = z.enum(['pass', 'warn', 'fail']);

export const scanReply = z.object({
  id: z.string(),
  target: z.string(),
  /** All of them, `target` first. */
  targets: z.array(z.string()),
  state: scanState,
  trigger: z.enum(['api', 'cli', 'cron', 'schedule']),
  deep: z.boolean(),
  source: z.string().nullable(),
  labels: z.array(z.string()),
  is_test: z.boolean(),
  requested_by: z.string(),
  schedule_id: z.string().nullable(),
  integration_id: z.string().nullable(),
  /** Of the sealed credential that came with the scan. */
  credential_id: z.string().nullable(),
  agent_id: z.string().nullable(),
  attempt: z.number().int(),
  is_cancel_requested: z.boolean(),
  /** The last word of the agent while the scan runs. */
  progress: z.object({ stage: z.string(), done: z.number(), total: z.number(), current: z.string().optional() }).nullable(),
  result_id: z.string().nullable(),
  component_count: z.number().int().nullable(),
  finding_counts: z.record(z.enum(severities), z.number().int()).nullable(),
  verdict: verdict.nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
});
export type ScanReply = z.output<typeof scanReply>;

/** A source of a scan, wherever a reply names one. */
export const scannedSource = z.object({ id: z.string(), kind: z.string(), key: z.string(), name: z.string(), state: z.enum(['complete', 'partial']).describe('Whether the scan read it to its end.') });

/** Targets of a scan that could not be opened, wherever a reply names them. */
export const unopened = z.array(z.string()).describe('Targets that could not be opened, so that nobody knows their source. What stands for it is an older scan.');

/** One scan with what it read and the proof behind its result. */
export const scanDetailReply = scanReply.extend({
  result: z.object({ id: z.string(), sha256: z.string(), size_bytes: z.number().int(), is_signed: z.boolean(), received_at: z.string() }).nullable(),
  sources: z.array(scannedSource).describe('What it read, by id; empty without a result.'),
  unopened,
});

export const evaluationReply = z.object({
  id: z.string(),
  scan_id: z.string(),
  policy_id: z.string(),
  policy_version: z.number().int(),
  policy: z.string(),
  effect: z.string(),
  verdict,
  violation_count: z.number().int(),
  waived_count: z.number().int(),
  created_at: z.string(),
});

const occurrence = z.object({ source: z.string().optional(), path: z.string(), line: z.number(), method: z.string(), confidence: z.number(), symbol: z.string().optional() });

export const violationReply = z.object({
  id: z.string(),
  evaluation_id: z.string(),
  policy: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  state: z.enum(['violated', 'unknown', 'waived']),
  waiver_id: z.string().nullable(),
  subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
  message: z.string(),
  evidence: z.array(occurrence),
});

export function scanReplyOf(row: StoredScan): ScanReply {
  const options = JSON.parse(row.options) as ScanOptions;
  return {
    id: row.id,
    target: row.target,
    targets: [row.target, ...(options.targets ?? [])],
    state: row.state,
    trigger: row.trigger,
    deep: options.deep,
    source: options.source ?? null,
    labels: options.labels,
    is_test: row.is_test === 1,
    requested_by: row.requested_by,
    schedule_id: row.schedule_id,
    integration_id: row.integration_id,
    credential_id: row.credential_id,
    agent_id: row.agent_id,
    attempt: row.attempt,
    is_cancel_requested: row.cancel_requested_at !== null,
    progress: row.progress === null ? null : progressOf(row.progress),
    result_id: row.result_id,
    component_count: row.component_count,
    finding_counts: row.finding_counts === null ? null : (JSON.parse(row.finding_counts) as ScanReply['finding_counts']),
    verdict: row.verdict,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? '' },
    created_at: new Date(row.created_at).toISOString(),
    started_at: isoOrNull(row.started_at),
    finished_at: isoOrNull(row.finished_at),
  };
}

function progressOf(text: string): ScanReply['progress'] {
  const { stage, done, total, current } = JSON.parse(text) as NonNullable<ScanReply['progress']>;
  return { stage, done, total, ...(current === undefined ? {} : { current }) };
}

export function evaluationReplyOf(row: Selectable<EvaluationRow>): z.output<typeof evaluationReply> {
  return {
    id: row.id,
    scan_id: row.scan_id,
    policy_id: row.policy_id,
    policy_version: row.policy_version,
    policy: row.policy_name,
    effect: row.effect,
    verdict: row.verdict,
    violation_count: row.violation_count,
    waived_count: row.waived_count,
    created_at: new Date(row.created_at).toISOString(),
  };
}

export function violationReplyOf(row: Selectable<ViolationRow>, policy: string): z.output<typeof violationReply> {
  const body = JSON.parse(row.body) as Pick<z.output<typeof violationReply>, 'subject' | 'message' | 'evidence'>;
  return { id: row.id, evaluation_id: row.evaluation_id, policy, rule: row.rule, severity: row.severity as z.output<typeof violationReply>['severity'], state: row.state, waiver_id: row.waiver_id, ...body };
}
