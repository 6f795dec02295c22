/**
 * Package URLs in canonical form.
 * @see https://github.com/package-url/purl-spec, sections "Rules for each purl component" and "Character encoding", and the type definitions (read 2026-11-30).
 */
import { by } from './order.ts';

/** What a package URL is built from. */
export interface PackageUrlParts {
  readonly type: string;
  /** Without a slash at its ends. */
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  /** Keys in lower case; those without a value are left out. */
  readonly qualifiers?: Readonly<Record<string, string>>;
  /** A path inside of the package, without a slash at its ends. */
  readonly subpath?: string;
}

/** The URL, with everything spelled as its type wants it; the same package gives the same text. */
export function packageUrl(given: PackageUrlParts): string {
  const type = given.type.toLowerCase();
  const { namespace, name, version, qualifiers = {}, subpath } = normalised({ ...given, type });
  const path = [...segments(namespace), name].map(encoded).join('/');
  const query = Object.entries(qualifiers)
    .map(([key, value]) => [key.toLowerCase(), value] as const)
    .filter(([, value]) => value !== '')
    .toSorted(by(([key]) => key))
    .map(([key, value]) => `${key}=${encoded(value)}`)
    .join('&');
  const below = segments(subpath).filter((segment) => segment !== '.' && segment !== '..');
  return `pkg:${type}/${path}${version === undefined || version === '' ? '' : `@${encoded(version)}`}${query === '' ? '' : `?${query}`}${below.length === 0 ? '' : `#${below.map(encoded).join('/')}`}`;
}

/** Types whose registries know one package by names in any case. */
const isLower: ReadonlySet<string> = new Set(['bitbucket', 'composer', 'github', 'golang']);

function normalised(parts: PackageUrlParts): PackageUrlParts {
  const { type, namespace, name, version } = parts;
  if (isLower.has(type)) return { ...parts, name: name.toLowerCase(), ...(namespace !== undefined && { namespace: namespace.toLowerCase() }) };
  if (type === 'pypi') return { ...parts, name: name.toLowerCase().replace(/[-_.]+/g, '-') };
  if (type === 'oci') return { ...parts, name: name.toLowerCase() };
  // The revision of a model is a commit, in any case of letters, or a tag as it is.
  if (type === 'huggingface' && version !== undefined && /^[0-9a-f]{40}$/i.test(version)) return { ...parts, version: version.toLowerCase() };
  return parts;
}

function segments(path: string | undefined): string[] {
  return path?.split('/').filter((segment) => segment !== '') ?? [];
}

/** Everything but letters, digits, `.`, `-`, `_`, `~` and `:` as UTF-8 percent escapes. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
