/** Packages that a command line installs with pip. */
import type { DependencyFact } from '#shared/model/fact.ts';
import { parseRequirement, requirementOfUrl } from '../manifests/pypi/pypi-names.ts';

/** A piece of a command on one line of a file. */
export interface CommandLine {
  readonly text: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** The next piece belongs to the same command. */
  readonly isContinued: boolean;
}

/** Options that are followed by a value of their own. */
const valued = new Set(
  '-r --requirement -c --constraint -i --index-url --extra-index-url -f --find-links -t --target --python --prefix --root --progress-bar --timeout --retries --trusted-host -e --editable --cert --proxy --log --cache-dir --platform --python-version --only-binary --no-binary --upgrade-strategy -b --build --src --config-settings -C --report --index --resolution'.split(' '),
);

const commandCharsMax = 20_000;

interface Word {
  readonly text: string;
  readonly line: number;
}

/** One fact for each named package, in order. Paths, requirement files and addresses without a name give none. */
export function pipDependencies(pieces: readonly CommandLine[]): DependencyFact[] {
  const facts: DependencyFact[] = [];
  let words: Word[] = [];
  for (const { text, line, isContinued } of pieces) {
    if (text.length <= commandCharsMax) words.push(...wordsOf(isContinued ? text.trimEnd().slice(0, -1) : text).map((word) => ({ text: word, line })));
    if (isContinued) continue;
    for (const command of commandsOf(words)) facts.push(...installedBy(command));
    words = [];
  }
  for (const command of commandsOf(words)) facts.push(...installedBy(command));
  return facts;
}

function installedBy(words: readonly Word[]): DependencyFact[] {
  const install = words.findIndex(({ text }) => text === 'install');
  if (install < 1 || !startsPip(words.slice(0, install).map(({ text }) => text))) return [];
  const facts: DependencyFact[] = [];
  for (let index = install + 1; index < words.length; index += 1) {
    const { text, line } = words[index] as Word;
    if (text.startsWith('-')) {
      if (valued.has(text)) index += 1;
      continue;
    }
    // Filled in when it runs, a path, or the redirection of the output.
    if (/[{}$`]|<[A-Za-z]|^[./~\\<>&]|^\d>/.test(text) || (/[/\\]/.test(text) && !/:\/\/|@/.test(text))) continue;
    const found = /^[a-z+]+:\/\//i.test(text) ? requirementOfUrl(text) : parseRequirement(text);
    if (!found) continue;
    const { name, range, version } = found;
    facts.push({
      type: 'dependency', line, ecosystem: 'pypi', name, ...(version !== undefined && { version }), ...(range !== undefined && { range }), scope: 'runtime', isDirect: true, origin: 'manifest',
    });
  }
  return facts;
}

/** `pip`, `pip3.11 --quiet`, `python -m pip`, `{sys.executable} -m pip`, `uv pip`, `sudo pip`. */
function startsPip(words: readonly string[]): boolean {
  const rest = words.filter((word) => !word.startsWith('-') || word === '-m').filter((word) => word !== 'sudo' && !/^[A-Z_]+=/.test(word));
  const last = rest.at(-1) ?? '';
  if (!/^(?:.*\/)?pip[\d.]*$/.test(last)) return false;
  return rest.length === 1 || rest.at(-2) === '-m' || (rest.length === 2 && rest[0] === 'uv');
}

/** Words between `&&`, `;` and `|`, up to a comment. */
function commandsOf(words: readonly Word[]): Word[][] {
  const commands: Word[][] = [[]];
  for (const word of words) {
    if (word.text === '&&' || word.text === '||' || word.text === '|' || word.text === ';' || word.text === '&') commands.push([]);
    else commands.at(-1)?.push(word);
  }
  return commands.map((command) => {
    const comment = command.findIndex(({ text }) => text.startsWith('#'));
    return comment < 0 ? command : command.slice(0, comment);
  });
}

/** Quotes group and vanish, as in a shell. A `;` at the end of a word ends its command. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"';&|])+|&&|\|\||[;|&]/g)].flatMap(([word]) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2').trim() || []);
}

/** Cell scripts keep what is no Python in comments: `# MAGIC %pip install x` of Databricks, `# !pip install x` and `# %pip install x` of Jupytext. */
const commented = /^#\s?(?:MAGIC\s+)?[%!]{1,2}(?=.{0,40}\bpip)(.*)$/;
const isCellScript = /^(?:# Databricks notebook source|# ---\s*\n# jupyter:|# %%)/;

/** Packages that the commented magics of a cell script install; of any other Python none, since there they are only comments. */
export function cellScriptDependencies(text: string): DependencyFact[] {
  if (!isCellScript.test(text)) return [];
  const pieces = text.split('\n').flatMap((content, index) => {
    const command = content.length <= commandCharsMax ? commented.exec(content.trimEnd())?.[1] : undefined;
    return command === undefined ? [] : [{ text: command, line: index + 1, isContinued: false }];
  });
  return pipDependencies(pieces);
}
