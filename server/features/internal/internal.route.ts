/** The routes of agents and CI jobs. The contract of each message stands in `shared/protocol/messages.ts`. */
import { z } from 'zod';
import {
  beatAnswerSchema,
  beatRequestSchema,
  enrolAnswerSchema,
  enrolRequestSchema,
  failureAnswerSchema,
  failureRequestSchema,
  leasedJobSchema,
  leaseRequestSchema,
  openScanAnswerSchema,
  openScanRequestSchema,
  resultAnswerSchema,
  testAnswerSchema,
  testReportSchema,
} from '#shared/protocol/messages.ts';
import { resultMediaType } from '#shared/protocol/protocol.ts';
import { callerOf } from '../../http/caller.ts';
import { defineRoute, Reply } from '../../http/route.ts';
import { assertProtocol } from './protocol-version.ts';

const tag = 'Internal';
const params = z.object({ id: z.string().min(1).max(64) });
const agentOnly = { kind: 'internal', allowsIngestKey: false } as const;
const agentOrKey = { kind: 'internal', allowsIngestKey: true } as const;

// Bodies are loose: an agent of a later minor version may send more than this server knows.
export default [
  defineRoute({
    method: 'POST',
    path: '/internal/agents/enroll',
    operationId: 'enrolAgent',
    tag,
    summary: 'Become an agent of the organization of an enrolment token.',
    access: { kind: 'public' },
    body: enrolRequestSchema.loose(),
    response: { status: 200, schema: enrolAnswerSchema },
    errors: ['invalid_token', 'token_expired', 'signature_invalid', 'unprocessable', 'conflict', 'protocol_unsupported'],
    handle: async ({ body, headers, requestId, ip }, { enrolment }) => {
      assertProtocol(headers);
      return enrolment.enrol(body, { requestId, ip });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/jobs/lease',
    operationId: 'leaseJob',
    tag,
    summary: 'Take one job, waiting for it if need be; 204 when there is none.',
    access: agentOnly,
    body: leaseRequestSchema.loose(),
    response: { status: 200, schema: leasedJobSchema },
    errors: ['protocol_unsupported'],
    handle: async (request, { work }) => {
      assertProtocol(request.headers);
      return (await work.lease(request.principal, request.body, callerOf(request), request.signal())) ?? new Reply(204, undefined);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/scans/:id/heartbeat',
    operationId: 'beat',
    tag,
    summary: 'Keep a lease and report progress.',
    access: agentOnly,
    params,
    body: beatRequestSchema.loose(),
    response: { status: 200, schema: beatAnswerSchema },
    errors: ['not_found', 'protocol_unsupported'],
    handle: async ({ body, headers, principal, params: { id } }, { work }) => {
      assertProtocol(headers);
      return work.beat(principal, id, body);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/tests/:id/report',
    operationId: 'reportTest',
    tag,
    summary: 'Say how far the test of a connection is, or how it ended.',
    access: agentOnly,
    params,
    body: testReportSchema.loose(),
    response: { status: 200, schema: testAnswerSchema },
    errors: ['not_found', 'lease_lost', 'unavailable', 'protocol_unsupported'],
    handle: async ({ body, ...request }, { work }) => {
      assertProtocol(request.headers);
      return work.report(request.principal, request.params.id, body, callerOf(request));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/scans',
    operationId: 'openScan',
    tag,
    summary: 'Open a scan that the caller runs itself, under an id that it made.',
    access: agentOrKey,
    body: openScanRequestSchema.loose(),
    response: { status: 201, schema: openScanAnswerSchema },
    errors: ['conflict', 'unprocessable', 'protocol_unsupported'],
    handle: async ({ body, ...request }, { work }) => {
      assertProtocol(request.headers);
      const { answer, isNew } = await work.open(request.principal, body, callerOf(request));
      return isNew ? answer : new Reply(200, answer);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/scans/:id/result',
    operationId: 'deliverResult',
    tag,
    summary: `Deliver a result: ${resultMediaType}, gzip allowed.`,
    access: agentOrKey,
    params,
    body: 'stream',
    response: { status: 200, schema: resultAnswerSchema },
    errors: ['not_found', 'lease_lost', 'payload_too_large', 'unsupported_media_type', 'unprocessable', 'signature_invalid', 'rate_limited', 'unavailable'],
    handle: async (request, { results }) =>
      results.deliver({ principal: request.principal, caller: callerOf(request), scanId: request.params.id, headers: request.headers, body: request.raw, signal: request.signal() }),
  }),
  defineRoute({
    method: 'POST',
    path: '/internal/scans/:id/failure',
    operationId: 'failScan',
    tag,
    summary: 'End an attempt that will give no result.',
    access: agentOnly,
    params,
    body: failureRequestSchema.loose(),
    response: { status: 200, schema: failureAnswerSchema },
    errors: ['not_found', 'lease_lost', 'protocol_unsupported'],
    handle: async ({ body, ...request }, { work }) => {
      assertProtocol(request.headers);
      return work.fail(request.principal, request.params.id, body, callerOf(request));
    },
  }),
];
