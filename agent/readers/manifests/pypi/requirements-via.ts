/** The notes that pip-compile and uv write under each package: `# via -r requirements.in`, `# via openai`. */
import type { LogicalLine } from './requirements-lines.ts';
import { normalizePypiName } from './pypi-names.ts';

export interface Via {
  /** Asked for by an input file, not only by other packages. */
  readonly isDirect: boolean;
  /** Packages that need this one. */
  readonly by: readonly string[];
}

/** Notes by the line of the requirement they stand behind or under; empty when the file has none. */
export function viaNotes(lines: readonly LogicalLine[]): Map<number, Via> {
  const notes = new Map<number, Via>();
  let owner: number | undefined;
  let isOpen = false;
  for (const { text, comment, line } of lines) {
    if (text !== '') {
      owner = line;
      isOpen = false;
    }
    const words = comment.trim();
    const opens = /^via\b/.test(words);
    if (owner === undefined || comment === '' || !(opens || isOpen)) continue;
    isOpen = true;
    const origins = words.replace(/^via\b/, '').split(',').map((origin) => origin.trim()).filter((origin) => origin !== '');
    const before = notes.get(owner) ?? { isDirect: false, by: [] };
    notes.set(owner, {
      isDirect: before.isDirect || origins.some(isInput),
      by: [...before.by, ...origins.filter((origin) => !isInput(origin) && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(origin)).map(normalizePypiName)],
    });
  }
  return notes;
}

/** `-r requirements.in`, `-c constraints.txt`, `shop (pyproject.toml)`. A constraint asks for nothing. */
function isInput(origin: string): boolean {
  return /^-r\b/.test(origin) || /\(.*\)$/.test(origin);
}
