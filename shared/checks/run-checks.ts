/** Runs checks over an inventory. Nothing is lost: every subject of every check is in the outcome with one answer or more. */
import type { AdvisoryData } from '../model/advisory.ts';
import { AppError } from '../model/app-error.ts';
import type { Component, Occurrence, Resource } from '../model/component.ts';
import { findingFingerprint } from '../model/identity.ts';
import { indexInventory, type Inventory, type InventoryIndex } from '../model/inventory.ts';
import { by, byCodeUnit } from '../model/order.ts';
import { answers, type CheckOutcome, type CheckResult, type Subject } from '../model/report.ts';
import type { Check, CheckContext, Verdict } from './check.ts';
import { listChecks } from './checks.ts';

/** A check of things, of which there may be none. */
type SubjectCheck = Exclude<Check, { readonly subject: 'scan' }>;

/** Values for the parameters of one check, by name. */
export type CheckParams = Readonly<Record<string, number | string | readonly string[]>>;

export interface RunChecksOptions {
  /** The day the verdicts are for; ISO date `YYYY-MM-DD`. */
  readonly today: string;
  /** Default: all built-in checks. */
  readonly checks?: readonly Check[];
  /** Parameters by check id; what is not given keeps the check's default. */
  readonly params?: Readonly<Record<string, CheckParams>>;
  /** Imported vulnerabilities; without them the checks about versions answer unknown. */
  readonly advisories?: AdvisoryData;
}

/**
 * Judges an inventory: one outcome for each check, sorted by check id.
 * An empty population gives one result on the `scan` subject: `not_applicable` when every source was read to its end, else `unknown`.
 * Resources that could not be listed give one `unknown` on the `scan` subject for each reason, beside the verdicts about those that were.
 * A check that no source of the inventory can answer does not run and has no outcome.
 * A check that throws answers `error` for that subject and goes on with the next.
 * @throws {AppError} `check_params_invalid` for a check, a parameter or a type of value that does not exist.
 */
export function runChecks(inventory: Inventory, options: RunChecksOptions): CheckOutcome[] {
  const checks = options.checks ?? listChecks();
  assertParams(checks, options.params ?? {});
  const index = indexInventory(inventory);
  const sourceKinds = new Set(inventory.sources.map(({ kind }) => kind));
  return checks
    .filter(({ sources }) => sources === undefined || sources.some((kind) => sourceKinds.has(kind)))
    .toSorted(by((check) => check.id))
    .map((check) => runCheck(check, { inventory: index, today: options.today, params: { ...check.params, ...options.params?.[check.id] }, ...(options.advisories && { advisories: options.advisories }) }));
}

function runCheck(check: Check, context: CheckContext): CheckOutcome {
  const results: Ranked[] = [];
  const passed: string[] = [];
  let population = 0;

  for (const item of subjectsOf(check, context)) {
    population += 1;
    const verdicts = item.judge();
    if (verdicts.every((verdict) => verdict.answer === 'pass')) passed.push(item.subject.id);
    // One by one: a scanned file can make more verdicts than a call has arguments.
    else for (const result of resultsOf(check, item, verdicts)) results.push(result);
  }
  const missing = check.subject === 'resource' ? missingResults(check, context.inventory) : [];
  results.push(...missing);
  if (check.subject !== 'scan' && population === 0 && missing.length === 0) results.push({ discriminator: '', result: emptyResult(check, context.inventory) });

  return {
    check: check.id,
    version: check.version,
    title: check.title,
    severity: check.severity,
    ...(check.flag === undefined ? {} : { flag: check.flag }),
    remediation: check.remediation,
    population,
    passed: passed.toSorted(byCodeUnit),
    results: results.toSorted(byRank).map(({ result }) => result),
  };
}

/** A result with what it is sorted by besides its subject. */
interface Ranked {
  readonly discriminator: string;
  readonly result: CheckResult;
}

function byRank(a: Ranked, b: Ranked): number {
  return byCodeUnit(a.result.subject.id, b.result.subject.id) || byCodeUnit(a.discriminator, b.discriminator) || byCodeUnit(a.result.reason, b.result.reason);
}

/** One subject of a check's population, ready to be judged. */
interface Item {
  readonly subject: Subject;
  /** What the fingerprint stands on: the identity of the subject, without line numbers. */
  readonly key: string;
  readonly evidence: readonly Occurrence[];
  judge(): readonly Verdict[];
}

function* subjectsOf(check: Check, context: CheckContext): Generator<Item> {
  if (check.subject === 'scan') yield scanItem(context.inventory, () => check.judge(context));
  else if (check.subject === 'component') {
    for (const kind of check.kinds) {
      for (const component of context.inventory.ofKind(kind)) yield componentItem(component, () => check.judge(component, context));
    }
  } else {
    for (const kind of check.kinds) {
      for (const resource of context.inventory.resourcesOfKind(kind)) yield resourceItem(resource, () => check.judge(resource, context));
    }
  }
}

function componentItem(component: Component, judge: () => Verdict | readonly Verdict[]): Item {
  return {
    subject: { type: 'component', id: component.id, name: component.name },
    key: JSON.stringify([component.kind, component.key]),
    evidence: component.occurrences,
    judge: () => guarded(judge),
  };
}

function resourceItem(resource: Resource, judge: () => Verdict | readonly Verdict[]): Item {
  const place: Occurrence[] = resource.path === undefined ? [] : [{ path: resource.path, line: 1, method: 'configuration', confidence: 1 }];
  return {
    subject: { type: 'resource', id: resource.id, name: resource.name },
    // A resource's id is the hash of source, kind and provider id: it is its key.
    key: resource.id,
    evidence: place,
    judge: () => guarded(judge),
  };
}

