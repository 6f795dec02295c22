/** What requests and replies about keys look like, for both families of paths. */
import { z } from 'zod';
import { endInstant } from '../../http/instant.ts';
import { scopes } from '../../http/permissions.ts';

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(scopes)),
  mode: z.enum(['live', 'test']),
  status: z.enum(['active', 'expired', 'revoked']),
  created_at: z.string(),
  expires_at: z.string().nullable(),
  revoked_at: z.string().nullable(),
  last_used_at: z.string().nullable(),
  request_count: z.number().int(),
  previous_expires_at: z.string().nullable().describe('Until when the value before the last rotation works.'),
});

export const wholeKey = apiKey.extend({ key: z.string().describe('Shown here and nowhere else.') });

export const revokedKey = z.object({ id: z.string(), status: z.literal('revoked'), revoked_at: z.string() });

export const keyFields = {
  scopes: z.array(z.enum(scopes)).min(1).max(scopes.length).optional(),
  scope: z.enum(scopes).optional().describe('The same as scopes with one element.'),
  mode: z.enum(['live', 'test']).default('live').describe('A test key may only read, and create scans marked as test.'),
  expires_at: endInstant.nullish().describe('ISO 8601; a date means the end of that day in UTC. Never when absent.'),
};

export const keyName = z.string().trim().min(1).max(200);
