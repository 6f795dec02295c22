import { z } from 'zod';
import { labelsSchema } from '#shared/protocol/messages.ts';
import { callerOf } from '../../http/caller.ts';
import { ifMatch, withETag } from '../../http/etag.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute, type Reply } from '../../http/route.ts';
import { scanReply } from '../scans/scan-reply.ts';
import { targetLengthMax } from '../scans/target.ts';
import { cronLengthMax } from './cron.ts';
import { scheduleReply, type ScheduleReply } from './schedule-reply.ts';

const tag = 'Schedules';
const params = z.object({ id: z.string().min(1).max(64) });
const read = { kind: 'permission', permission: 'schedule:read' } as const;
const write = { kind: 'permission', permission: 'schedule:write' } as const;

const name = z.string().trim().min(1).max(200);
const cron = z.string().trim().min(1).max(cronLengthMax).describe('Five fields, or six with seconds first, as node-cron has them; at most once a minute.');
const timeZone = z.string().min(1).max(64).describe('IANA name, such as Europe/Berlin.');
const target = z.string().min(1).max(targetLengthMax).describe('What is scanned; or integration_id.');
const integrationId = z.string().min(1).max(64).describe('An integration whose targets are scanned with its credential.');
const source = z.string().trim().min(1).max(256);

const newSchedule = z.strictObject({
  name,
  cron,
  time_zone: timeZone.default('UTC'),
  target: target.nullish(),
  integration_id: integrationId.nullish(),
  deep: z.boolean().default(false),
  labels: labelsSchema.default([]).describe('Labels that the agent must have.'),
  source: source.nullish(),
  is_active: z.boolean().default(true),
});
const changedSchedule = z
  .strictObject({
    name,
    cron,
    time_zone: timeZone,
    target: target.nullable(),
    integration_id: integrationId.nullable(),
    deep: z.boolean(),
    labels: labelsSchema,
    source: source.nullable(),
    is_active: z.boolean(),
  })
  .partial()
  .describe('Only what is sent changes; a null target or integration_id counts as not sent.');

export default [
  defineRoute({
    method: 'POST',
    path: '/schedules',
    operationId: 'createSchedule',
    tag,
    summary: 'Scan something again and again, by a cron expression in a time zone.',
    access: write,
    body: newSchedule,
    response: { status: 201, schema: scheduleReply },
    errors: ['conflict', 'unprocessable', 'not_found'],
    handle: async ({ body: { time_zone: zone, integration_id: integration, is_active: isActive, target: wanted, source: named, ...body }, ...request }, { schedules }) =>
      versioned(201, await schedules.create({ ...body, timeZone: zone, isActive, target: wanted ?? undefined, integrationId: integration ?? undefined, source: named ?? undefined }, callerOf(request))),
  }),
  defineRoute({
    method: 'GET',
    path: '/schedules',
    operationId: 'listSchedules',
    tag,
    summary: 'Schedules with their next three runs, newest first.',
    access: read,
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(scheduleReply) },
    errors: [],
    handle: ({ principal, query }, { schedules }) => schedules.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/schedules/:id',
    operationId: 'getSchedule',
    tag,
    summary: 'One schedule.',
    access: read,
    params,
    response: { status: 200, schema: scheduleReply },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { schedules }) => versioned(200, await schedules.get(principal.orgId, id)),
  }),
  defineRoute({
    method: 'PUT',
    path: '/schedules/:id',
    operationId: 'updateSchedule',
    tag,
    summary: 'Change a schedule. A scan that is queued already stays as it is; If-Match refuses a lost update.',
    access: write,
    params,
    body: changedSchedule,
    response: { status: 200, schema: scheduleReply },
    errors: ['not_found', 'conflict', 'precondition_failed', 'unprocessable'],
    handle: async ({ body: { time_zone: zone, integration_id: integration, is_active: isActive, target: wanted, ...body }, ...request }, { schedules }) =>
      versioned(
        200,
        await schedules.update(request.params.id, { ...body, timeZone: zone, isActive, target: wanted ?? undefined, integrationId: integration ?? undefined }, callerOf(request), ifMatch(request.headers)),
      ),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/schedules/:id',
    operationId: 'deleteSchedule',
    tag,
    summary: 'End a schedule. A scan that it queued goes on.',
    access: { kind: 'permission', permission: 'schedule:delete' },
    params,
    response: { status: 204 },
    errors: ['not_found'],
    handle: (request, { schedules }) => schedules.delete(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/schedules/:id/run',
    operationId: 'runSchedule',
    tag,
    summary: 'Queue a scan of a schedule now. Refused while its last one has not ended.',
    access: write,
    params,
    response: { status: 202, schema: scanReply.extend({ warnings: z.array(z.string()) }) },
    errors: ['not_found', 'conflict', 'unprocessable'],
    handle: (request, { schedules }) => schedules.run(request.params.id, callerOf(request)),
  }),
];

function versioned(status: number, schedule: ScheduleReply): Reply {
  return withETag(status, schedule, schedule.version);
}
