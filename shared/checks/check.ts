/**
 * A check is a pure question about an inventory, as of an instant that is passed in.
 * One file for each, `<id>.check.ts`, with its proof inside; the harness refuses one that lacks an example of each kind.
 */
import type { AdvisoryData } from '../model/advisory.ts';
import type { Component, ComponentKind, Occurrence, Resource } from '../model/component.ts';
import type { Inventory, InventoryIndex } from '../model/inventory.ts';
import type { Answer, FlowStep, Severity, Source } from '../model/report.ts';

/** What judging may look at besides the subject. */
export interface CheckContext {
  readonly inventory: InventoryIndex;
  /** The instant the verdict is for; ISO date `YYYY-MM-DD`. */
  readonly today: string;
  /** The check's parameters, defaults merged with the caller's. */
  readonly params: Readonly<Record<string, number | string | readonly string[]>>;
  /** Known vulnerabilities that were imported, with their date; absent: none were, and nothing can be said about them. */
  readonly advisories?: AdvisoryData;
}

/** One verdict about one subject. */
export interface Verdict {
  readonly answer: Answer;
  /** One sentence; required for every answer but `pass`. Holds no secret. */
  readonly reason?: string;
  /** Where it shows; default: the subject's own occurrences. */
  readonly evidence?: readonly Occurrence[];
  /** Default: the check's. For questions whose harm depends on how the answer came about. */
  readonly severity?: Severity;
  /** The way from cause to harm, in its order. */
  readonly flow?: readonly FlowStep[];
  /** Tells two findings on the same subject apart; default empty. */
  readonly discriminator?: string;
}

interface CheckBase {
  /** Equal to the file stem; ids, severities and logic are those of the check catalogue. */
  readonly id: string;
  /** Raised when the same inventory gets another verdict. */
  readonly version: number;
  readonly title: string;
  readonly severity: Severity;
  /** Name under which policies ask for it: `flags contains hardcoded_api_key`. */
  readonly flag?: string;
  readonly remediation: string;
  readonly params?: Readonly<Record<string, number | string | readonly string[]>>;
  /** Kinds of source that can answer the question; default: all. It does not run over a scan without one of them: nothing was asked. */
  readonly sources?: readonly Source['kind'][];
  /** Control codes it supports, by framework id. */
  readonly controls: Readonly<Record<string, readonly string[]>>;
  readonly examples: readonly CheckExample[];
}

/** A check over components of some kinds. */
export interface ComponentCheck extends CheckBase {
  readonly subject: 'component';
  readonly kinds: readonly ComponentKind[];
  judge(component: Component, context: CheckContext): Verdict | readonly Verdict[];
}

/** A check over resources of one kind, such as `n8n.workflow`. */
export interface ResourceCheck extends CheckBase {
  readonly subject: 'resource';
  readonly kinds: readonly string[];
  judge(resource: Resource, context: CheckContext): Verdict | readonly Verdict[];
}

export type Check = ComponentCheck | ResourceCheck;

/**
 * One inventory and what the check must answer over all of its subjects, by subject name.
 * `empty` examples have no subject and expect `not_applicable` for the scan (or `unknown` when coverage is partial).
 */
export interface CheckExample {
  readonly kind: 'pass' | 'fail' | 'review' | 'unknown' | 'not_applicable' | 'empty' | 'near_miss';
  readonly why: string;
  readonly inventory: Inventory;
  /** Default `2026-11-21`. Every example's inventory has one source; its kind is the check's first. */
  readonly today?: string;
  readonly params?: Readonly<Record<string, number | string | readonly string[]>>;
  readonly advisories?: AdvisoryData;
  /** Answers by subject name; the subject of an empty population is `scan`. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Severity of the findings; default the check's. */
  readonly severity?: Severity;
}

/** Types a check; the registry takes the default export. */
export function defineCheck(check: Check): Check {
  return check;
}
