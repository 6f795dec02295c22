import { expect, it } from 'vitest';
import { isTargetIn } from '../../../agent/sources/target-pattern.ts';

it.each([
  ['github:acme/shop', 'github:acme/shop', true],
  ['github:acme/shop', 'github:acme/shop@main', true],
  ['github:acme/shop', 'github:acme/shop2', false],
  ['github:acme', 'github:acme/shop', false],
  ['github:acme/*', 'github:acme/shop@main', true],
  ['github:acme/*', 'github:acme/', false],
  ['github:acme/*', 'github:acme-evil/shop', false],
  ['git:https://git.test/acme/shop', 'git:https://git.test/acme/shop#main', true],
  ['git:https://git.test/*', 'git:https://git.test/acme/shop', true],
  ['git:https://git.test/acme/*', 'git:https://git.test/acme/../other/x', false],
  ['git:https://git.test/acme/*', 'git:https://git.test/acme/%2e%2e/other/x', false],
  ['n8n:https://n8n.test', 'n8n:https://n8n.test', true],
  ['n8n:https://n8n.test', 'n8n:https://n8n.test@evil.test', false],
  ['n8n:https://n8n.test', 'n8n:https://n8n.test.evil.test', false],
  ['n8n:https://n8n.test/*', 'n8n:https://n8n.test.evil.test/', false],
  ['aws:*', 'aws:eu-west-1', true],
  ['aws:*', 'awsx:eu-west-1', false],
])('%s is for %s: %s', (pattern, target, isIn) => {
  expect(isTargetIn(pattern, target)).toBe(isIn);
});
