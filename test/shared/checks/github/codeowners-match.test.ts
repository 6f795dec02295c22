import { describe, expect, it } from 'vitest';
import { ownersBy } from '../../../../shared/checks/github/codeowners-match.ts';

const owns = (pattern: string, path: string): boolean => ownersBy([{ pattern, owners: ['@a'] }])(path).length > 0;

describe('a CODEOWNERS pattern', () => {
  // The examples of docs.github.com, "About code owners" (read 2026-11-30), in our own paths.
  it.each([
    ['*', 'a/b/c.js'],
    ['*.js', 'src/deep/a.js'],
    ['/build/logs/', 'build/logs/x/y.log'],
    ['docs/*', 'docs/getting-started.md'],
    ['apps/', 'x/apps/y.md'],
    ['/docs/', 'docs/a/b.md'],
    ['/scripts/', 'scripts/a.sh'],
    ['**/logs', 'build/logs/x'],
    ['**/logs', 'logs/x'],
    ['/apps/github', 'apps/github/readme.md'],
    ['CLAUDE.md', 'services/api/CLAUDE.md'],
    ['/.github/**', '.github/workflows/ci.yml'],
    ['.cursor', '.cursor/rules/a.mdc'],
    ['src/**/prompts/*.md', 'src/prompts/a.md'],
    ['src/**/prompts/*.md', 'src/a/b/prompts/a.md'],
    ['file?.txt', 'file1.txt'],
  ])('%s owns %s', (pattern, path) => {
    expect(owns(pattern, path)).toBe(true);
  });

  it.each([
    ['docs/*', 'docs/build-app/troubleshooting.md'],
    ['/docs/', 'a/docs/x.md'],
    ['*.js', 'a.jsx'],
    ['/CLAUDE.md', 'services/CLAUDE.md'],
    ['src/api', 'x/src/api/a.ts'],
    ['apps/', 'apps'],
    ['a.b', 'axb'],
    ['file?.txt', 'file10.txt'],
  ])('%s does not own %s', (pattern, path) => {
    expect(owns(pattern, path)).toBe(false);
  });

  it('made to keep a matcher busy ends', () => {
    const path = `${'a/'.repeat(400)}b`;

    expect(owns(`${'**/a/'.repeat(60)}c`, path)).toBe(false);
    expect(owns(`${'*a'.repeat(60)}c`, 'a'.repeat(2000))).toBe(false);
  });

  it('that stands last decides, also when it names nobody', () => {
    const rules = [
      { pattern: '*', owners: ['@all'] },
      { pattern: '/apps/', owners: ['@apps'] },
      { pattern: '/apps/github', owners: [] },
    ];

    expect(['x.md', 'apps/x.md', 'apps/github/x.md'].map(ownersBy(rules))).toEqual([['@all'], ['@apps'], []]);
  });
});
