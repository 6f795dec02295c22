/** Frameworks by name: ids, which of them count from the start, and their shapes. The data itself is in `catalogue.ts`. */
import type { Severity } from '../model/report.ts';

/** The frameworks that are built in, sorted. */
export const frameworkIds = [
  'eu_ai_act',
  'gdpr',
  'hipaa',
  'iso_27001',
  'iso_42001',
  'mitre_atlas',
  'nist_ai_rmf',
  'nist_csf',
  'owasp_agentic_top10',
  'owasp_llm_top10',
  'pci_dss',
  'soc2',
] as const;
export type FrameworkId = (typeof frameworkIds)[number];

/** What rules of one's own belong to when they belong to no built-in framework. It has no controls. */
export const customFramework = 'custom';

/** Frameworks that count in an organization which has not chosen: those that need no decision about scope. */
export const defaultFrameworks: ReadonlySet<FrameworkId> = new Set(['owasp_agentic_top10', 'owasp_llm_top10']);

/** How a control is proved: by checks, by checks and a person, by a person's record, or not by anything we have. */
export const evidenceModes = ['automated_plus_review', 'hybrid', 'attested', 'manual'] as const;
export type EvidenceMode = (typeof evidenceModes)[number];

/** A check as a control is linked to it. */
export interface LinkedCheck {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
}

export interface Control {
  /** Unique in its framework only: `CC6.1`. */
  readonly code: string;
  readonly title: string;
  readonly group?: string;
  readonly evidenceMode: EvidenceMode;
  /** ISO date from which it applies; before it the control is upcoming and counts in no score. */
  readonly appliesFrom?: string;
  /** Checks that support it, by id. */
  readonly checks: readonly LinkedCheck[];
}

export interface Framework {
  readonly id: FrameworkId;
  readonly name: string;
  readonly version: string;
  readonly source: string;
  readonly licence: string;
  readonly note?: string;
  /** Whether every control of the source is here; a selection otherwise. */
  readonly isComplete: boolean;
  /** ISO date of the data. */
  readonly asOf: string;
  /** In the order of the source. */
  readonly controls: readonly Control[];
}

/** The id that a spelling means: `-` stands for `_`, and case does not matter (`ISO-27001` is `iso_27001`). It may be the id of nothing. */
export function normaliseFrameworkId(spelling: string): string {
  return spelling.trim().toLowerCase().replaceAll('-', '_');
}

/** Whether an id is that of a built-in framework. */
export function isFrameworkId(id: string): id is FrameworkId {
  return (frameworkIds as readonly string[]).includes(id);
}
