/** Targets as people write them. Only their form is judged here: paths are the agent's business, the server never opens one. */
import { apiError } from '#shared/api/api-error.ts';
import { sourceKinds } from '#shared/protocol/messages.ts';

/** UTF-16 units of a target; PATH_MAX of Linux. */
export const targetLengthMax = 4096;

/**
 * The full form of a target: a bare path means `dir:PATH`.
 * @throws {AppError} `unprocessable` for a kind of source that this version does not scan, and for a target with control characters.
 */
export function parseTarget(written: string): string {
  const text = written.trim();
  const accepted = `Accepted now: ${sourceKinds.map((kind) => `${kind}:PATH`).join(', ')}, or a path by itself.`;
  // A single letter before the colon is a Windows drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/iu.exec(text)?.[1]?.toLowerCase();
  // eslint-disable-next-line no-control-regex
  if (text === '' || /[\u0000-\u001f\u007f]/u.test(text)) throw apiError('unprocessable', 'The target is empty or holds control characters.', { field: 'target', hint: accepted });
  if (scheme === undefined) return `dir:${text}`;
  if (!sourceKinds.some((kind) => kind === scheme)) {
    throw apiError('unprocessable', `Targets of the kind ${scheme} cannot be scanned yet.`, { field: 'target', hint: accepted });
  }
  const rest = text.slice(scheme.length + 1);
  if (rest === '') throw apiError('unprocessable', 'The target names no path.', { field: 'target', hint: accepted });
  return `${scheme}:${rest}`;
}
