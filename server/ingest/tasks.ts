/** What the threads beside the event loop do, and how they are asked. */
import type { Evaluation } from '#shared/policies/policy.ts';
import type { ResultAnswer } from '#shared/protocol/messages.ts';
import type { Caller } from '../http/caller.ts';
import type { JudgeJob, RuleVerdict } from '../features/compliance/judge-stored.ts';
import type { CheckSummaryJob, ScanChecks } from '../features/compliance/check-summary.reads.ts';
import type { Comparison } from '#shared/model/comparison/comparison.ts';
import type { CompareJob } from '../features/scans/compare-stored.ts';
import type { DryRunBatch, DryRunJob } from '../features/policies/dry-run-stored.ts';
import type { IngestJob } from './ingest-result.ts';

export interface EvaluateJob {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  readonly caller: Caller;
  /** Milliseconds since the epoch: waivers that hold then count. */
  readonly at: number;
}

export interface ExportJob {
  readonly orgId: string;
  readonly scanId: string;
  readonly resultId: string;
  /** Id of an exporter. */
  readonly format: string;
}

export type Task = { readonly kind: 'ingest'; readonly job: IngestJob } | { readonly kind: 'evaluate'; readonly job: EvaluateJob } | { readonly kind: 'export'; readonly job: ExportJob }
  | { readonly kind: 'compare'; readonly job: CompareJob }
  | { readonly kind: 'dry-run'; readonly job: DryRunJob }
  | { readonly kind: 'judge'; readonly job: JudgeJob }
  | { readonly kind: 'summarise-checks'; readonly job: CheckSummaryJob }
  | { readonly kind: 'checkpoint' };

/** What each kind of task gives. */
export interface TaskResults {
  ingest: ResultAnswer;
  /** The verdict over all policies. */
  evaluate: Evaluation['verdict'];
  /** The document's UTF-8 bytes. */
  export: Uint8Array;
  compare: Comparison;
  'dry-run': DryRunBatch;
  /** One for each rule, in their order. */
  judge: readonly RuleVerdict[];
  'summarise-checks': ScanChecks;
  checkpoint: undefined;
}

export interface ThreadData {
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly sliceRowsMax?: number;
}

export type ToThread = { readonly kind: 'task'; readonly id: number; readonly task: Task } | { readonly kind: 'close' };

export type FromThread =
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  /** `code` is undefined for a broken promise of our own. */
  | { readonly kind: 'failed'; readonly id: number; readonly code: string | undefined; readonly message: string; readonly detail: unknown; readonly stack: string | undefined }
  /** Bytes of the upload that are staged so far. */
  | { readonly kind: 'slice'; readonly id: number; readonly bytes: number };
