import { z } from 'zod';

/** An e-mail address as clients send it. What makes one real is that somebody answers there, so only its outer form is asked for. */
export const emailAddress = z.string().trim().min(3).max(254).regex(/^[^\s@]+@[^\s@]+$/, 'must be an e-mail address');
