/** Shapes that the routes of accounts and sessions share. */
import { z } from 'zod';
import { passwordLength } from '../../crypto/password.ts';
import { grants, permissions, roles } from '../../http/permissions.ts';

export const email = z.string().trim().min(3).max(254).regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
export const personName = z.string().trim().min(1).max(200);
/** A password to be set. */
export const newPassword = z.string().min(passwordLength.min).max(passwordLength.max);
/** A password to be compared. No lower bound: a short one is wrong, not malformed, and says nothing about the rules of the time it was set. */
export const anyPassword = z.string().min(1).max(passwordLength.max);

export const tokens = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().describe('Seconds until the access token expires.'),
});

const organization = z.object({ id: z.string(), slug: z.string(), name: z.string() });
export const sessionKinds = ['token', 'browser'] as const;

export const profile = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: z.enum(roles),
  grants: z.array(z.enum(grants)),
  permissions: z.array(z.enum(permissions)).describe('What this request’s credential may do; of a key less than of its owner.'),
  created_at: z.string(),
  onboarded_at: z.string().nullable(),
  organization: organization.describe('The one that this request works in.'),
  organizations: z.array(organization.extend({ role: z.enum(roles) })).describe('Those that X-Organization-Id may name.'),
  session: z.object({ id: z.string(), kind: z.enum(sessionKinds), created_at: z.string(), expires_at: z.string() }).nullable().describe('Null for an API key.'),
});
