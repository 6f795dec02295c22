import { describe, expect, it } from 'vitest';
import { isOwnPath, redirectLengthMax } from '../../../server/features/sso/redirect-target.ts';

describe('where a browser may go after it has signed in (S60)', () => {
  it.each(['/', '/scans', '/scans/scn_1?tab=findings#x', '/%5c/%0d%0a', '/a//b', '/?next=//evil.example', '/@evil.example', '/:80', `/${'a'.repeat(redirectLengthMax - 1)}`])('%s is a path of this server', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['another host', 'https://evil.example'],
    ['another host without a scheme', '//evil.example'],
    ['three slashes', '///evil.example'],
    ['a script', 'javascript:alert(1)'],
    ['no slash in front', 'evil.example'],
    ['a backslash that browsers read as a slash', '/\\evil.example'],
    ['a backslash in front', '\\/evil.example'],
    ['a backslash further on', '/a\\b'],
    ['a path that becomes another host without its dots', '/.//evil.example'],
    ['the same with two dots', '/x/..//evil.example'],
    ['the same with encoded dots', '/%2e//evil.example'],
    ['a tab that browsers drop', '/\t/evil.example'],
    ['a line break', '/a\r\nset-cookie: x=1'],
    ['NUL', '/a\0'],
    ['a space', '/a b'],
    ['a letter that no header holds', '/ä'],
    ['one character too many', `/${'a'.repeat(redirectLengthMax)}`],
  ])('%s is not', (_, path) => {
    expect(isOwnPath(path)).toBe(false);
  });
});
