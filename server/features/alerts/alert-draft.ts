/** What an event and a verdict make of a rule: the alert that would be raised, and whether one that stands says the same already. Pure. */
import type { Json } from '#shared/model/fact.ts';
import { hashOf } from '#shared/model/hash.ts';
import type { RuleVerdict } from '../compliance/judge-stored.ts';
import type { StoredEvent } from '../events/events.store.ts';
import type { StoredAlertRule } from './alert-rules.store.ts';
import type { AlertBody } from './alerts.store.ts';

/** Subjects described in an alert; characters of a name in its title; subjects by which two alerts are compared. */
export const alertLimits = { subjectsMax: 20, nameLengthMax: 80, comparedMax: 1_000 } as const;

/** The scan of an event, as far as an alert names it. */
export interface AlertScan {
  readonly id: string;
  readonly target: string;
  /** Null until it has a result. */
  readonly source: { readonly id: string; readonly name: string } | null;
}

export interface AlertDraft {
  readonly rule: StoredAlertRule;
  readonly event: StoredEvent;
  readonly scanId: string | null;
  readonly title: string;
  readonly dedupKey: string;
  readonly body: AlertBody;
}

/**
 * Whether a rule looks at an event: one of its types, not older than the rule, and no echo.
 * An alert that an alert raised raises no further one, and no rule hears of its own: so no two rules can feed each other for ever.
 */
export function looksAt(rule: StoredAlertRule, event: StoredEvent): boolean {
  if (!rule.events.includes(event.type) || event.at < rule.createdAt) return false;
  if (!event.type.startsWith('alert.')) return true;
  return textOf(event.data['rule_id']) !== rule.id && !textOf(event.data['cause']).startsWith('alert.');
}

/** The scan that an event is about, if it is about one. */
export function scanIdOf(event: StoredEvent): string | undefined {
  const id = event.data['scan_id'];
  if (typeof id === 'string') return id;
  return event.type.startsWith('scan.') ? event.subject : undefined;
}

/** The alert of a rule for which the event alone is enough. */
export function eventDraft(rule: StoredAlertRule, event: StoredEvent, scan: AlertScan | undefined): AlertDraft {
  return {
    rule,
    event,
    scanId: scan?.id ?? null,
    title: `${shown(rule.name)}: ${eventSentence(event, scan)}`,
    // Each scan has an id of its own; what fails again is its source.
    dedupKey: [event.type, textOf(event.data['policy_id']), scan === undefined ? event.subject : placeOf(scan)].join(' '),
    body: bodyOf(event, [], 0, []),
  };
}

/** The alert of a rule that is true of subjects; undefined when none is for certain. */
export function verdictDraft(rule: StoredAlertRule, event: StoredEvent, scan: AlertScan, verdict: RuleVerdict): AlertDraft | undefined {
  const violated = verdict.violations.filter(({ state }) => state === 'violated');
  const [first] = violated;
  if (first === undefined) return undefined;
  const count = verdict.count > verdict.violations.length ? verdict.count : violated.length;
  const others = count === 1 ? '' : ` and ${count - 1} more`;
  return {
    rule,
    event,
    scanId: scan.id,
    title: `${shown(rule.name)}: ${shown(first.subject.name)}${others} in ${nameOf(scan)}`,
    dedupKey: placeOf(scan),
    body: bodyOf(event, violated.slice(0, alertLimits.subjectsMax), count, violated.map(({ subject }) => hashOf(subject.id).slice(0, 12))),
  };
}

/** The alert that says a rule could not be judged: what nobody could judge is not taken for well. */
export function unjudgedDraft(rule: StoredAlertRule, event: StoredEvent, scan: AlertScan): AlertDraft {
  return { rule, event, scanId: scan.id, title: `${shown(rule.name)}: the rule could not be judged over the scan of ${nameOf(scan)}`, dedupKey: `unjudged ${placeOf(scan)}`, body: bodyOf(event, [], 0, []) };
}

/** Whether an alert that stands names every subject of a new look, so that this one is only another occurrence. */
export function covers(standing: AlertBody, draft: AlertDraft): boolean {
  const known = new Set(standing.keys);
  return draft.body.subject_count <= Math.max(standing.subject_count, standing.keys.length) && draft.body.keys.every((key) => known.has(key));
}

function bodyOf({ type, subject, data }: StoredEvent, subjects: readonly RuleVerdict['violations'][number][], count: number, keys: readonly string[]): AlertBody {
  return {
    event: { type, subject, data },
    subjects: subjects.map((violation) => ({ subject: violation.subject, state: violation.state, message: violation.message, evidence: violation.evidence })),
    subject_count: count,
    keys: keys.slice(0, alertLimits.comparedMax),
  };
}

function placeOf({ source, target }: AlertScan): string {
  return source?.id ?? hashOf(target);
}

function nameOf({ source, target }: AlertScan): string {
  return shown(source?.name ?? target);
}

function eventSentence(event: StoredEvent, scan: AlertScan | undefined): string {
  const { type, subject, data } = event;
  const name = shown(textOf(data['name']) || subject);
  const of = scan === undefined ? shown(subject) : nameOf(scan);
  switch (type) {
    case 'scan.completed':
      return `the scan of ${of} ended with the verdict ${textOf(data['verdict']) || 'none'}`;
    case 'scan.failed':
      return `the scan of ${of} failed`;
    case 'scan.cancelled':
      return `the scan of ${of} was cancelled`;
    case 'policy.violated':
      return `the policy ${shown(textOf(data['policy']))} is violated by ${of}`;
    case 'agent.offline':
      return `the agent ${name} is silent`;
    case 'agent.online':
      return `the agent ${name} is back`;
    case 'alert.triggered':
      return shown(textOf(data['title']), 2 * alertLimits.nameLengthMax);
    default:
      return `${type} of ${name}`;
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A name from outside in a sentence of ours: one line, not too long. */
function shown(text: string, lengthMax: number = alertLimits.nameLengthMax): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();
  return line.length > lengthMax ? `${line.slice(0, lengthMax).toWellFormed()}…` : line;
}
