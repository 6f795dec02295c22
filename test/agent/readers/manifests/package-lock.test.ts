import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DependencyFact, Fact } from '#shared/model/fact.ts';
import { linePath, objectLines } from '../../../../agent/readers/manifests/json-lines.ts';
import { readBytes } from '../format-readers.ts';

const lock = readFileSync(join(import.meta.dirname, '../../../../package-lock.json'), 'utf8');
const isDependency = (fact: Fact): fact is DependencyFact => fact.type === 'dependency';

test('every package of this project’s own lockfile is read, at its own line', () => {
  const packages: Record<string, { version?: string; link?: boolean }> = JSON.parse(lock).packages;
  const expected = Object.entries(packages).filter(([key, { link }]) => key !== '' && link !== true);

  const { facts, trouble } = readBytes('package-lock', 'package-lock.json', lock);

  const lines = lock.split('\n');
  expect(trouble).toBeUndefined();
  expect(facts).toHaveLength(expected.length);
  for (const fact of facts.filter(isDependency)) expect(lines[fact.line - 1]).toContain(`${fact.name}": {`);
});

test('every edge of this project’s own lockfile ends at a package that is in it', () => {
  const facts = readBytes('package-lock', 'package-lock.json', lock).facts.filter(isDependency);
  const known = new Set(facts.map(({ name, version }) => `${name}@${version}`));

  const ends = facts.flatMap((fact) => fact.requires ?? []);

  expect(ends.length).toBeGreaterThan(50);
  expect(ends.filter(({ name, version }) => version !== undefined && !known.has(`${name}@${version}`))).toEqual([]);
});

test('the packages that this project asks for are direct, and no others', () => {
  const root: Record<string, Record<string, string>> = JSON.parse(lock).packages[''];
  const asked = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((group) => Object.keys(root[group] ?? {}));
  const installed = Object.keys(JSON.parse(lock).packages);

  const direct = readBytes('package-lock', 'package-lock.json', lock).facts.filter(isDependency).filter(({ isDirect }) => isDirect);

  expect(direct.map(({ name }) => name).sort()).toEqual(asked.filter((name) => installed.includes(`node_modules/${name}`)).sort());
});

test('the scope of a package is the one that npm notes', () => {
  const text = JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version: '1.0.0', dev: true }, 'node_modules/b': { version: '1.0.0', optional: true }, 'node_modules/c': { version: '1.0.0', devOptional: true }, 'node_modules/d': { version: '1.0.0', peer: true }, 'node_modules/e': { version: '1.0.0' } },
  });

  const scopes = readBytes('package-lock', 'package-lock.json', text).facts.filter(isDependency).map(({ scope }) => scope);

  expect(scopes).toEqual(['dev', 'optional', 'optional', 'peer', 'runtime']);
});

test('a nested package is found before an outer one, and a sibling folder is not searched', () => {
  const text = JSON.stringify({
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', dependencies: { x: '*', y: '*' } },
      'node_modules/a/node_modules/x': { version: '2.0.0', dependencies: { y: '*' } },
      'node_modules/b': { version: '1.0.0', dependencies: { x: '*', gone: '*' }, optionalDependencies: { alsoGone: '*' } },
      'node_modules/b/node_modules/y': { version: '9.0.0' },
      'node_modules/x': { version: '1.0.0' },
      'node_modules/y': { version: '1.0.0' },
    },
  });

  const facts = readBytes('package-lock', 'package-lock.json', text).facts.filter(isDependency);

  expect(facts.slice(0, 3).map(({ requires }) => requires)).toEqual([
    [{ name: 'x', version: '2.0.0' }, { name: 'y', version: '1.0.0' }],
    [{ name: 'y', version: '1.0.0' }],
    [{ name: 'x', version: '1.0.0' }, { name: 'gone' }],
  ]);
});

test('lines are found in spite of escapes, brackets in strings and lists', () => {
  const text = '{\n "a": "{\\"x\\": {",\n "l": [{"no": {}}, "k"],\n "b": {\n  "c\\u0064": {}\n }\n}';

  expect([...objectLines(text)]).toEqual([['l', 3], [linePath('l', 0), 3], [linePath('l', 0, 'no'), 3], ['b', 4], [linePath('b', 'cd'), 5]]);
});
