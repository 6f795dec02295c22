/** What a source reads in three kinds of files of a repository. The texts themselves are not kept. */
import type { JsonObject } from '../fact.ts';

/** A line of CODEOWNERS. A pattern without owners takes them away. */
export interface CodeownersRule {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Longest file that GitHub takes; bytes. Above it nothing counts (docs.github.com, "About code owners", read 2026-11-30). */
export const codeownersBytesMax = 3 * 1024 * 1024;

/** The rules of a CODEOWNERS file in its order; comments and empty lines are left out. The last rule that matches a path counts. */
export function parseCodeowners(text: string): CodeownersRule[] {
  return text.split(/\r\n|\n|\r/u).flatMap((line) => {
    const [pattern, ...owners] = codeownersWords(line);
    return pattern === undefined ? [] : [{ pattern, owners }];
  });
}

/** Words of a line up to its comment; `\ ` and `\#` belong to a pattern. */
function codeownersWords(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+/gu)) {
    if (word.startsWith('#')) break;
    words.push(word.replaceAll(/\\(?<escaped>[ #\\])/gu, '$<escaped>'));
  }
  return words;
}

/** Whether a security policy says where to report: an e-mail address, a web address, or GitHub's private reporting by name. */
export function hasSecurityContact(text: string): boolean {
  return /[\w.+-]{1,64}@[\w-]{1,63}\.\w/u.test(text) || /https?:\/\/[^\s)>\]]+/iu.test(text) || /private(?:ly)?\s+(?:vulnerability\s+report|report)|report a vulnerability/iu.test(text);
}

/** A configuration of a tool of dependency updates. `path` is one of `updateConfigPaths`. */
export interface UpdateTool {
  readonly path: string;
  readonly tool: 'dependabot' | 'renovate';
  /** The file is there and asks for no update. */
  readonly is_disabled: boolean;
}

/** What a configuration of dependency updates asks for. */
export function readUpdateConfig(path: string, text: string): UpdateTool {
  const isDependabot = path.toLowerCase().includes('dependabot');
  return isDependabot ? { path, tool: 'dependabot', is_disabled: isDependabotOff(text) } : { path, tool: 'renovate', is_disabled: isRenovateOff(text) };
}

/** Without an entry nothing is updated; a limit of 0 turns the version updates of an entry off. */
function isDependabotOff(text: string): boolean {
  const lines = text.split('\n').map((line) => line.replace(/\s#.*$|^\s*#.*$/u, ''));
  const count = (pattern: RegExp): number => lines.filter((line) => pattern.test(line)).length;
  const entries = count(/^[\s-]*["']?package-ecosystem["']?\s*:/u);
  return count(/^[\s-]*["']?open-pull-requests-limit["']?\s*:\s*0\s*$/u) >= entries;
}

function isRenovateOff(text: string): boolean {
  try {
    return (JSON.parse(text) as JsonObject)['enabled'] === false;
  } catch {
    // JSON5: a switch of the whole file stands at the first level, before any bracket of a rule.
    return /^\s*\{[^{}[\]]*["']?enabled["']?\s*:\s*false/u.test(text.replaceAll(/\/\/.*$/gmu, ''));
  }
}
