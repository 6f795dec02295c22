import { AppError } from '#shared/model/app-error.ts';
import type { OutboundConfig } from '../config/access.ts';
import type { Outbound } from './outbound.ts';

/** The way out under a configuration. */
export function createOutbound(_options: { config: OutboundConfig }): Outbound {
  const closed = async (): Promise<never> => {
    throw new AppError('outbound_failed', 'Nothing may go out.');
  };
  return { assertAllowed: closed, request: closed, fetch: closed, close: async () => {} };
}
