import { z } from 'zod';
import { severities } from '#shared/model/report.ts';
import { callerOf } from '../../http/caller.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';

const tag = 'Alerts';
const params = z.object({ id: z.string().min(1).max(64) });
const states = ['open', 'acknowledged', 'resolved'] as const;

const occurrence = z.object({ source: z.string().optional(), path: z.string(), line: z.number(), method: z.string(), confidence: z.number(), symbol: z.string().optional() });

const alert = z.object({
  id: z.string(),
  rule_id: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  state: z.enum(states),
  title: z.string(),
  event_id: z.string(),
  event_type: z.string(),
  scan_id: z.string().nullable(),
  subjects: z.array(z.object({ subject: z.object({ type: z.string(), id: z.string(), name: z.string() }), state: z.string(), message: z.string(), evidence: z.array(occurrence) })),
  subject_count: z.number().int(),
  occurrence_count: z.number().int(),
  last_at: z.string(),
  acknowledged_by: z.string().nullable(),
  acknowledged_at: z.string().nullable(),
  acknowledge_note: z.string().nullable(),
  resolved_by: z.string().nullable(),
  resolved_at: z.string().nullable(),
  resolve_note: z.string().nullable(),
  created_at: z.string(),
});

const note = z.strictObject({ note: z.string().max(2_000).optional().describe('Kept with the alert.') });

export default [
  defineRoute({
    method: 'GET',
    path: '/alerts',
    operationId: 'listAlerts',
    tag,
    summary: 'Alerts, newest first.',
    access: { kind: 'permission', permission: 'alert:read' },
    query: z.strictObject({
      ...pageQuery({ fallback: 25, max: 100 }),
      state: z.enum(states).optional(),
      severity: z.enum(severities).optional(),
      rule: z.string().min(1).max(64).optional().describe('Id of the rule that raised them.'),
      scan: z.string().min(1).max(64).optional().describe('Id of the scan that they are about.'),
    }),
    response: { status: 200, schema: pageSchema(alert) },
    errors: [],
    handle: ({ principal, query }, { alerts }) => alerts.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/alerts/:id',
    operationId: 'getAlert',
    tag,
    summary: 'One alert with its first subjects and where they show.',
    access: { kind: 'permission', permission: 'alert:read' },
    params,
    response: { status: 200, schema: alert },
    errors: ['not_found'],
    handle: ({ principal, params: { id } }, { alerts }) => alerts.get(principal.orgId, id),
  }),
  defineRoute({
    method: 'POST',
    path: '/alerts/:id/acknowledge',
    operationId: 'acknowledgeAlert',
    tag,
    summary: 'Say that somebody looks after it. Twice is once.',
    access: { kind: 'permission', permission: 'alert:handle' },
    params,
    body: note,
    response: { status: 200, schema: alert },
    errors: ['not_found', 'conflict'],
    handle: ({ body, ...request }, { alerts }) => alerts.acknowledge(request.params.id, body.note, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/alerts/:id/resolve',
    operationId: 'resolveAlert',
    tag,
    summary: 'End it. The same thing may raise another at once. Twice is once.',
    access: { kind: 'permission', permission: 'alert:handle' },
    params,
    body: note,
    response: { status: 200, schema: alert },
    errors: ['not_found', 'conflict'],
    handle: ({ body, ...request }, { alerts }) => alerts.resolve(request.params.id, body.note, callerOf(request)),
  }),
];
