import { describe, expect, it } from 'vitest';
import { parseTarget, readTarget } from '../../../server/features/scans/target.ts';

describe('targets', () => {
  it.each([
    ['/srv/app', 'dir:/srv/app'],
    ['dir:./app', 'dir:./app'],
    ['DIR:/srv/app', 'dir:/srv/app'],
    ['C:\\code\\app', 'dir:C:\\code\\app'],
    ['/srv/a..b', 'dir:/srv/a..b'],
    ['/srv/proc', 'dir:/srv/proc'],
    ['git:https://git.example.com/acme/shop.git', 'git:https://git.example.com/acme/shop.git'],
    ['git:ssh://git@git.example.com:2222/acme/shop#release/1.2', 'git:ssh://git@git.example.com:2222/acme/shop#release/1.2'],
    ['git:git@github.com:acme/shop.git#main', 'git:git@github.com:acme/shop.git#main'],
    ['github:acme', 'github:acme'],
    ['github:acme/shop', 'github:acme/shop'],
    ['github:acme/shop.io@feature/x', 'github:acme/shop.io@feature/x'],
    ['aws:eu-west-1', 'aws:eu-west-1'],
    ['aws:us-gov-east-1', 'aws:us-gov-east-1'],
    ['aws:eu-west-1,us-east-1', 'aws:eu-west-1,us-east-1'],
    ['aws:all', 'aws:all'],
    ['n8n:https://n8n.example.com/', 'n8n:https://n8n.example.com'],
    ['n8n:http://10.1.2.3:5678/flows', 'n8n:http://10.1.2.3:5678/flows'],
  ])('take %j as %j', (written, target) => {
    expect(readTarget(written)).toBe(target);
  });

  it.each([
    ['dir:/srv/../etc'],
    ['..'],
    ['a\\..\\b'],
    ['//server/share'],
    ['\\\\server\\share'],
    ['/proc/self/environ'],
    ['/./proc'],
    ['/dev/sda'],
    ['/srv/a\u0000b'],
    ['/srv/a\nb'],
    ['x'.repeat(5000)],
  ])('refuse the path %j, which no agent would open (S42)', (written) => {
    expect(() => readTarget(written)).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });

  it.each([
    ['git:file:///etc'],
    ['git:ext::sh -c id'],
    ['git:--upload-pack=id'],
    ['git:https://user:word@git.example.com/x'],
    ['git:-oProxyCommand=id@host:x'],
    ['git:https://git.example.com/x#--output'],
    ['git:https://git.example.com/x#a..b'],
    ['github:acme/shop/more'],
    ['github:-acme'],
    ['github:acme/..'],
    ['github:acme/shop@-x'],
    ['aws:nowhere'],
    ['aws:eu-west-1,'],
    ['aws:all,eu-west-1'],
    ['aws:eu-west-1;id'],
    ['n8n:n8n.example.com'],
    ['n8n:javascript:alert(1)'],
    ['n8n:https://u:p@n8n.example.com'],
    ['n8n:https://n8n.example.com/?x=1'],
    ['ftp:x'],
    ['dir:'],
  ])('refuse %j and say what is accepted', (written) => {
    expect(() => readTarget(written)).toThrow(expect.objectContaining({ code: 'unprocessable', detail: expect.objectContaining({ field: 'target', hint: expect.stringContaining('dir:PATH') as unknown }) as unknown }));
  });

  it('of scans that their sender runs itself are held to the kinds alone', () => {
    expect(parseTarget('../app')).toBe('dir:../app');
    expect(() => parseTarget('ftp:x')).toThrow(expect.objectContaining({ code: 'unprocessable' }));
  });
});
