import type { IncomingMessage } from 'node:http';
import { newId, type Clock, type Random } from '../config/world.ts';

/** The id that the client gave in `X-Request-Id` when it is a plain one, or a new `req_…`. Safe in headers and logs. */
export function requestIdOf(request: IncomingMessage, world: { clock: Clock; random: Random }): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,128}$/.test(given) ? given : newId('req', world);
}
