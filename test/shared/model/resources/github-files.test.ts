import { describe, expect, it } from 'vitest';
import { hasSecurityContact, parseCodeowners, readUpdateConfig } from '#shared/model/resources/github-files.ts';
import { isNotablePath, notableKind } from '#shared/model/resources/github-paths.ts';

describe('CODEOWNERS', () => {
  it('gives rules in order, with comments, empty lines and line ends of any kind left out', () => {
    const text = '# owners\r\n\r\n*  @acme/all  # everyone\n/docs/\n/My\\ Folder/ @a dev@example.com\n\\#odd @b\n';

    expect(parseCodeowners(text)).toEqual([
      { pattern: '*', owners: ['@acme/all'] },
      { pattern: '/docs/', owners: [] },
      { pattern: '/My Folder/', owners: ['@a', 'dev@example.com'] },
      { pattern: '#odd', owners: ['@b'] },
    ]);
  });

  it('is empty for an empty file', () => {
    expect(parseCodeowners('')).toEqual([]);
  });
});

describe('a security policy', () => {
  it.each(['Write to security@example.com.', 'See https://example.com/report', 'Use "Report a vulnerability".'])('has a contact: %s', (text) => {
    expect(hasSecurityContact(text)).toBe(true);
  });

  it('has none in a text made to keep a search busy', () => {
    expect(hasSecurityContact('a'.repeat(300_000))).toBe(false);
  });

  it('has none when it only promises', () => {
    expect(hasSecurityContact('# Security\n\nWe take security seriously. Mention @acme in an issue.')).toBe(false);
  });
});

describe('a configuration of dependency updates', () => {
  it.each([
    ['.github/dependabot.yml', 'version: 2\nupdates:\n  - package-ecosystem: npm\n    directory: /\n', false],
    ['.github/dependabot.yml', 'version: 2\nupdates: []\n', true],
    ['.github/dependabot.yml', 'updates:\n  - package-ecosystem: npm\n    open-pull-requests-limit: 0\n  - package-ecosystem: pip\n', false],
    ['.github/dependabot.yml', 'updates:\n  - package-ecosystem: npm\n    open-pull-requests-limit: 0 # security only\n', true],
    ['.github/dependabot.yml', 'updates:\n#  - package-ecosystem: npm\n', true],
    ['renovate.json', '{"extends":["config:recommended"]}', false],
    ['renovate.json', '{"enabled":false}', true],
    ['renovate.json', '{"packageRules":[{"enabled":false}]}', false],
    ['renovate.json5', "{ // off\n enabled: false, }", true],
    ['renovate.json5', '{ packageRules: [{ enabled: false }], }', false],
  ])('%s with %j', (path, text, isDisabled) => {
    expect(readUpdateConfig(path, text).is_disabled).toBe(isDisabled);
  });
});

describe('notable paths', () => {
  it.each([
    ['services/api/package.json', 'manifest'],
    ['requirements-dev.txt', 'manifest'],
    ['.github/dependabot.yml', 'update_config'],
    ['.github/workflows/ci.yaml', 'workflow'],
    ['docs/CODEOWNERS', 'codeowners'],
    ['SECURITY.md', 'security_policy'],
    ['CLAUDE.md', 'ai'],
    ['services/.cursor/rules/a.mdc', 'ai'],
    ['.github/instructions/py.instructions.md', 'ai'],
    ['app/prompts/system.md', 'ai'],
    ['.mcp.json', 'ai'],
  ])('%s is a %s', (path, kind) => {
    expect(notableKind(path)).toBe(kind);
  });

  it.each(['src/app.py', 'node_modules/x/package.json', '.github/workflows/scripts/a.yml', 'src/prompts/index.ts', 'docs/security/threats.md'])('%s is none', (path) => {
    expect(isNotablePath(path)).toBe(false);
  });
});
