import { z } from 'zod';
import { defineRoute } from '../../http/route.ts';

export default [
  defineRoute({
    method: 'POST',
    path: '/ws/ticket',
    operationId: 'createSocketTicket',
    tag: 'Authentication',
    summary: 'Get a ticket for the live socket (GET /ws?token=…): good once, for a minute, and no longer than the session or key that asks.',
    access: { kind: 'permission', permission: 'scan:read' },
    oneTimeFields: ['ticket'],
    response: { status: 201, schema: z.object({ ticket: z.string(), expires_in: z.number().int().describe('Seconds.') }) },
    errors: [],
    handle: ({ principal }, { auth }) => auth.issueSocketTicket(principal),
  }),
];
