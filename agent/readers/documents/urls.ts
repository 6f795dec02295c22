import { maskSecret } from '#shared/model/masking.ts';
import { credentialIn, credentialsIn, isPlaceholder, namesCredential } from './credentials.ts';

/** An address that may be shown, and the credentials that were cut from it. */
export interface CleanUrl {
  /** Without user, password, query and fragment; a credential in the path is masked. */
  readonly url: string;
  readonly secrets: readonly { readonly name: string; readonly masked: string }[];
}

/** Cleans an address textually, so that one with `${HOST}` in it stays as written. */
export function cleanUrl(raw: string): CleanUrl {
  const match = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)?([^/?#]*)([^?#]*)(?:\?([^#]*))?/s.exec(raw.trim());
  const [, scheme = '', authority = '', path = '', query = ''] = match ?? [];
  const secrets: { name: string; masked: string }[] = [];

  const cut = authority.lastIndexOf('@');
  const user = cut >= 0 ? authority.slice(0, cut) : '';
  const password = user.includes(':') ? user.slice(user.indexOf(':') + 1) : credentialsIn(user)[0] ?? (user.length >= 20 ? user : '');
  if (password !== '' && !isPlaceholder(password) && !/^[$%{]/.test(password)) secrets.push({ name: 'userinfo', masked: maskSecret(password) });

  for (const pair of query.split('&')) {
    const equals = pair.indexOf('=');
    if (equals <= 0) continue;
    const name = decode(pair.slice(0, equals));
    const value = decode(pair.slice(equals + 1));
    const credential = credentialIn(/^key$/i.test(name) ? 'api_key' : name, value);
    if (credential !== undefined) secrets.push({ name, masked: maskSecret(credential) });
  }

  const cleanPath = path
    .split('/')
    .map((segment) => {
      if (!isPathCredential(segment)) return segment;
      secrets.push({ name: 'path', masked: maskSecret(segment) });
      return maskSecret(segment);
    })
    .join('/');
  return { url: `${scheme}${authority.slice(cut + 1)}${cleanPath}`, secrets };
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
