/** How npm writes names, ranges and hashes. */
import { cleanUrl } from '../../documents/urls.ts';
import type { DependencyFact } from '#shared/model/fact.ts';

/** Whether a text can be a package name; the registry's own limit is 214 characters. */
export function isNpmName(name: string): boolean {
  return name.length <= 214 && /^(?:@[\w.~!*'()-]+\/)?[\w.~!*'()-]+$/.test(name) && name !== '__proto__';
}

/** What a manifest asks for; undefined when it is a folder of this project, not a package. */
export function npmRequest(name: string, range: string): { name: string; range?: string; version?: string } | undefined {
  const wanted = range.trim();
  const alias = /^npm:((?:@[^/@\s]+\/)?[^@\s]+)(?:@(.*))?$/.exec(wanted);
  if (alias) return named(alias[1] as string, alias[2] ?? '');
  const jsr = /^jsr:(?:@([^/@\s]+)\/([^@\s]+)@)?(.*)$/.exec(wanted);
  // JSR serves npm clients under the scope @jsr: https://jsr.io/docs/npm-compatibility
  if (jsr) return jsr[1] === undefined ? named(name.replace(/^@([^/]+)\//, '@jsr/$1__'), jsr[3] ?? '') : named(`@jsr/${jsr[1]}__${jsr[2]}`, jsr[3] ?? '');
  if (/^(?:workspace|link|portal):/.test(wanted) || (/^(?:file:|\.{0,2}\/|~\/)/.test(wanted) && !/\.t(?:ar\.)?gz$/.test(wanted))) return undefined;
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(wanted)) return isNpmName(name) ? { name, range: cleanUrl(wanted).url + fragment(wanted) } : undefined;
  return named(name, wanted);
}

function named(name: string, range: string): { name: string; range?: string; version?: string } | undefined {
  if (!isNpmName(name)) return undefined;
  const exact = exactVersion(range);
  return { name, ...(range !== '' && { range }), ...(exact !== undefined && { version: exact }) };
}

/** Semantic version 2 with all three numbers, build metadata kept; `=` and `v` before it are allowed in ranges. */
const exact = /^[=v\s]*(\d{1,16}\.\d{1,16}\.\d{1,16}(?:-[0-9A-Za-z.-]{1,128})?(?:\+[0-9A-Za-z.-]{1,128})?)$/;

/** The version when a range allows exactly one. */
export function exactVersion(range: string): string | undefined {
  return exact.exec(range)?.[1];
}

/** A commit or tag of a Git address; anything else after `#` is left out. */
function fragment(url: string): string {
  return /#((?:semver:)?[\w.^~<>=*-]{1,100})$/.exec(url)?.[0] ?? '';
}

const digestBytes = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;

/** Subresource integrity as hex: `sha512-…` words, with unknown algorithms and broken digests left out. */
export function hashesOf(integrity: string): NonNullable<DependencyFact['hashes']> {
  return integrity.split(/\s+/).flatMap((word) => {
    const match = /^(sha1|sha256|sha384|sha512)-([A-Za-z0-9+/]+={0,2})(?:\?.*)?$/.exec(word);
    if (!match) return [];
    const algorithm = match[1] as keyof typeof digestBytes;
    const bytes = Buffer.from(match[2] as string, 'base64');
    return bytes.length === digestBytes[algorithm] ? [{ algorithm, hex: bytes.toString('hex') }] : [];
  });
}
