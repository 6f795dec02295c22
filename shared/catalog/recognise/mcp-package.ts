/** The package that an MCP server's command runs: npx, bunx, pnpm dlx, uvx, pipx and docker are understood. */
import type { McpServerFact } from '../../model/fact.ts';

export interface McpPackage {
  readonly ecosystem: 'npm' | 'pypi' | 'oci';
  readonly name: string;
  readonly version?: string;
  /** An exact version or a digest; a range, a tag such as `latest` or nothing is not pinned. */
  readonly isPinned: boolean;
}

const runners: Readonly<Record<string, { ecosystem: McpPackage['ecosystem']; skip?: readonly string[] }>> = {
  npx: { ecosystem: 'npm' },
  bunx: { ecosystem: 'npm' },
  pnpx: { ecosystem: 'npm' },
  pnpm: { ecosystem: 'npm', skip: ['dlx', 'exec'] },
  yarn: { ecosystem: 'npm', skip: ['dlx'] },
  npm: { ecosystem: 'npm', skip: ['exec', 'x'] },
  uvx: { ecosystem: 'pypi' },
  uv: { ecosystem: 'pypi', skip: ['tool', 'run'] },
  pipx: { ecosystem: 'pypi', skip: ['run'] },
  docker: { ecosystem: 'oci', skip: ['run'] },
  podman: { ecosystem: 'oci', skip: ['run'] },
};

/** Options that take the next argument as their value. */
const valued = new Set(['-e', '--env', '-v', '--volume', '--mount', '-p', '--publish', '--name', '--network', '--env-file', '-u', '--user', '-w', '--workdir', '--python', '--with', '--index-url', '--registry', '--cache', '--platform', '--entrypoint']);

/** Undefined when the command runs no package that can be named. */
export function mcpPackage(fact: Pick<McpServerFact, 'command' | 'args'>): McpPackage | undefined {
  const command = [...(fact.command?.trim().split(/\s+/) ?? []), ...(fact.args ?? [])];
  // `cmd /c npx …` is how Windows configurations start npx.
  const at = command.findIndex((word) => Object.hasOwn(runners, program(word)));
  if (at < 0 || at > 2) return undefined;
  const runner = runners[program(command[at] as string)] as (typeof runners)[string];
  const rest = command.slice(at + 1);
  // `uv run server` runs what the project has; only what it takes from elsewhere is a package.
  const isOfProject = program(command[at] as string) === 'uv' && !rest.includes('tool');

  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] as string;
    if (word === '--package' || word === '-p' && runner.ecosystem === 'npm' || word === '--from') {
      const named = rest[index + 1];
      return named === undefined ? undefined : parse(runner.ecosystem, named);
    }
    const inline = /^--(?:package|from)=(.+)$/.exec(word);
    if (inline) return parse(runner.ecosystem, inline[1] as string);
    if (valued.has(word)) index += 1;
    else if (!word.startsWith('-') && !runner.skip?.includes(word)) return isOfProject ? undefined : parse(runner.ecosystem, word);
  }
  return undefined;
}

function program(word: string): string {
  return (word.split(/[\\/]/).pop() ?? word).replace(/\.(?:cmd|exe)$/i, '').toLowerCase();
}

function parse(ecosystem: McpPackage['ecosystem'], text: string): McpPackage | undefined {
  if (ecosystem === 'npm') {
    const match = /^(@[^/@\s]+\/[^@\s]+|[^@/\s.][^@/\s]*)(?:@(.+))?$/.exec(text);
    return match ? build(ecosystem, match[1] as string, match[2], /^v?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/) : undefined;
  }
  if (ecosystem === 'pypi') {
    const match = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?(?:(?:==|@)(.+))?$/.exec(text);
    const name = match?.[1]?.toLowerCase().replace(/[-_.]+/g, '-');
    return match && name ? build(ecosystem, name, match[2], /^\d+(?:\.\d+)*(?:(?:a|b|rc|\.post|\.dev)\d+)?$/) : undefined;
  }
  const match = /^([^\s@:]+(?::\d+\/[^\s@:]+)?)(?::([\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text);
  if (!match) return undefined;
  return { ecosystem, name: match[1] as string, ...((match[3] ?? match[2]) && { version: (match[3] ?? match[2]) as string }), isPinned: match[3] !== undefined };
}

function build(ecosystem: 'npm' | 'pypi', name: string, version: string | undefined, exact: RegExp): McpPackage {
  return { ecosystem, name, ...(version !== undefined && { version }), isPinned: version !== undefined && exact.test(version) };
}
