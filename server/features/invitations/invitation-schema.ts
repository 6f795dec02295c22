import { z } from 'zod';
import { roles } from '../../http/permissions.ts';

/** An invitation as replies show it. */
export const invitation = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(roles),
  status: z.enum(['open', 'accepted', 'revoked', 'expired']),
  invited_by: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
  accepted_at: z.string().nullable(),
});
