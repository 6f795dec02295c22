/** Paths beside the product itself: tests with their fixtures and recordings, documentation, declarations of types, tables of prices. */

const folders = new Set([
  'test', 'tests', '__tests__', '__mocks__', 'mocks', 'mock', 'spec', 'specs', 'fixtures', 'fixture', 'testdata', 'test-data', 'test-fixtures', 'test_fixtures', 'test-helpers', 'test_helpers', 'test-utils', 'test_utils', 'cassettes', 'recordings', '__snapshots__', 'e2e',
  'doc', 'docs', 'documentation', 'changelog', 'changelogs',
]);

const names = /[._-](?:test|tests|spec|stories|mock|mocks)\.[a-z]+$|^test_[^/]*\.py$|^conftest\.py$|^(?:changelog|history|news|readme)\b|\.d\.[cm]?ts$|(?:^|[._-])(?:prices|pricing|costs)(?:[._-]|$)/i;

/** Whether what a file sets says nothing about what the product uses. */
export function isAside(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return parts.some((part) => folders.has(part.toLowerCase())) || names.test(name);
}
