import { describe, expect, it } from 'vitest';
import { commandsOf, fetchesPullRequest } from '../../../../agent/readers/ci/shell-commands.ts';

describe('programs that a script starts', () => {
  it.each([
    ['aws s3 cp a b', ['aws']],
    ['FOO=1 sudo /usr/bin/docker run x | tee log && echo done', ['docker', 'echo', 'tee']],
    ['npx --yes @openai/codex@0.2 exec "do it"', ['@openai/codex', 'npx']],
    ['uvx ruff@0.4 check', ['ruff', 'uvx']],
    ['pnpm dlx opencode-ai run', ['opencode-ai', 'pnpm']],
    ['pnpm install opencode-ai', ['pnpm']],
    ['RESULT=$(claude -p "a; gemini b")', ['claude']],
    ['if command -v codex; then exit 1; fi', ['exit', 'fi']],
    ['git commit \\\n  -m "x y" # gemini', ['git']],
    ['cat <<EOF > a\ngemini run\nEOF\nls', ['cat', 'ls']],
    ['echo \'codex exec\'', ['echo']],
    ["cat <<-'END'\n  gemini\n  END\ncodex exec", ['cat', 'codex']],
    ['cat <<EOF\ngemini', ['cat']],
    ['', []],
  ])('%j', (script, expected) => {
    expect(commandsOf(script)).toEqual(expected);
  });
});

describe('a script made to keep a search busy', () => {
  it.each(['<<a\n'.repeat(200_000), 'git checkout '.repeat(80_000), '"'.repeat(200_001), '\''.repeat(200_001), '$('.repeat(200_000)])('is read to its end: %#', (script) => {
    expect(commandsOf(script).length).toBeLessThan(10);
    expect(fetchesPullRequest(script)).toBe(false);
  });
});

describe('the code of a pull request', () => {
  it.each(['gh pr checkout 12', 'git fetch origin pull/12/head:pr', 'git checkout ${{ github.event.pull_request.head.sha }}', 'git fetch origin refs/pull/$N/merge'])('is fetched by %s', (script) => {
    expect(fetchesPullRequest(script)).toBe(true);
  });

  it.each(['gh pr view 12', 'git checkout main', 'echo ${{ github.event.pull_request.head.sha }}', 'git pull --rebase'])('is not fetched by %s', (script) => {
    expect(fetchesPullRequest(script)).toBe(false);
  });
});
