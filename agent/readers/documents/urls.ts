import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, credentialsIn, isPlaceholder, maskAll, namesCredential } from './credentials.ts';

/** An address that may be shown, and the credentials that were cut from it. */
export interface CleanUrl {
  /** Without user, password, query and fragment; a credential in the path is masked. */
  readonly url: string;
  readonly secrets: readonly { readonly name: string; readonly masked: string }[];
}

/** Longer addresses are cut before they are looked at; browsers and servers stop at 8 KiB too. */
export const urlCharsMax = 8192;

/** Cleans an address textually, so that one with `${HOST}` in it stays as written. */
export function cleanUrl(raw: string): CleanUrl {
  const { scheme, authority, path } = partsOf(raw);
  const credentials = urlCredentials(raw);
  const shown = maskAll(path, credentials.flatMap(({ name, credential }) => (name === 'path' ? [credential] : [])));
  return {
    url: `${scheme}${authority.slice(authority.lastIndexOf('@') + 1)}${shown}`,
    secrets: credentials.map(({ name, credential }) => ({ name, masked: maskSecret(credential) })),
  };
}

/** The credentials of an address as they stand in it, unmasked: for the caller to mask at once. */
export function urlCredentials(raw: string): { name: string; credential: string }[] {
  const { authority, path, query } = partsOf(raw);
  const found: { name: string; credential: string }[] = [];
  const cut = authority.lastIndexOf('@');
  const user = cut >= 0 ? authority.slice(0, cut) : '';
  // A user without password may be a token; one of a few letters is a name.
  const password = user.includes(':') ? user.slice(user.indexOf(':') + 1) : (credentialsIn(user)[0] ?? (user.length >= 20 ? user : ''));
  if (password !== '' && !isPlaceholder(password) && !/^[$%{]/.test(password)) found.push({ name: 'userinfo', credential: password });

  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals <= 0) continue;
    const name = decode(pair.slice(0, equals));
    const value = pair.slice(equals + 1);
    if (credentialIn(/^key$/i.test(name) ? 'api_key' : name, decode(value)) !== undefined) found.push({ name, credential: value });
  }
  for (const segment of path.split('/')) if (isPathCredential(segment)) found.push({ name: 'path', credential: segment });
  return found;
}

function partsOf(raw: string): { scheme: string; authority: string; path: string; query: string } {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/s.exec(raw.trim().slice(0, urlCharsMax));
  const [, scheme = '', authority = '', path = '', query = ''] = match ?? [];
  return { scheme, authority, path, query };
}

/** Some servers are reached by a secret address: a long random segment that mixes cases and digits. */
function isPathCredential(segment: string): boolean {
  if (credentialsIn(segment).length > 0) return true;
  return segment.length >= 32 && /^[A-Za-z0-9_=-]+$/.test(segment) && /\d/.test(segment) && /[a-z]/.test(segment) && /[A-Z]/.test(segment);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Whether a word is an address with a scheme. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

/** Whether a name says credential, with the short forms of options: `--key`, `-k`. */
export function optionNamesCredential(option: string): boolean {
  const name = option.replace(/^-+/, '');
  return namesCredential(name) || /^(?:key|apikey)$/i.test(name);
}
