/** The routes of scans. One table, so one long file. */
import { z } from 'zod';
import { componentKinds } from '#shared/model/component.ts';
import { severities } from '#shared/model/report.ts';
import { labelsSchema, sourceKinds } from '#shared/protocol/messages.ts';
import { n8nKey } from '#shared/protocol/source-forms.ts';
import { callerOf } from '../../http/caller.ts';
import { endInstant, startInstant } from '../../http/instant.ts';
import { pageQuery, pageSchema } from '../../http/listing.ts';
import { deprecationHeaders, pageNumber, pageNumberQuery } from '../../http/page-number.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import { comparisonReply } from './compare-reply.ts';
import { evaluationReply, scanDetailReply, scanReply, violationReply } from './scan-reply.ts';
import { targetLengthMax } from './target.ts';

const tag = 'Scans';
const params = z.object({ id: z.string().min(1).max(64) });
const read = { kind: 'permission', permission: 'scan:read' } as const;
const write = { kind: 'permission', permission: 'scan:write' } as const;

/** Default and largest page of scans, as the references have them. */
const scanPage = { fallback: 20, max: 100 };

const newScan = z.strictObject({
  target: z
    .string()
    .min(1)
    .max(targetLengthMax)
    .optional()
    .describe('dir:PATH on the agent’s machine or the path by itself, git:URL[//SUBPATH][#REF], github:OWNER[/REPO[@REF]], aws:REGION, n8n:URL. Required without integration_id.'),
  deep: z.boolean().default(false).describe('Also trees that are ignored or vendored, and the Git history of a repository.'),
  source: z.string().trim().min(1).max(256).optional().describe('A name under which the source is known wherever it is scanned from.'),
  labels: labelsSchema.default([]).describe('Labels that the agent must have.'),
  n8n_url: z.string().trim().min(1).max(2048).nullish().describe('An n8n instance that is scanned besides the target.'),
  n8n_api_key: n8nKey.nullish().describe('Its key, for this scan only. It is sealed at once and never shown.'),
  integration_id: z.string().min(1).max(64).nullish().describe('Scan what an integration names, with its credential; in place of target.'),
  credential_id: z.string().min(1).max(64).nullish().describe('A stored credential, by its id or that of its connector, for a target that it is for.'),
});

const listQuery = z.strictObject({
  ...pageQuery(scanPage),
  limit: z.coerce.number().int().min(1).max(scanPage.max).optional().describe(`Rows on a page, 1–${scanPage.max}; default ${scanPage.fallback}.`),
  state: scanReply.shape.state.optional(),
  source: z.string().min(1).max(1024).optional().describe('Key or id of any of its sources.'),
  kind: z.enum(sourceKinds).optional().describe('Kind of the first target.'),
  verdict: z.enum(['pass', 'warn', 'fail']).optional(),
  trigger: scanReply.shape.trigger.optional(),
  schedule_id: z.string().min(1).max(64).optional(),
  integration_id: z.string().min(1).max(64).optional(),
  from: startInstant.optional().describe('Asked for at or after this instant; a date means its begin in UTC.'),
  to: endInstant.optional().describe('Asked for at or before this instant; a date means its end in UTC.'),
  q: z.string().min(1).max(200).optional().describe('Part of the target, in any case.'),
  ...pageNumberQuery,
});

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

