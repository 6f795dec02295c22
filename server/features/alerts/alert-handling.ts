/** Alerts as people see and handle them: open, then acknowledged or not, then resolved. */
import { apiError, notFound } from '#shared/api/api-error.ts';
import type { Severity } from '#shared/model/report.ts';
import type { Executor } from '../../db/connection.ts';
import type { Foundation } from '../../foundation.ts';
import { entryOf, type Caller } from '../../http/caller.ts';
import { isoOrNull } from '../../http/instant.ts';
import { pageRequest, toPage } from '../../http/listing.ts';
import { appendAudit } from '../audit/audit.store.ts';
import { appendEvent } from '../events/events.store.ts';
import * as store from './alerts.store.ts';

/** Times that a change is tried again when somebody else changed the alert in between. */
const triesMax = 3;

export function alertHandling({ db, clock, cursors }: Foundation) {
  async function existing(orgId: string, id: string, executor: Executor = db.kysely): Promise<store.StoredAlert> {
    const alert = await store.findAlert(executor, { orgId, id });
    if (alert === undefined) throw notFound('alert', id);
    return alert;
  }

  /** What is read of an alert in a transaction may be old on PostgreSQL; the guarded update notices, and the whole is done again. */
  async function handle(id: string, caller: Caller, verb: 'acknowledge' | 'resolve', change: (alert: store.StoredAlert) => HandledChange) {
    const { orgId } = caller;
    for (let tries = 0; tries < triesMax; tries += 1) {
      const at = clock.now();
      const isSettled = await db.transaction(async (tx) => {
        const alert = await existing(orgId, id, tx);
        const { isDone, body } = change(alert);
        if (isDone) {
          await appendAudit(tx, entryOf(caller, { action: `alert.${verb}`, target: id, detail: { changed: false }, at }));
          return true;
        }
        const of = { orgId, id, by: caller.actor.id, body, at };
        const isChanged = verb === 'acknowledge' ? await store.acknowledgeAlert(tx, of) : await store.resolveAlert(tx, { ...of, from: alert.state });
        if (!isChanged) return false;
        const { rule_id, rule_name: rule, severity, title, scan_id } = alert;
        const cause = alertCause(alert);
        await appendEvent(tx, { orgId, type: verb === 'acknowledge' ? 'alert.acknowledged' : 'alert.resolved', subject: id, data: { alert_id: id, rule_id, rule, severity, title, scan_id, by: caller.actor.id, cause }, at });
        await appendAudit(tx, entryOf(caller, { action: `alert.${verb}`, target: id, detail: { changed: true, from: alert.state }, at }));
        return true;
      });
      if (isSettled) return alertReply(await existing(orgId, id));
    }
    throw apiError('conflict', 'The alert is being changed by others. Read it again.');
  }

  return {
    /** Alerts newest first. */
    async list(orgId: string, query: { limit: number; cursor?: string | undefined } & store.AlertFilter) {
      const { state, severity, rule, scan } = query;
      const scope = { orgId, list: 'listAlerts', filter: { state, severity, rule, scan } };
      const rows = await store.listAlerts(db.kysely, { orgId, filter: query, page: pageRequest(cursors, scope, query) });
      return toPage({ rows, limit: query.limit, cursors, scope, position: (row) => ({ key: row.created_at, id: row.id }), item: alertReply });
    },

    get: async (orgId: string, id: string) => alertReply(await existing(orgId, id)),

    /** Notes that somebody has seen it. Twice is once. @throws {AppError} `conflict` when it is resolved. */
    acknowledge: (id: string, note: string | undefined, caller: Caller) =>
      handle(id, caller, 'acknowledge', (alert) => {
        if (alert.state === 'resolved') throw apiError('conflict', 'The alert is resolved; there is nothing to acknowledge.');
        return { isDone: alert.state === 'acknowledged', body: { ...bodyOf(alert), ...(note !== undefined && { acknowledge_note: note }) } };
      }),

    /** Ends it; the same thing may raise another at once. Twice is once. */
    resolve: (id: string, note: string | undefined, caller: Caller) =>
      handle(id, caller, 'resolve', (alert) => ({ isDone: alert.state === 'resolved', body: { ...bodyOf(alert), ...(note !== undefined && { resolve_note: note }) } })),
  };
}

interface HandledChange {
  /** It is as asked already. */
  readonly isDone: boolean;
  readonly body: store.AlertBody;
}

/** The type of the event that raised an alert. */
export function alertCause(alert: store.StoredAlert): string {
  return bodyOf(alert).event.type;
}

function bodyOf(alert: store.StoredAlert): store.AlertBody {
  return JSON.parse(alert.body) as store.AlertBody;
}

export function alertReply(alert: store.StoredAlert) {
  const { event, subjects, subject_count, acknowledge_note = null, resolve_note = null } = bodyOf(alert);
  return {
    id: alert.id,
    rule_id: alert.rule_id,
    rule: alert.rule_name,
    severity: alert.severity as Severity,
    state: alert.state,
    title: alert.title,
    event_id: alert.event_id,
    event_type: event.type,
    scan_id: alert.scan_id,
    subjects,
    subject_count,
    occurrence_count: alert.occurrence_count,
    last_at: new Date(alert.last_at).toISOString(),
    acknowledged_by: alert.acknowledged_by,
    acknowledged_at: isoOrNull(alert.acknowledged_at),
    acknowledge_note,
    resolved_by: alert.resolved_by,
    resolved_at: isoOrNull(alert.resolved_at),
    resolve_note,
    created_at: new Date(alert.created_at).toISOString(),
  };
}