function scanItem({ coverage }: InventoryIndex, judge: () => Verdict | readonly Verdict[]): Item {
  const subject = scanSubject(coverage);
  return { subject, key: JSON.stringify(['scan', subject.id]), evidence: [], judge: () => guarded(judge) };
}

/** The verdicts of a check, or `error` when it broke its promise. Nothing of a thrown message is kept: it may quote what was scanned. */
function guarded(judge: () => Verdict | readonly Verdict[]): readonly Verdict[] {
  try {
    const verdicts = [judge()].flat();
    if (verdicts.length === 0) return [errorVerdict('it gave no verdict')];
    return verdicts.map((verdict) => (answers.includes(verdict.answer) ? verdict : errorVerdict('it gave no answer that exists')));
  } catch (error) {
    return [errorVerdict(`it threw ${className(error)}`)];
  }
}

function errorVerdict(what: string): Verdict {
  return { answer: 'error', reason: `The check broke on this subject: ${what}.` };
}

function className(error: unknown): string {
  const name = error instanceof Error ? error.constructor.name : typeof error;
  return /^[A-Za-z]{1,40}$/.test(name) ? name : 'an error';
}

/** The results of one subject. Verdicts with the same discriminator are numbered, so that no two findings share a fingerprint. */
function resultsOf(check: Check, item: Item, verdicts: readonly Verdict[]): Ranked[] {
  const seen = new Map<string, number>();
  return verdicts.flatMap((verdict): Ranked[] => {
    if (verdict.answer === 'pass') return [];
    const given = verdict.discriminator ?? '';
    const count = (seen.get(given) ?? 0) + 1;
    seen.set(given, count);
    const discriminator = count === 1 ? given : `${given}#${count}`;
    const result: CheckResult = {
      check: check.id,
      version: check.version,
      subject: item.subject,
      answer: verdict.answer,
      severity: verdict.severity ?? check.severity,
      reason: verdict.reason ?? 'The check gave no reason.',
      evidence: (verdict.evidence ?? item.evidence).toSorted(byPlace),
      ...(verdict.flow === undefined || verdict.flow.length === 0 ? {} : { flow: verdict.flow }),
      ...(verdict.answer === 'fail' ? { fingerprint: findingFingerprint({ check: check.id, subjectKey: item.key, discriminator }) } : {}),
    };
    return [{ discriminator, result }];
  });
}

function byPlace(a: Occurrence, b: Occurrence): number {
  return byCodeUnit(a.source ?? '', b.source ?? '') || byCodeUnit(a.path, b.path) || a.line - b.line || byCodeUnit(a.method, b.method);
}

/** What was not listed was not judged, and what was not judged has not passed. One reason is said once, however many kinds it concerns. */
function missingResults(check: SubjectCheck, inventory: InventoryIndex): Ranked[] {
  const entries = new Map(check.kinds.flatMap((kind) => inventory.missing(kind)).map((entry) => [JSON.stringify([entry.path, entry.detail]), entry]));
  return [...entries.values()].map(({ path, detail }) => ({
    discriminator: path,
    result: { ...scanResult(check, inventory), answer: 'unknown', reason: `Some ${nounOf(check)} may be missing: ${detail}` },
  }));
}

function emptyResult(check: SubjectCheck, inventory: InventoryIndex): CheckResult {
  const sources = inventory.coverage.sources;
  // No source at all proves nothing either.
  const isProof = sources.length > 0 && (check.subject === 'resource' || inventory.isComplete);
  const what = nounOf(check);
  return {
    ...scanResult(check, inventory),
    answer: isProof ? 'not_applicable' : 'unknown',
    reason: isProof
      ? `There is no ${what}; every source was read to its end.`
      : `No ${what} was found, but not every source was read to its end.`,
  };
}

function scanResult(check: Check, { coverage }: InventoryIndex): Pick<CheckResult, 'check' | 'version' | 'subject' | 'severity' | 'evidence'> {
  return { check: check.id, version: check.version, subject: scanSubject(coverage), severity: check.severity, evidence: [] };
}

function scanSubject({ sources }: InventoryIndex['coverage']): Subject {
  return { type: 'scan', id: sources.map(({ source }) => source).toSorted(byCodeUnit).join(' '), name: 'scan' };
}

function nounOf({ kinds }: SubjectCheck): string {
  return kinds.map((kind) => kind.replaceAll(/[_.]/g, ' ').replaceAll(/\b(?:mcp|sdk|ci|iac)\b/g, (short) => short.toUpperCase())).join(' or ');
}

function assertParams(checks: readonly Check[], params: Readonly<Record<string, CheckParams>>): void {
  const known = new Map(checks.map((check) => [check.id, check.params ?? {}]));
  for (const [id, values] of Object.entries(params)) {
    const defaults = known.get(id);
    if (!defaults) throw invalid(`There is no check ${id} to give parameters to; run waybill list checks.`);
    for (const [name, value] of Object.entries(values)) {
      const standard = defaults[name];
      if (standard === undefined) throw invalid(`The check ${id} has no parameter ${name}; it takes ${Object.keys(defaults).join(', ') || 'none'}.`);
      if (typeof value !== typeof standard || Array.isArray(value) !== Array.isArray(standard)) {
        throw invalid(`The parameter ${name} of the check ${id} must be a ${Array.isArray(standard) ? 'list' : typeof standard}.`);
      }
    }
  }
}

function invalid(message: string): AppError<'check_params_invalid'> {
  return new AppError('check_params_invalid', message);
}
