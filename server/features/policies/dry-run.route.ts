import { z } from 'zod';
import { callerOf } from '../../http/caller.ts';
import { startInstant } from '../../http/instant.ts';
import { defineRoute } from '../../http/route.ts';
import { dryRunLimits } from './dry-run.ts';
import { dryRunReply, policyFields } from './policy-schemas.ts';

const tag = 'Policies';
const write = { kind: 'permission', permission: 'policy:write' } as const;

const past = {
  scans: z
    .strictObject({
      last: z.number().int().min(1).max(dryRunLimits.scansMax).optional().describe(`The newest so many, 1–${dryRunLimits.scansMax}; ${dryRunLimits.scansDefault} when nothing is said.`),
      since: startInstant.optional().describe(`Those that ended since then, at most the newest ${dryRunLimits.scansMax}; a date means its begin in UTC.`),
    })
    .default({}),
  source: z.string().min(1).max(1024).optional().describe('Only scans of this source: its key or its id.'),
};

export default [
  defineRoute({
    method: 'POST',
    path: '/policies/dry-run',
    operationId: 'dryRunNewPolicy',
    tag,
    summary: 'Try a policy that does not exist yet over past scans. Changes nothing.',
    access: write,
    body: z.strictObject({ policy: z.strictObject(policyFields), ...past }),
    response: { status: 200, schema: dryRunReply },
    errors: ['unavailable'],
    handle: ({ body, signal, ...request }, { policies }) => policies.dryRun(undefined, { ...body, signal: signal() }, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/policies/:id/dry-run',
    operationId: 'dryRunPolicy',
    tag,
    summary: 'Try a changed policy, or an earlier version of it, over past scans against the one in force. Changes nothing.',
    access: write,
    params: z.object({ id: z.string().min(1).max(64) }),
    body: z.strictObject({
      policy: z.strictObject(policyFields).partial().optional().describe('What is changed; the rest stays as it is in force.'),
      version: z.number().int().min(1).max(1_000_000_000).optional().describe('An earlier version instead.'),
      ...past,
    }),
    response: { status: 200, schema: dryRunReply },
    errors: ['not_found', 'unavailable'],
    handle: ({ body, signal, ...request }, { policies }) => policies.dryRun(request.params.id, { ...body, signal: signal() }, callerOf(request)),
  }),
];
