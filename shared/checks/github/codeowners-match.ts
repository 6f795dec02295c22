/**
 * Which rule of a CODEOWNERS file owns a path. Patterns are those of gitignore without `!` and `[ ]`.
 * They are scanned text, so no regular expression is made of them: a dozen stars would keep one busy for hours.
 */
import type { CodeownersRule } from '../../model/resources/github-files.ts';

/** Gives the owners of a path: those of the last rule that matches. Empty when none does, or when that rule takes the owners away. */
export function ownersBy(rules: readonly CodeownersRule[]): (path: string) => readonly string[] {
  const patterns = rules.map(({ pattern, owners }) => ({ ...patternOf(pattern), owners })).toReversed();
  return (path) => {
    const segments = path.split('/');
    return patterns.find((pattern) => matches(pattern, segments))?.owners ?? [];
  };
}

interface Pattern {
  /** Segments with `*` and `?`; `**` stands for any number of folders. */
  readonly segments: readonly string[];
  /** Whether what is below a match belongs to it, too: `must` for `folder/`, never for `folder/*`. */
  readonly below: 'must' | 'may' | 'never';
}

/** A pattern with a slash inside or in front stands at the root, one without matches at any depth. */
function patternOf(written: string): Pattern {
  const bare = written.replace(/^\//u, '').replace(/\/$/u, '');
  const isRooted = written.startsWith('/') || bare.includes('/');
  const segments = bare.split('/');
  // `folder/**` is what is below the folder; a name alone is the file, or the folder with all that is in it.
  const below = written.endsWith('/') || segments.at(-1) === '**' ? 'must' : segments.length > 1 && segments.at(-1) === '*' ? 'never' : 'may';
  return { segments: [...(isRooted ? [] : ['**']), ...(segments.at(-1) === '**' ? segments.slice(0, -1) : segments)], below };
}

/** One row for each segment of the pattern: how many segments of the path it may have used up. */
function matches({ segments, below }: Pattern, path: readonly string[]): boolean {
  let used = new Set([0]);
  for (const segment of segments) {
    const next = new Set<number>();
    for (const count of used) {
      if (segment !== '**') {
        if (count < path.length && isLike(path[count] ?? '', segment)) next.add(count + 1);
        continue;
      }
      for (let more = count; more <= path.length; more += 1) next.add(more);
    }
    used = next;
  }
  if (below !== 'must' && used.has(path.length)) return true;
  return below !== 'never' && [...used].some((count) => count < path.length);
}

/** `*` is any number of characters, `?` one; the last star is the only one to go back to. */
function isLike(text: string, pattern: string): boolean {
  let [at, inPattern] = [0, 0];
  let star: { readonly pattern: number; text: number } | undefined;
  while (at < text.length) {
    if (pattern[inPattern] === '*') {
      star = { pattern: inPattern, text: at };
      inPattern += 1;
    } else if (inPattern < pattern.length && (pattern[inPattern] === '?' || pattern[inPattern] === text[at])) {
      at += 1;
      inPattern += 1;
    } else if (star) {
      star.text += 1;
      at = star.text;
      inPattern = star.pattern + 1;
    } else return false;
  }
  while (pattern[inPattern] === '*') inPattern += 1;
  return inPattern === pattern.length;
}
