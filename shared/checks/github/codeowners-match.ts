/** Which rule of a CODEOWNERS file owns a path. Patterns are those of gitignore without `!`, `[ ]` and escapes of `#`. */
import type { CodeownersRule } from '../../model/resources/github-files.ts';

/** The owners of a path: those of the last rule that matches. Empty when none does, or when that rule takes the owners away. */
export function ownersOf(path: string, rules: readonly CodeownersRule[]): readonly string[] {
  return rules.findLast(({ pattern }) => matcherOf(pattern).test(path))?.owners ?? [];
}

/**
 * A pattern with a slash inside or in front stands at the root, one without matches at any depth; one that ends in `/`, or names a folder,
 * owns what is below it, and `folder/*` owns the files in it but not those of its folders.
 */
function matcherOf(pattern: string): RegExp {
  const isFolder = pattern.endsWith('/');
  const bare = pattern.replace(/^\/|\/$/gu, '');
  const isRooted = pattern.startsWith('/') || bare.includes('/');
  const body = bare
    .split('/')
    .map((segment) => (segment === '**' ? '**' : RegExp.escape(segment).replaceAll('\\*', '[^/]*').replaceAll('\\?', '[^/]')))
    .join('/')
    .replaceAll('**/', '(?:[^/]+/)*')
    .replaceAll('/**', '/.+')
    .replaceAll('**', '.*');
  const ending = isFolder ? '/.+' : bare.endsWith('/*') || bare.endsWith('**') ? '' : '(?:/.+)?';
  return new RegExp(`^${isRooted ? '' : '(?:[^/]+/)*'}${body}${ending}$`, 'u');
}
