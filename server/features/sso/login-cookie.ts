/** The cookie that binds a login to the browser that began it. Each login has one of its own, so that two tabs do not disturb each other. */
import { createHash } from 'node:crypto';

/** Milliseconds a login may take at the identity provider. */
export const loginMsMax = 10 * 60 * 1000;

const valuePattern = /^[\w-]{43}$/;

/** The name tells nothing of the state, which the provider sees, but is found by it. */
function cookieName(state: string, secure: boolean): string {
  const suffix = createHash('sha256').update(state, 'utf8').digest('hex').slice(0, 16);
  return `${secure ? '__Host-' : ''}waybill-sso-${suffix}`;
}

/** `Set-Cookie` of a login that begins. */
export function loginCookie(cookie: { state: string; value: string; secure: boolean }): string {
  const { state, value, secure } = cookie;
  // Lax, not Strict: it must come along when the provider sends the browser back.
  return `${cookieName(state, secure)}=${value}; Path=/; Max-Age=${loginMsMax / 1000}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The value that the browser has for a login; undefined when it has none, or two of which somebody planted one. */
export function loginCookieOf(header: string | undefined, of: { state: string; secure: boolean }): string | undefined {
  const start = `${cookieName(of.state, of.secure)}=`;
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(start))
    .map((part) => part.slice(start.length));
  const [value] = values;
  return values.length === 1 && value !== undefined && valuePattern.test(value) ? value : undefined;
}
