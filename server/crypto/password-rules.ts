/**
 * What a new password must be: 12 to 128 characters (the routes' schemas say so), not one that everybody tries first,
 * and not the person's own name or address. No rule asks for digits or signs: they make passwords worse (NIST SP 800-63B-4, 3.1.1.2).
 */
import { apiError } from '#shared/api/api-error.ts';
import { commonPasswords } from './common-passwords.ts';

/** @param of.field - the body's field, for the error. @param of.own - e-mail address and name. @throws {AppError} `unprocessable`. */
export function assertGoodPassword(password: string, of: { field: string; own: readonly string[] }): void {
  const { field, own } = of;
  const plain = normal(password);
  const ownForms = own.flatMap((text) => [text, text.split('@', 1)[0] ?? '']).map(normal).filter((text) => text !== '');
  if (ownForms.some((text) => isRepeatOf(plain, text))) {
    throw apiError('unprocessable', 'The password is the name or the e-mail address of the account.', { field, hint: 'Take a few words that have nothing to do with you.' });
  }
  if (commonPasswords.has(plain) || isRun(plain) || isRepeat(plain)) {
    throw apiError('unprocessable', 'The password is one of those that are tried first.', { field, hint: 'Take a few words that nobody else puts together.' });
  }
}

/** Case and spaces make no new password of a common one. */
function normal(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** `annaannaanna` of `anna`. */
function isRepeatOf(text: string, part: string): boolean {
  return text.length % part.length === 0 && part.repeat(text.length / part.length) === text;
}

/** One short part over and over: `aaaaaaaaaaaa`, `abcabcabcabc`. */
function isRepeat(text: string): boolean {
  return [1, 2, 3, 4].some((length) => text.length > length && isRepeatOf(text, text.slice(0, length)));
}

/** Neighbours all along: `abcdefghijkl`, `9876543210987`. */
function isRun(text: string): boolean {
  const steps = new Set<number>();
  for (let at = 1; at < text.length; at += 1) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    // From 9 on to 0 and back is a step like the others.
    steps.add(Math.abs(step) === 9 && /\d/.test(text[at] ?? '') ? -Math.sign(step) : step);
  }
  return steps.size === 1 && [1, -1].some((step) => steps.has(step));
}
