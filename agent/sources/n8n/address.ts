/** The address of an n8n instance. */
import { AppError } from '#shared/model/app-error.ts';
import { isInternal } from '#shared/checks/support/hosts.ts';

/**
 * The address in its one spelling: lower case host, no default port, no trailing slash, no `/api/v1`; a path before it stays (`N8N_PATH`).
 * The key goes over https, or over http to an address that is plainly not on the internet: loopback, a private network, a name kept for inside use.
 * @throws {AppError} `target_unreadable` for anything else; the sentence does not repeat what may hold a password.
 */
export function instanceAddress(location: string): string {
  const url = URL.parse(location.trim());
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.hostname === '') {
    throw new AppError('target_unreadable', 'Cannot scan an n8n instance without its address. Give n8n:https://HOST, with a path when n8n stands below one.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new AppError('target_unreadable', `Cannot scan n8n at ${url.host}: the address holds a user or a password. Give the address alone, and the key in N8N_API_KEY.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new AppError('target_unreadable', `Cannot scan n8n at ${url.host}: the address has a query or a fragment. Give the address of the instance alone.`);
  }
  // Where clouds keep the credentials of a machine; no n8n answers there.
  if (/^169\.254\.|^\[fe80:/.test(url.hostname)) {
    throw new AppError('target_unreadable', `Cannot scan n8n at ${url.host}: it is a link-local address. Give the address at which n8n answers.`);
  }
  if (url.protocol === 'http:' && !isInternal(url.hostname)) {
    throw new AppError('target_unreadable', `Cannot scan n8n at ${url.host} over http: the key would cross the internet in the clear. Give an https address; http is taken for loopback, private addresses and inside names only.`);
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v\d+)?$/, '');
  return `${url.origin}${path}`;
}
