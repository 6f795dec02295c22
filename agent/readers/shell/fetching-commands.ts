/** Commands that may fetch or serve something by its name. */
import { commandLinesOf } from '../ci/shell-commands.ts';

/** Words for fetching and serving. */
const verbs = new Set(['pull', 'run', 'serve', 'download']);
/** Words of one command that are kept; a longer one is a list of files. */
const wordsMax = 40;

/** One command of a script. */
export interface ScriptCommand {
  readonly words: readonly string[];
  /** Line of its first word, or of what it continues. */
  readonly line: number;
}

/** The commands of a script that may fetch or serve something, in document order; a line that ends in a backslash goes on. */
export function fetchingCommands(script: string, firstLine = 1): ScriptCommand[] {
  const commands: ScriptCommand[] = [];
  const lines = script.split(/\r?\n/u);
  for (let index = 0; index < lines.length; index += 1) {
    const line = firstLine + index;
    let text = lines[index] as string;
    while (text.endsWith('\\') && index + 1 < lines.length) {
      index += 1;
      text = `${text.slice(0, -1)} ${lines[index] as string}`;
    }
    if (!/\b(?:pull|run|serve|download)\b/u.test(text)) continue;
    for (const words of commandLinesOf(text)) if (words.length > 2 && words.length <= wordsMax && words.some((word) => verbs.has(word))) commands.push({ words, line });
  }
  return commands;
}
