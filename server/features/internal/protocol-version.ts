import { apiError } from '#shared/api/api-error.ts';
import { headers, protocolVersion } from '#shared/protocol/protocol.ts';

const major = Number.parseInt(protocolVersion, 10);

/**
 * Refuses an agent of a protocol that this server does not speak: it speaks its own major and the one before. A header that is missing
 * (a proxy may strip it) counts as today's. Results are taken from every version, so their route does not ask.
 * @throws {AppError} `protocol_unsupported`.
 */
export function assertProtocol(sent: Readonly<Record<string, string | undefined>>): void {
  const version = sent[headers.protocol];
  if (version === undefined) return;
  const match = /^(\d{1,4})\.\d{1,4}$/u.exec(version);
  const theirs = match === null ? Number.NaN : Number(match[1]);
  if (theirs === major || theirs === major - 1) return;
  const hint = theirs > major ? 'Update the server, or use an older agent.' : 'Update the agent. Its finished results can still be delivered.';
  throw apiError('protocol_unsupported', `This server speaks protocol ${protocolVersion}, not ${JSON.stringify(version.slice(0, 20))}.`, { field: 'Waybill-Protocol', hint });
}
