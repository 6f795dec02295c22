import { describe, expect, it } from 'vitest';
import { packageUrl } from '#shared/model/purl.ts';

describe('package URLs', () => {
  it.each([
    { parts: { type: 'npm', name: 'foobar', version: '12.3.1' }, url: 'pkg:npm/foobar@12.3.1' },
    { parts: { type: 'npm', namespace: '@angular', name: 'animation', version: '12.3.1' }, url: 'pkg:npm/%40angular/animation@12.3.1' },
    { parts: { type: 'pypi', name: 'django', version: '1.11.1' }, url: 'pkg:pypi/django@1.11.1' },
    { parts: { type: 'pypi', name: 'zope-interface' }, url: 'pkg:pypi/zope-interface' },
    { parts: { type: 'npm', name: 'x', version: '1.0.0+build.1' }, url: 'pkg:npm/x@1.0.0%2Bbuild.1' },
    { parts: { type: 'npm', name: "a b'(c)", version: '1:2~3' }, url: 'pkg:npm/a%20b%27%28c%29@1:2~3' },
    { parts: { type: 'npm', name: 'ä/b', version: 'a/b@c' }, url: 'pkg:npm/%C3%A4%2Fb@a%2Fb%40c' },
    { parts: { type: 'npm', name: 'lone\ud800' }, url: 'pkg:npm/lone%EF%BF%BD' },
  ])('$url', ({ parts, url }) => {
    expect(packageUrl(parts)).toBe(url);
  });
});
