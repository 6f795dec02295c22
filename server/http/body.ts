/** Receives the body of an ordinary request: JSON, capped before it is read, never compressed. */
import type { IncomingMessage } from 'node:http';
import { apiError } from '#shared/api/api-error.ts';

/** Bytes of an ordinary body. */
export const bodyBytesDefault = 1024 * 1024;

/** Milliseconds within which an ordinary body must be there: a megabyte at 140 kbit/s. Results have their own limits where they are received. */
export const bodyMsMax = 60_000;

/** Bytes of a refused body that are read and dropped, so that the client gets to see the reply. */
const discardedBytesMax = 64 * 1024 * 1024;

/**
 * The bytes of the JSON body, not parsed yet, or undefined when there is none.
 * @throws {AppError} `payload_too_large`, `unsupported_media_type`, or `validation_error` when it does not arrive.
 */
export async function readBody(request: IncomingMessage, bytesMax: number, msMax: number = bodyMsMax): Promise<Buffer | undefined> {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
  if (!hasBody) return undefined;
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw apiError('unsupported_media_type', 'This request takes no compressed body.', { field: 'Content-Encoding', hint: 'Send the JSON as it is.' });
  }
  if (!isJson(headers['content-type'])) {
    throw apiError('unsupported_media_type', 'The body must be JSON.', { field: 'Content-Type', hint: 'Send Content-Type: application/json.' });
  }
  const bytes = await readBytes(request, bytesMax, msMax);
  return bytes.length === 0 ? undefined : bytes;
}

/** Reads what is left of a request that was answered early, up to a limit, then cuts the connection. */
export function discardBody(request: IncomingMessage): void {
  if (request.readableEnded || request.destroyed) return;
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > discardedBytesMax) request.destroy();
  });
  request.resume();
}

function isJson(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';').map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return type === 'application/json' && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
}

async function readBytes(request: IncomingMessage, bytesMax: number, msMax: number): Promise<Buffer> {
  const tooLarge = () => apiError('payload_too_large', `The body is larger than ${bytesMax} bytes (limit bodyBytesMax).`);
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) throw tooLarge();

  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const leave = () => {
      clearTimeout(late);
      request.off('data', onData).off('end', onEnd).off('error', stop).off('close', onClose);
    };
    const stop = (error: Error) => {
      leave();
      reject(error);
    };
    const late = setTimeout(() => stop(apiError('validation_error', `The body did not arrive within ${msMax} ms (limit bodyMsMax).`)), msMax);
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > bytesMax) stop(tooLarge());
      else chunks.push(chunk);
    };
    const onEnd = () => {
      leave();
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    };
    const onClose = () => stop(apiError('validation_error', 'The body broke off before its end.'));
    request.on('data', onData).once('end', onEnd).once('error', stop).once('close', onClose);
  });
}
