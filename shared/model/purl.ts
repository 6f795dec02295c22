/**
 * Package URLs in canonical form.
 * @see https://github.com/package-url/purl-spec, sections "Rules for each purl component" and "Character encoding" (read 2026-11-21).
 */

/** What a package URL is built from; `namespace` without a slash at its ends. */
export interface PackageUrlParts {
  readonly type: string;
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
}

/** The URL; the parts must already be spelled as their type wants it (PEP 503 for pypi, lower case for npm). */
export function packageUrl({ type, namespace, name, version }: PackageUrlParts): string {
  const path = [...(namespace?.split('/') ?? []), name].map(encoded).join('/');
  return `pkg:${type}/${path}${version === undefined ? '' : `@${encoded(version)}`}`;
}

/** Everything but letters, digits, `.`, `-`, `_`, `~` and `:` as UTF-8 percent escapes. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}
