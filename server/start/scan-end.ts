/** What a scan's end means on the command line. Pure. */
import type { Operations } from '#shared/api/client/operations.gen.ts';

export const endedStates = ['completed', 'partial', 'failed', 'cancelled', 'superseded'] as const;

/** A scan, as far as the starter looks at it. */
export type ScanReply = Pick<Operations['getScan']['reply'], 'id' | 'state' | 'verdict' | 'error' | 'progress'>;

/** A policy's verdict over it. */
export type EvaluationReply = Pick<Operations['listEvaluations']['reply']['data'][number], 'policy' | 'effect' | 'verdict' | 'violation_count'>;

/** Reasons of a failure that lie with the target: nothing there, not readable, not allowed, not supported. */
const targetReasons = new Set(['target_not_found', 'target_not_allowed', 'target_unsupported', 'permission_denied']);

/** Exit codes as `waybill scan` has them. */
export const exitCodes = { clean: 0, gateFailed: 1, usage: 2, targetUnreadable: 3, incomplete: 5, interrupted: 130 } as const;

/** The exit code of an ended scan. A gate was asked for when a policy that blocks was judged. */
export function exitCodeOfScan(scan: ScanReply, evaluations: readonly EvaluationReply[]): number {
  switch (scan.state) {
    case 'completed':
    case 'partial': {
      if (scan.verdict === 'fail') return exitCodes.gateFailed;
      const hasGate = evaluations.some(({ effect }) => effect === 'block');
      return scan.state === 'partial' && hasGate ? exitCodes.incomplete : exitCodes.clean;
    }
    case 'cancelled':
      return exitCodes.interrupted;
    default:
      // A fault of ours gave no result: for who asked, the target was not scanned either.
      return exitCodes.targetUnreadable;
  }
}

/** One sentence for a scan without a result; undefined when it has one. */
export function failureSentence(scan: ScanReply): string | undefined {
  if (scan.state === 'completed' || scan.state === 'partial') return undefined;
  if (scan.state === 'cancelled') return 'The scan was cancelled.';
  const { code, message } = scan.error ?? { code: 'internal', message: `It ended as ${scan.state}.` };
  return targetReasons.has(code) ? message : `The scan failed: ${message}`;
}

/** The verdict in one line; the inventory's own table names the policies. */
export function verdictLine(scan: ScanReply, evaluations: readonly EvaluationReply[]): string {
  if (evaluations.length === 0) return 'Verdict: none; no policy is active.';
  return `Verdict: ${scan.verdict ?? 'none'} (${evaluations.length} ${evaluations.length === 1 ? 'policy' : 'policies'})`;
}
