/** What a shell script of a pipeline starts. Syntax by the line, no evaluation: enough to name programs. */

/** Most programs that are named of one script. */
const commandsMax = 100;

/** Words before a program that are none themselves. */
const prefixes = new Set(['sudo', 'env', 'exec', 'command', 'time', 'nohup', 'if', 'then', 'else', 'elif', 'while', 'until', 'do', '!', '{', '(']);
/** Programs that start a package: the package is what matters. */
const runners: ReadonlyMap<string, readonly string[]> = new Map([
  ['npx', []],
  ['bunx', []],
  ['pnpx', []],
  ['uvx', []],
  ['pnpm', ['dlx', 'exec']],
  ['yarn', ['dlx']],
  ['npm', ['exec', 'x']],
  ['uv', ['tool', 'run']],
  ['pipx', ['run']],
]);

/** Names of the programs that a shell script starts, and of packages that a runner starts, without versions and folders; sorted, each once. */
export function commandsOf(script: string): string[] {
  const names = new Set<string>();
  for (const words of commandLinesOf(script)) {
    const [program, ...rest] = words;
    if (program === undefined || names.size >= commandsMax) continue;
    const name = program.slice(program.lastIndexOf('/') + 1);
    if (/^[A-Za-z][\w.+-]{0,60}$/u.test(name)) names.add(name);
    const started = packageOf(name, rest);
    if (started !== undefined) names.add(started);
  }
  return [...names].toSorted();
}

/** The words of each simple command of a script, from its program on; quoted text with spaces is one word that says nothing. */
export function commandLinesOf(script: string): string[][] {
  return segmentsOf(script).map((segment) => {
    const words = segment.split(/\s+/u).filter((word) => word !== '');
    while (words.length > 0 && (prefixes.has(words[0] ?? '') || /^[A-Za-z_]\w*=/u.test(words[0] ?? ''))) words.shift();
    return words;
  });
}

/** The script's simple commands: lines joined where they are continued, comments, here-documents and quoted text left out. */
function segmentsOf(script: string): string[] {
  return withoutHereDocuments(script.replaceAll(/\\\r?\n/gu, ' '))
    .replaceAll(/(?<=^|\s)#.*$/gmu, '')
    .replaceAll(/'[^']*'|"(?:[^"\\$]|\\.|\$(?!\())*"/gu, (quoted) => (/\s/u.test(quoted) ? 'x' : quoted.slice(1, -1)))
    .split(/\r?\n|&&|\|\||[;|&]|\$\(|`|[()]/u);
}

/** The lines outside of here-documents; one without its end reaches to the end of the script. */
function withoutHereDocuments(script: string): string {
  let end: string | undefined;
  return script
    .split(/\r?\n/u)
    .filter((line) => {
      if (end !== undefined) {
        if (line.trim() === end) end = undefined;
        return false;
      }
      end = /<<-?\s{0,9}["']?(?<end>[A-Za-z_]\w{0,60})/u.exec(line)?.groups?.['end'];
      return true;
    })
    .map((line) => line.replace(/<<-?\s{0,9}["']?[A-Za-z_]\w{0,60}["']?/u, ''))
    .join('\n');
}

function packageOf(program: string, words: readonly string[]): string | undefined {
  const verbs = runners.get(program);
  if (verbs === undefined) return undefined;
  const rest = words.filter((word) => !word.startsWith('-'));
  if (verbs.length > 0 && !verbs.includes(rest[0] ?? '')) return undefined;
  const name = rest.find((word) => !verbs.includes(word));
  const bare = name?.replace(/(?<=.)(?:@|==).*$/u, '');
  return bare !== undefined && /^@?[A-Za-z][\w./-]{0,100}$/u.test(bare) ? bare : undefined;
}

/** Whether a script fetches the code of a pull request, or what the event names as its head. */
export function fetchesPullRequest(script: string): boolean {
  return /\bgh\s+pr\s+checkout\b|\brefs\/pull\/|\bpull\/[^\s/]{1,100}\/(?:head|merge)\b/u.test(script) || /\bgit\s+(?:checkout|fetch|pull|switch|merge|reset|clone)\b[^\n]{0,300}\$\{\{[^}]{0,300}(?:head\.(?:sha|ref|repo)|head_ref|workflow_run\.head_(?:sha|branch))/u.test(script);
}
