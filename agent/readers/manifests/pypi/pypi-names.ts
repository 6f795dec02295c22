/** How Python writes requirements: PEP 508, with names as PEP 503 normalises them. */
import { cleanUrl } from '../../documents/urls.ts';

export interface PypiRequirement {
  /** Normalised: lower case, runs of `-`, `_` and `.` as one hyphen. */
  readonly name: string;
  readonly range?: string;
  readonly version?: string;
  /** A marker asks for an extra: the package comes only with it. */
  readonly isOptional: boolean;
}

/** @see https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalizePypiName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

const requirement = /^([A-Za-z0-9](?:[A-Za-z0-9._-]{0,126}[A-Za-z0-9])?)\s*(?:\[([^\]]{0,500})\])?\s*(.*)$/s;
const clause = /^(===|==|~=|!=|<=|>=|<|>)\s*([A-Za-z0-9.*+!_-]{1,100})$/;

/**
 * One requirement, or undefined when the text is none: prose, an option, a bare path.
 * @see https://packaging.python.org/en/latest/specifications/dependency-specifiers/
 */
export function parseRequirement(raw: string): PypiRequirement | undefined {
  const text = raw.trim();
  if (text.length > 4096) return undefined;
  const match = requirement.exec(text);
  if (!match) return undefined;
  const name = normalizePypiName(match[1] as string);
  const rest = match[3] as string;

  if (rest.startsWith('@')) {
    const [, address = '', marker = ''] = /^@\s*(\S+)(?:\s+;(.*)|\s*)$/s.exec(rest) ?? [];
    return address === '' ? undefined : { name, range: `@ ${cleanUrl(address).url}`, isOptional: asksForExtra(marker) };
  }
  const semicolon = rest.indexOf(';');
  const marker = semicolon >= 0 ? rest.slice(semicolon + 1) : '';
  if (semicolon >= 0 && !/^\s*\(*\s*(?:["']|[a-z_.]+\s*(?:[<>=!~]|in\b|not\b))/.test(marker)) return undefined;
  const specifier = (semicolon >= 0 ? rest.slice(0, semicolon) : rest).trim().replace(/^\(([^()]*)\)$/, '$1').trim();
  if (specifier === '') return { name, isOptional: asksForExtra(marker) };

  const clauses = specifier.split(',').map((part) => part.trim()).filter((part) => part !== '').map((part) => clause.exec(part));
  if (clauses.length === 0 || clauses.some((found) => found === null)) return undefined;
  const fixed = clauses.find((found) => found?.[1]?.startsWith('==') && !found[2]?.includes('*'))?.[2];
  return {
    name,
    range: clauses.map((found) => `${found?.[1]}${found?.[2]}`).join(','),
    ...(fixed !== undefined && { version: fixed }),
    isOptional: asksForExtra(marker),
  };
}

function asksForExtra(marker: string): boolean {
  return /\bextra\s*==/.test(marker);
}

/** The package that an address without a name brings: a wheel's file name, or `#egg=`. */
export function requirementOfUrl(address: string): PypiRequirement | undefined {
  const egg = /[#&]egg=([A-Za-z0-9][A-Za-z0-9._-]*)/.exec(address)?.[1];
  if (egg !== undefined) return { name: normalizePypiName(egg), range: `@ ${cleanUrl(address).url}`, isOptional: false };
  const wheel = /\/([A-Za-z0-9][A-Za-z0-9._]*)-([0-9][A-Za-z0-9.!+_]*)-[^/]+\.whl(?:[?#]|$)/.exec(address);
  return wheel ? { name: normalizePypiName(wheel[1] as string), range: `@ ${cleanUrl(address).url}`, version: wheel[2] as string, isOptional: false } : undefined;
}

/** Whether a text is a name in its normal form; the registry's own limit is 128 characters. */
export function isPypiName(name: string): boolean {
  return name.length <= 128 && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(name);
}

/** A version as PEP 440 and its forerunners write it; undefined for anything else. */
export function pypiVersion(text: unknown): string | undefined {
  return typeof text === 'string' && /^[A-Za-z0-9][A-Za-z0-9.!+_-]{0,99}$/.test(text) ? text : undefined;
}
