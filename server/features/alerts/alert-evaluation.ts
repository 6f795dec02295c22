/**
 * Raises alerts from the event rows. Each organization's events are looked at in order; a rule's condition is judged before the
 * transaction, which then moves the reader on and adds the alerts with their own events: both or neither, so that a crash repeats
 * the look and a second server finds it done.
 */
import { AppError } from '#shared/model/app-error.ts';
import { newId } from '../../config/world.ts';
import type { Foundation } from '../../foundation.ts';
import type { TaskThread } from '../../ingest/task-thread.ts';
import type { RuleVerdict } from '../compliance/judge-stored.ts';
import { appendEvent, eventBounds, readEvents, type StoredEvent } from '../events/events.store.ts';
import { findScan, type StoredScan } from '../scans/scans.store.ts';
import { alertLimits, covers, eventDraft, looksAt, scanIdOf, unjudgedDraft, verdictDraft, type AlertDraft, type AlertScan } from './alert-draft.ts';
import { activeAlertRules, type StoredAlertRule } from './alert-rules.store.ts';
import * as store from './alerts.store.ts';

/** Organizations of one run, events read at once, and times that a condition is tried before the alert says that it could not be judged. */
const limits = { organizationsMax: 1_000, eventsMax: 200, triesMax: 5 } as const;

export function alertEvaluation({ db, clock, random, log }: Foundation, thread: TaskThread) {
  /** Failed tries by event id. */
  const tries = new Map<string, number>();

  async function look({ orgId, seq }: { orgId: string; seq: number }, signal: AbortSignal): Promise<void> {
    let position = seq;
    while (!signal.aborted) {
      // Asked first: what the read below does not find up to here is not kept any more.
      const { last } = await eventBounds(db.kysely, orgId);
      const events = await readEvents(db, { orgId, after: position, limit: limits.eventsMax });
      const rules = await activeAlertRules(db.kysely, orgId);
      for (const event of events) {
        const drafts = await draftsOf(event, rules);
        if (drafts.length === 0) continue;
        if (!(await raise({ orgId, from: position, to: event.seq, drafts }))) return;
        position = event.seq;
        if (signal.aborted) return;
      }
      const end = events.at(-1)?.seq ?? last;
      if (end > position && !(await raise({ orgId, from: position, to: end, drafts: [] }))) return;
      if (events.length < limits.eventsMax) return;
      position = end;
    }
  }

  async function draftsOf(event: StoredEvent, rules: readonly StoredAlertRule[]): Promise<AlertDraft[]> {
    const looking = rules.filter((rule) => looksAt(rule, event));
    if (looking.length === 0) return [];
    const scanId = scanIdOf(event);
    const row = scanId === undefined ? undefined : await findScan(db.kysely, { orgId: event.orgId, id: scanId });
    const scan = row === undefined ? undefined : { id: row.id, target: row.target, source: await store.findSource(db.kysely, { orgId: event.orgId, id: row.source_id }) };
    const simple = looking.filter(({ rule }) => rule === null).map((rule) => eventDraft(rule, event, scan));
    const judged = row === undefined || scan === undefined ? [] : await judgedDrafts({ event, rules: looking.filter(({ rule }) => rule !== null), row, scan });
    return [...simple, ...judged];
  }

  async function judgedDrafts({ event, rules, row, scan }: { event: StoredEvent; rules: readonly StoredAlertRule[]; row: StoredScan; scan: AlertScan }): Promise<AlertDraft[]> {
    if (rules.length === 0 || row.result_id === null) return [];
    const job = { orgId: event.orgId, scanId: row.id, resultId: row.result_id, rules: rules.flatMap(({ id, rule }) => (rule === null ? [] : [{ id, rule }])), violationsMax: alertLimits.comparedMax };
    try {
      const verdicts = new Map((await thread.run<'judge'>({ kind: 'judge', job })).map((verdict): [string, RuleVerdict] => [verdict.id, verdict]));
      tries.delete(event.id);
      return rules.flatMap((rule) => {
        const verdict = verdicts.get(rule.id);
        return verdict === undefined ? [] : (verdictDraft(rule, event, scan, verdict) ?? []);
      });
    } catch (error) {
      // The scan was removed in the meantime: there is nothing left to judge.
      if (error instanceof AppError && error.code === 'not_found') return [];
      const count = (tries.get(event.id) ?? 0) + 1;
      tries.set(event.id, count);
      if (count < limits.triesMax) throw error;
      tries.delete(event.id);
      log.error({ err: error, scan_id: row.id, event_id: event.id, rules: rules.map(({ id }) => id) }, 'alert rules could not be judged; an alert says so');
      return rules.map((rule) => unjudgedDraft(rule, event, scan));
    }
  }

  /** False when another server has moved the reader: then nothing was done. */
  async function raise({ orgId, from, to, drafts }: { orgId: string; from: number; to: number; drafts: readonly AlertDraft[] }): Promise<boolean> {
    const at = clock.now();
    return db.transaction(async (tx) => {
      if (!(await store.advanceReader(tx, { orgId, from, to }))) return false;
      const raised: store.NewAlert[] = [];
      for (const draft of drafts) {
        const { rule, event, scanId, title, dedupKey, body } = draft;
        const standing = rule.cooldownS === 0 ? undefined : await store.findRecentAlert(tx, { orgId, ruleId: rule.id, dedupKey, after: at - rule.cooldownS * 1_000 });
        const isKnown = standing !== undefined && covers(JSON.parse(standing.body) as store.AlertBody, draft);
        if (isKnown && (await store.countOccurrence(tx, { orgId, id: standing.id, at }))) continue;
        const alert = { id: newId('alr', { clock, random }), orgId, ruleId: rule.id, ruleName: rule.name, eventId: event.id, scanId, severity: rule.severity, title, body, dedupKey, at };
        await store.insertAlert(tx, alert);
        raised.push(alert);
      }
      for (const { id, ruleId: rule_id, ruleName: rule, severity, title, scanId: scan_id, eventId: event_id, body } of raised) {
        const data = { alert_id: id, rule_id, rule, severity, title, scan_id, event_id, subject: body.event.subject, value: body.subject_count, cause: body.event.type };
        await appendEvent(tx, { orgId, type: 'alert.triggered', subject: id, data, at });
      }
      return true;
    });
  }

  return {
    /** Looks at every event that was not looked at. Rejects with the first trouble after every organization had its turn. */
    async evaluate(signal: AbortSignal): Promise<void> {
      const errors: unknown[] = [];
      for (const organization of await store.organizationsWithNewEvents(db.kysely, limits.organizationsMax)) {
        if (signal.aborted) return;
        try {
          await look(organization, signal);
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw errors[0];
    },
  };
}
