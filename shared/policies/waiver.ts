/** Waivers: which violations a dated exception covers. Pure; the instant comes as a parameter. */
import type { Severity } from '../model/report.ts';
import { severityRank } from './scan-facts.ts';

/** An approved exception, as far as judging needs it. */
export interface Waiver {
  readonly id: string;
  /** Null: every policy. */
  readonly policy_id: string | null;
  /** Null: every rule. */
  readonly rule: string | null;
  /** Id of the subject as violations have it: a component's id, a finding's fingerprint. */
  readonly subject_id: string;
  /** Null: wherever it is seen. */
  readonly source_key: string | null;
  /** The worst that was approved; a worse violation is not covered, whatever became of its rule since. */
  readonly severity: Severity;
  /** Milliseconds since the epoch; from then on it covers nothing. */
  readonly expires_at: number;
}

/** What is asked of a lookup: one rule that is true of one subject, or could not be decided for it. */
export interface WaivableViolation {
  readonly rule: string;
  readonly subjectId: string;
  readonly severity: Severity;
  readonly state: 'violated' | 'unknown';
}

/** The id of the waiver that covers a violation, or undefined. */
export type WaiverLookup = (violation: WaivableViolation) => string | undefined;

/**
 * The waivers that hold for one policy over one scan at an instant; undefined when there are none. Of several that cover a
 * violation the one that lasts longest is named.
 * A waiver for one source covers nothing in a scan that has other sources besides: a subject does not say which it is from.
 * What could not be decided is covered only by a waiver that names the rule: nobody has seen what is waived there.
 * @param at - milliseconds since the epoch.
 */
export function waiversInForce(waivers: readonly Waiver[], of: { policyId: string; sourceKeys: readonly string[]; at: number }): WaiverLookup | undefined {
  const { policyId, sourceKeys, at } = of;
  const held = waivers
    .filter(({ expires_at, policy_id, source_key }) => expires_at > at && (policy_id === null || policy_id === policyId) && (source_key === null || sourceKeys.every((key) => key === source_key)))
    .sort((a, b) => b.expires_at - a.expires_at || (a.id < b.id ? -1 : 1));
  if (held.length === 0) return undefined;
  const bySubject = Map.groupBy(held, ({ subject_id }) => subject_id);

  return ({ rule, subjectId, severity, state }) =>
    bySubject.get(waivableId(subjectId))?.find((waiver) => (waiver.rule === null ? state === 'violated' : waiver.rule === rule) && severityRank(severity) <= severityRank(waiver.severity))?.id;
}

/** A subject's id as it is stored and waived: a database's text cannot hold NUL. */
export function waivableId(subjectId: string): string {
  return subjectId.includes('\0') ? subjectId.replaceAll('\0', '\ufffd') : subjectId;
}
