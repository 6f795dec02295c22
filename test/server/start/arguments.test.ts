import { expect, test } from 'vitest';
import { startArguments } from '../../../server/start/arguments.ts';

test('a path to scan is relative to where the person stands', () => {
  expect(startArguments(['--scan', 'app'], '/stood')).toMatchObject({ target: 'dir:/stood/app', isOnce: false });
  expect(startArguments(['--scan', '.'], '/stood')).toMatchObject({ target: 'dir:/stood' });
  expect(startArguments(['--scan', '/abs'], '/stood')).toMatchObject({ target: 'dir:/abs' });
  expect(startArguments(['--scan=dir:app', '--once'], '/stood')).toMatchObject({ target: 'dir:/stood/app', isOnce: true });
  expect(startArguments(['--data', 'd'], '/stood')).toMatchObject({ dataDir: '/stood/d', target: undefined });
});

test('another kind of target stays as it is', () => {
  expect(startArguments(['--scan', 'github:acme/shop'], '/stood')).toMatchObject({ target: 'github:acme/shop' });
});

test.each([
  [['--once'], '--once needs --scan'],
  [['--sacn', '.'], '--sacn'],
  [['--scan'], '--scan'],
  [['--scan', ''], '--scan needs a path'],
  [['extra'], 'extra'],
])('%j is a mistake, and the sentence says which', (argv, named) => {
  expect(startArguments(argv, '/')).toMatchObject({ problem: expect.stringContaining(named) });
});