export default [
  defineRoute({
    method: 'POST',
    path: '/scans',
    operationId: 'createScan',
    tag,
    summary: 'Ask for a scan. It waits for an agent that offers it; warnings say when none is online.',
    access: write,
    limit: 'scan_creation',
    body: newScan,
    response: { status: 202, schema: scanReply.extend({ warnings: z.array(z.string()) }) },
    errors: ['unprocessable', 'not_found'],
    handle: async ({ body, ...request }, { scans }) => {
      const { n8n_url: n8nUrl, n8n_api_key: n8nApiKey, integration_id: integrationId, credential_id: credentialId, ...rest } = body;
      const named = { n8nUrl: n8nUrl ?? undefined, n8nApiKey: n8nApiKey ?? undefined, integrationId: integrationId ?? undefined, credentialId: credentialId ?? undefined };
      return scans.create({ ...rest, ...named, isTest: request.principal.isTest }, callerOf(request));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/scans',
    operationId: 'listScans',
    tag,
    summary: 'Scans, newest first.',
    access: read,
    query: listQuery,
    response: { status: 200, schema: pageSchema(scanReply) },
    errors: [],
    handle: async ({ principal, query }, { scans }) => {
      const { page, per_page, limit, cursor, schedule_id: scheduleId, integration_id: integrationId, ...rest } = query;
      const filter = { ...rest, scheduleId, integrationId };
      const counted = pageNumber({ page, per_page, limit, cursor }, scanPage.fallback);
      if (counted === undefined) return scans.list(principal.orgId, { ...filter, limit: limit ?? scanPage.fallback, cursor });
      return new Reply(200, await scans.listByPage(principal.orgId, { ...filter, ...counted }), deprecationHeaders);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id',
    operationId: 'getScan',
    tag,
    summary: 'One scan, with the proof behind its result.',
    access: read,
    params,
    response: { status: 200, schema: scanDetailReply },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { scans }) => scans.get(principal.orgId, id),
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id/components',
    operationId: 'listComponents',
    tag,
    summary: 'Components of a scan, by id.',
    access: read,
    params,
    query: z.strictObject({
      ...pageQuery({ fallback: 100, max: 1000 }),
      kind: z.enum(componentKinds).optional(),
      is_ai: flag.optional().describe('Only AI components, or only others.'),
      q: z.string().min(1).max(200).optional().describe('Part of the name, in any case.'),
    }),
    response: { status: 200, schema: pageSchema(z.looseObject({ id: z.string(), kind: z.string(), name: z.string() })) },
    errors: ['not_found'],
    handle: async ({ principal, params: { id }, query: { is_ai: isAi, ...query } }, { scans }) => scans.components(principal.orgId, id, { ...query, isAi }),
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id/graph',
    operationId: 'getGraph',
    tag,
    summary: 'Components as nodes and relationships as edges; AI components first when there are too many.',
    access: read,
    params,
    response: {
      status: 200,
      schema: z.object({
        nodes: z.array(z.object({ id: z.string(), kind: z.string(), name: z.string(), version: z.string().nullable(), is_ai: z.boolean() })),
        edges: z.array(z.object({ id: z.string(), type: z.string(), from: z.string(), to: z.string() })),
        total_nodes: z.number().int(),
        is_cut: z.boolean(),
      }),
    },
    errors: ['not_found'],
    handle: async ({ principal, params: { id } }, { scans }) => scans.graph(principal.orgId, id),
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id/violations',
    operationId: 'listViolations',
    tag,
    summary: 'Violations of the newest evaluations of a scan; waived ones are marked as such.',
    access: read,
    params,
    query: z.strictObject({
      ...pageQuery({ fallback: 100, max: 1000 }),
      state: violationReply.shape.state.optional(),
      severity: z.enum(severities).optional(),
      policy: z.string().min(1).max(200).optional().describe('Id or name of the policy.'),
    }),
    response: { status: 200, schema: pageSchema(violationReply) },
    errors: ['not_found'],
    handle: async ({ principal, params: { id }, query }, { scans }) => scans.violations(principal.orgId, id, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id/evaluations',
    operationId: 'listEvaluations',
    tag,
    summary: 'Verdicts of policies over a scan, newest first.',
    access: read,
    params,
    query: z.strictObject(pageQuery({ fallback: 25, max: 100 })),
    response: { status: 200, schema: pageSchema(evaluationReply) },
    errors: ['not_found'],
    handle: async ({ principal, params: { id }, query }, { scans }) => scans.evaluations(principal.orgId, id, query),
  }),
  defineRoute({
    method: 'GET',
    path: '/scans/:id/compare/:otherId',
    operationId: 'compareScans',
    tag,
    summary: 'What came, went and changed from the first scan to the other: components, relationships, findings.',
    access: read,
    params: params.extend({ otherId: z.string().min(1).max(64) }),
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(1_000).default(200).describe('Items in each list, 1–1000; totals count all.') }),
    response: { status: 200, schema: comparisonReply },
    errors: ['not_found', 'conflict', 'unavailable'],
    handle: ({ principal, params: { id, otherId }, query: { limit } }, { scans }) => scans.compare(principal.orgId, { before: id, after: otherId, limit }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/scans/:id',
    operationId: 'deleteScan',
    tag,
    summary: 'Remove a scan with its result. What stands for a source stays (the newest completed scan; a newer one that broke off), and everything under legal hold.',
    access: { kind: 'permission', permission: 'organization:write' },
    params,
    response: { status: 204 },
    errors: ['not_found', 'conflict'],
    handle: (request, { scans }) => scans.delete(request.params.id, callerOf(request)),
  }),
  defineRoute({
    method: 'POST',
    path: '/scans/:id/evaluate',
    operationId: 'evaluateScan',
    tag,
    summary: 'Judge a scan again by the policies that are in force now.',
    access: write,
    params,
    response: { status: 200, schema: z.object({ scan_id: z.string(), verdict: z.enum(['pass', 'warn', 'fail']).nullable(), evaluations: z.array(evaluationReply) }) },
    errors: ['not_found', 'conflict', 'unavailable'],
    handle: async (request, { scans }) => scans.evaluate(request.params.id, callerOf(request), request.principal.isTest),
  }),
  defineRoute({
    method: 'POST',
    path: '/scans/:id/export',
    operationId: 'exportScan',
    tag,
    summary: 'The result of a scan as a file.',
    access: read,
    params,
    body: z.strictObject({ format: z.string().min(1).max(40) }),
    response: { status: 200, mediaType: 'application/octet-stream' },
    errors: ['not_found', 'conflict', 'unavailable'],
    handle: async ({ body: { format }, ...request }, { scans }) => {
      const { bytes, mediaType, fileName } = await scans.export(request.params.id, format, callerOf(request));
      return new Reply(200, bytes, { 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"`, 'content-length': String(bytes.length) });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/scans/:id/cancel',
    operationId: 'cancelScan',
    tag,
    summary: 'Stop a scan: at once when it is queued, else as soon as its agent hears of it.',
    access: write,
    params,
    response: { status: 202, schema: scanReply },
    errors: ['not_found', 'conflict'],
    handle: async (request, { scans }) => scans.cancel(request.params.id, callerOf(request), request.principal.isTest),
  }),
];
