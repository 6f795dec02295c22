import { z } from 'zod';
import { severities } from '#shared/model/report.ts';
import { policyLimits } from '#shared/policies/parse-policy.ts';
import { callerOf } from '../../http/caller.ts';
import { withETag } from '../../http/etag.ts';
import { endInstant } from '../../http/instant.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { defineRoute } from '../../http/route.ts';
import type { Decision, WaiverCaller } from './waivers.service.ts';

const tag = 'Waivers';
const params = z.object({ id: z.string().min(1).max(64) });
const read = { kind: 'permission', permission: 'waiver:read' } as const;
const decide = { kind: 'permission', permission: 'waiver:decide' } as const;

/** Characters of a source's key and of a subject's id, as they are stored. */
const keyLengthMax = 1024;

const states = ['requested', 'approved', 'rejected', 'revoked'] as const;

const waiver = z.object({
  id: z.string(),
  policy_id: z.string().nullable(),
  rule: z.string().nullable(),
  subject_id: z.string(),
  source_key: z.string().nullable(),
  severity: z.enum(severities).describe('The worst that it covers, as the newest violations had it when it was asked for.'),
  reason: z.string(),
  state: z.enum(states),
  is_in_force: z.boolean().describe('Approved, and not over.'),
  requested_by: z.string(),
  requested_at: z.string(),
  decided_by: z.string().nullable(),
  decided_at: z.string().nullable(),
  expires_at: z.string(),
  version: z.number().int(),
});

const newWaiver = z.strictObject({
  policy_id: z.string().min(1).max(64).optional().describe('Only under this policy.'),
  rule: z.string().min(1).max(policyLimits.nameLengthMax).optional().describe('Only for this rule. Needed for what could not be decided.'),
  subject_id: z.string().min(1).max(keyLengthMax).describe('subject.id of the violation: a component’s id, a finding’s fingerprint.'),
  source_key: z.string().min(1).max(keyLengthMax).optional().describe('Only in this source; covers nothing in a scan of several sources.'),
  reason: z.string().trim().min(10).max(2_000),
  expires_at: endInstant.describe('The end: a date-time, or a date whose end it is; at most 365 days ahead.'),
});

const deciding = (decision: Decision, summary: string) =>
  defineRoute({
    method: 'POST',
    path: `/waivers/:id/${decision}`,
    operationId: `${decision}Waiver`,
    tag,
    summary,
    access: decide,
    params,
    response: { status: 200, schema: waiver },
    errors: ['not_found', 'conflict', 'unprocessable'],
    handle: async (request, { waivers }) => {
      const decided = await waivers.decide(request.params.id, decision, waiverCaller(request));
      return withETag(200, decided, decided.version);
    },
  });

export default [
  defineRoute({
    method: 'POST',
    path: '/waivers',
    operationId: 'requestWaiver',
    tag,
    summary: 'Ask for a dated exception. Below critical it is approved at once when the caller may decide; for something critical a second person must.',
    access: { kind: 'permission', permission: 'waiver:request' },
    body: newWaiver,
    response: { status: 201, schema: waiver },
    errors: ['conflict', 'unprocessable'],
    handle: async ({ body, ...request }, { waivers }) => {
      const made = await waivers.request(body, waiverCaller(request));
      return withETag(201, made, made.version);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/waivers',
    operationId: 'listWaivers',
    tag,
    summary: 'Waivers of the organization, newest first.',
    access: read,
    query: z.strictObject({
      ...pageQuery({ fallback: 25, max: 100 }),
      state: z.enum(states).optional(),
      policy_id: z.string().min(1).max(64).optional(),
      subject_id: z.string().min(1).max(keyLengthMax).optional(),
      in_force: z.literal('true').transform(() => true as const).optional().describe('Only those that are approved and not over.'),
    }),
    response: { status: 200, schema: pageSchema(waiver) },
    errors: [],
    handle: ({ principal, query }, { waivers }) => waivers.list(principal.orgId, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/waivers/:id',
    operationId: 'getWaiver',
    tag,
    summary: 'One waiver.',
    access: read,
    params,
    response: { status: 200, schema: waiver },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { waivers }) => {
      const found = await waivers.get(principal.orgId, id);
      return withETag(200, found, found.version);
    },
  }),
  deciding('approve', 'Approve a waiver. Verdicts of the past stay; the next scan, and judging a scan again, go by it.'),
  deciding('reject', 'Refuse a waiver that was asked for.'),
  deciding('revoke', 'End an approved waiver before its date.'),
];

function waiverCaller(request: Parameters<typeof callerOf>[0]): WaiverCaller {
  const { principal } = request;
  return { caller: callerOf(request), person: principal.type === 'user' ? principal.id : principal.userId, mayDecide: principal.permissions.has('waiver:decide') };
}
