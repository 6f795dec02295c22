/** Where a browser goes after it has signed in: a path of this server, and nothing that a browser might read as another one. */

/** Characters of such a path. */
export const redirectLengthMax = 1_024;

const base = 'http://waybill.invalid';

/**
 * Whether a text is a path of this server. Refused are other schemes and hosts, `//host`, every backslash (browsers read
 * it as a slash), control characters and whatever is not ASCII, and paths that become `//host` once `.` and `..` are
 * taken out.
 */
export function isOwnPath(text: string): boolean {
  if (text.length > redirectLengthMax || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(text)) return false;
  if (!URL.canParse(text, base)) return false;
  const { origin, pathname } = new URL(text, base);
  return origin === base && !pathname.startsWith('//');
}
