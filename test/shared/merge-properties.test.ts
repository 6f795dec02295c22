import { describe, expect, it } from 'vitest';
import { mergeProperties } from '#shared/catalog/recognise/merge-properties.ts';

describe('the properties of a component that was seen twice', () => {
  it.each([
    { why: 'lists are joined, each item once', first: { secrets: '[{"name":"A"}]' }, second: { secrets: '[{"name":"B"},{"name":"A"}]' }, merged: { secrets: '[{"name":"A"},{"name":"B"}]' } },
    { why: 'an unpinned place makes it unpinned', first: { pinned: 'true' }, second: { pinned: 'false' }, merged: { pinned: 'false' } },
    { why: 'a place without authentication counts', first: { auth: 'header' }, second: { auth: 'none' }, merged: { auth: 'none' } },
    { why: 'enabled somewhere is enabled', first: { disabled: 'true' }, second: { disabled: 'false' }, merged: { disabled: 'false' } },
    { why: 'a manifest and a lockfile are both', first: { origin: 'manifest' }, second: { origin: 'lockfile' }, merged: { origin: 'both' } },
    { why: 'other values stay as they were first', first: { client: 'cursor' }, second: { client: 'vscode', command: 'npx' }, merged: { client: 'cursor', command: 'npx' } },
  ])('$why', ({ first, second, merged }) => {
    expect(mergeProperties(first as Record<string, string>, second as Record<string, string>)).toEqual(merged);
  });

  it('does not depend on the order where values are weighed or joined', () => {
    const one = { secrets: '[1]', pinned: 'true', auth: 'none', direct: 'false', scope: 'dev', origin: 'manifest' };
    const two = { secrets: '[2]', pinned: 'false', auth: 'env', direct: 'true', scope: 'runtime', origin: 'lockfile' };

    expect(mergeProperties(one, two)).toEqual(mergeProperties(two, one));
  });
});
