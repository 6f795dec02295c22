/** The log: JSON lines on standard error. Static text, data beside it. */
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Fields that would hold a credential. They are never logged on purpose; this catches the accident. */
const secretFields = ['authorization', 'cookie', 'password', 'token', 'key', 'secret', 'refresh_token', 'access_token', 'x-internal-api-key'];

/** @param destination - where lines go; standard error when absent, written before the call returns. */
export function createLog(options: { level: string; destination?: DestinationStream }): Log {
  const redact = {
    paths: secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
    censor: '[redacted]',
  };
  const settings = { level: options.level, redact, base: null, serializers: { err: errorFields }, timestamp: () => `,"time":"${new Date().toISOString()}"` };
  return pino(settings, options.destination ?? pino.destination({ fd: 2, sync: true }));
}

/**
 * The same log for lines whose every field is written out where they are logged, none of them a credential: looking
 * through each of them for secrets costs ten times as much as writing it (pino 10.4), and there is one for every request.
 */
export function withoutRedaction(log: Log): Log {
  return log.child({}, { redact: [] });
}

/** What a log line says of an error: not its other properties, where a database driver puts values of rows. */
function errorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'something that is not an error was thrown' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: errorFields(error.cause) } : {};
  return { name: error.name, ...code, message: error.message, stack: error.stack, ...cause };
}
