import { expect, test } from 'vitest';
import { parseToml } from '../../../../agent/readers/documents/toml.ts';

const text = `# top
title = "a # no comment"
"quoted key" = 1
a.b.c = 2

[table]
list = [
  "one", # first
  'two',

  { x = 1, y = [ 3,
    4 ] },
]
long = """
[not.a.table]
fake = 1
"""
after = 1

[[items]]
name = "first"
[items.sub]
deep = true
[[items]]
name = "second"
[ "odd name" . x ]
k = '''
]]'''
last = 1979-05-27T07:32:00Z
`;

test.each([
  [['title'], 2],
  [['quoted key'], 3],
  [['a', 'b', 'c'], 4],
  [['table'], 6],
  [['table', 'list', 0], 8],
  [['table', 'list', 1], 9],
  [['table', 'list', 2, 'y', 1], 12],
  [['table', 'after'], 18],
  [['items', 0, 'name'], 21],
  [['items', 0, 'sub', 'deep'], 23],
  [['items', 1, 'name'], 25],
  [['odd name', 'x', 'last'], 29],
] as const)('%j stands at line %i', (path, line) => {
  expect(parseToml(text).lineOf(path)).toBe(line);
});

test('what has no line of its own has the line of what is around it', () => {
  expect(parseToml(text).lineOf(['table', 'list', 9, 'nothing'])).toBe(7);
  expect(parseToml(text).lineOf(['nowhere'])).toBe(1);
});

test('keys inside a long string are text', () => {
  expect(parseToml(text).lineOf(['not', 'a', 'table'])).toBe(1);
});
