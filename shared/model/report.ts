/** The report: everything one scan says. Self-contained and deterministic. */
import type { Component, Occurrence, Relationship, Resource } from './component.ts';

export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof severities)[number];

/** `pass` is kept as lists of subjects; only the others are check results of their own. */
export const answers = ['pass', 'fail', 'review', 'not_applicable', 'unknown', 'error'] as const;
export type Answer = (typeof answers)[number];

/** Why something was not read, or not in full. */
export const coverageReasons = [
  'permission_denied',
  'too_large',
  'vanished',
  'read_error',
  'parse_error',
  'invalid_utf8',
  'line_too_long',
  'too_deep',
  'too_many_facts',
  'timed_out',
  'reader_fault',
  'symlink_outside_root',
  'symlink_loop',
  'special_file',
  'path_too_long',
  'ignored_by_gitignore',
  'ignored_by_waybillignore',
  'vendored_tree',
  'refused',
  'throttled',
  'unsupported',
  'broke_off',
  'left_out',
  'reused',
] as const;
export type CoverageReason = (typeof coverageReasons)[number];

/** One thing that was not read, or a folder of them. */
export interface CoverageEntry {
  /** Key of the source that the path is in, or the target that could not be opened; absent in a report of one source. */
  readonly source?: string;
  readonly path: string;
  readonly reason: CoverageReason;
  /** A sentence with the limit or the position in it; no file content. */
  readonly detail: string;
  /** `skipped`: not read; `partial`: some of it was; `ignored`: left out by rule, on purpose. */
  readonly effect: 'skipped' | 'partial' | 'ignored';
  /** Kinds of resource of which some may be missing because of it, sorted: `aws.bedrock_agent`. Every other kind is complete all the same. */
  readonly resources?: readonly string[];
}

/** What was asked of one source, and how far it went. */
export interface SourceCoverage {
  /** The source's key; the target where it could not be opened, so that nobody knows its key. */
  readonly source: string;
  /** `partial` when the source refused or broke off; single unreadable files do not make it so. */
  readonly state: 'complete' | 'partial';
  readonly artifacts_listed: number;
  readonly artifacts_read: number;
  /** Artifacts that a reader parsed, after the prefilter. */
  readonly artifacts_parsed: number;
  readonly bytes_read: number;
  readonly by_reader: Readonly<Record<string, number>>;
}

export interface Coverage {
  readonly sources: readonly SourceCoverage[];
  /** Sorted by path and reason. */
  readonly entries: readonly CoverageEntry[];
}

/** A source as a row of the report. */
export interface Source {
  readonly key: string;
  readonly kind: 'dir' | 'git' | 'github' | 'aws' | 'n8n';
  /** As a person names it: the directory's Git remote, `--source`, or `.`. */
  readonly name: string;
  /** Branch, commit and the like. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What a check result is about. */
export interface Subject {
  readonly type: 'component' | 'resource' | 'relationship' | 'scan';
  /** Id in the report; the source's key for `scan`. */
  readonly id: string;
  readonly name: string;
}

/** What a step is on the way that a finding describes: where it begins, what carries it on, a model that acts on it, where it does harm. */
export const flowRoles = ['source', 'carrier', 'agent', 'sink'] as const;
export type FlowRole = (typeof flowRoles)[number];

/** One step of the way that a finding describes, such as a node of a workflow. */
export interface FlowStep {
  readonly role: FlowRole;
  /** Relative POSIX path in the source, as scanned. */
  readonly path: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** As people know the step: a node's name. */
  readonly name: string;
  /** One short sentence: what happens here. Holds no secret. */
  readonly text: string;
}

/** One answer that is not a pass. An answer `fail` is a finding. */
export interface CheckResult {
  readonly check: string;
  readonly version: number;
  readonly subject: Subject;
  readonly answer: Exclude<Answer, 'pass'>;
  /** The check's, or the one that this verdict gave instead. */
  readonly severity: Severity;
  /** What is wrong, or why there is no verdict; one sentence. */
  readonly reason: string;
  /** Where it shows; empty when it has no place. */
  readonly evidence: readonly Occurrence[];
  /** The way from cause to harm, in its order; absent for what is wrong in one place. */
  readonly flow?: readonly FlowStep[];
  /** Hash of check, subject key and an evidence discriminator without line numbers: `v1:…`. Only findings have one. */
  readonly fingerprint?: string;
}

/** What one check did: its population, its passes by subject id, and every other answer. */
export interface CheckOutcome {
  readonly check: string;
  readonly version: number;
  readonly title: string;
  readonly severity: Severity;
  readonly flag?: string;
  readonly remediation: string;
  readonly population: number;
  /** Ids of the subjects that passed, sorted. */
  readonly passed: readonly string[];
  /** Sorted by subject id. */
  readonly results: readonly CheckResult[];
}

export interface Report {
  readonly schema: 'waybill-report/1';
  readonly tool: { readonly name: 'waybill'; readonly version: string };
  /** ISO 8601 UTC, whole seconds; `SOURCE_DATE_EPOCH` when it is set. */
  readonly generated_at: string;
  readonly sources: readonly Source[];
  /** Sorted by id, like the two that follow. */
  readonly resources: readonly Resource[];
  readonly components: readonly Component[];
  readonly relationships: readonly Relationship[];
  /** One for each check that ran, sorted by check id. */
  readonly checks: readonly CheckOutcome[];
  readonly coverage: Coverage;
}
