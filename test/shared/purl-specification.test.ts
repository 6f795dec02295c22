/**
 * Package URLs against the specification's own build tests (package-url/purl-spec, `tests/spec` and `tests/types`, read 2026-11-30; MIT License,
 * Copyright (c) the purl authors), for the types that are written here. What a component's name may not be is for readers, which know their syntax.
 */
import { describe, expect, it } from 'vitest';
import { packageUrl, type PackageUrlParts } from '#shared/model/purl.ts';

const commit = '043235d6088ecd3dd5fb5ca3592b6913fd516027';
const cases: readonly (readonly [PackageUrlParts, string])[] = [
  [{ type: 'npm', namespace: '@angular', name: 'animation', version: '12.3.1' }, 'pkg:npm/%40angular/animation@12.3.1'],
  [{ type: 'npm', name: 'mypackage', version: '12.4.5', qualifiers: { vcs_url: 'git://host.com/path/to/repo.git@4345abcd34343' } }, 'pkg:npm/mypackage@12.4.5?vcs_url=git:%2F%2Fhost.com%2Fpath%2Fto%2Frepo.git%404345abcd34343'],
  [{ type: 'npm', name: 'core', version: '2.0.1', subpath: '/googleapis/api/annotations/' }, 'pkg:npm/core@2.0.1#googleapis/api/annotations'],
  [{ type: 'npm', name: 'foo', version: '1.0.0', subpath: 'src/😃/file.js' }, 'pkg:npm/foo@1.0.0#src/%F0%9F%98%83/file.js'],
  [{ type: 'pypi', name: 'My.PyPI_.--._Package', version: '1.11.1.dev1' }, 'pkg:pypi/my-pypi-package@1.11.1.dev1'],
  [{ type: 'pypi', name: 'django', version: '1.11.1', qualifiers: { filename: 'Django-1.11.1-py2.py3-none-any.whl' } }, 'pkg:pypi/django@1.11.1?filename=Django-1.11.1-py2.py3-none-any.whl'],
  [{ type: 'GOLANG', namespace: 'google.golang.org', name: 'genproto', subpath: '/googleapis/api/annotations/' }, 'pkg:golang/google.golang.org/genproto#googleapis/api/annotations'],
  [{ type: 'golang', namespace: 'google.golang.org', name: 'genproto', version: 'abcdedf', subpath: 'googleapis/api/annotations' }, 'pkg:golang/google.golang.org/genproto@abcdedf#googleapis/api/annotations'],
  [{ type: 'golang', namespace: 'GitHub.com/Gorilla', name: 'context', version: '234fd47e07d1004f0aed9c' }, 'pkg:golang/github.com/gorilla/context@234fd47e07d1004f0aed9c'],
  [{ type: 'Maven', namespace: 'org.apache.commons', name: 'io', version: '1.3.4' }, 'pkg:maven/org.apache.commons/io@1.3.4'],
  [{ type: 'maven', namespace: 'net.sf.jacob-project', name: 'jacob', version: '1.14.3', qualifiers: { type: 'dll', classifier: 'x86' } }, 'pkg:maven/net.sf.jacob-project/jacob@1.14.3?classifier=x86&type=dll'],
  [{ type: 'Nuget', name: 'EnterpriseLibrary.Common', version: '6.0.1304' }, 'pkg:nuget/EnterpriseLibrary.Common@6.0.1304'],
  [{ type: 'cargo', name: 'rand', version: '0.7.2' }, 'pkg:cargo/rand@0.7.2'],
  [{ type: 'gem', name: 'jruby-launcher', version: '1.1.2', qualifiers: { Platform: 'java' } }, 'pkg:gem/jruby-launcher@1.1.2?platform=java'],
  [{ type: 'composer', namespace: 'Laravel', name: 'Laravel', version: '5.5.0' }, 'pkg:composer/laravel/laravel@5.5.0'],
  [
    { type: 'conda', name: 'absl-py', version: '0.4.1', qualifiers: { build: 'py36h06a4308_0', channel: 'main', subdir: 'linux-64', type: 'tar.bz2' } },
    'pkg:conda/absl-py@0.4.1?build=py36h06a4308_0&channel=main&subdir=linux-64&type=tar.bz2',
  ],
  [{ type: 'github', namespace: 'Package-url', name: 'purl-Spec', version: '244fd47e07d1004', subpath: 'everybody/loves/dogs' }, 'pkg:github/package-url/purl-spec@244fd47e07d1004#everybody/loves/dogs'],
  [
    { type: 'oci', name: 'debian', version: 'sha256:244fd47e07d10', qualifiers: { arch: 'amd64', repository_url: 'docker.io/library/debian', tag: 'latest' } },
    'pkg:oci/debian@sha256:244fd47e07d10?arch=amd64&repository_url=docker.io%2Flibrary%2Fdebian&tag=latest',
  ],
  [{ type: 'huggingface', namespace: 'EleutherAI', name: 'gpt-neo-1.3B', version: commit.toUpperCase() }, `pkg:huggingface/EleutherAI/gpt-neo-1.3B@${commit}`],
  [{ type: 'huggingface', namespace: 'LumiOpen', name: 'Poro-34B', version: '100B' }, 'pkg:huggingface/LumiOpen/Poro-34B@100B'],
  [{ type: 'huggingface', namespace: 'black-forest-labs', name: 'FLUX.1-Kontext-Dev', qualifiers: { type: 'space' } }, 'pkg:huggingface/black-forest-labs/FLUX.1-Kontext-Dev?type=space'],
  [
    { type: 'huggingface', namespace: 'microsoft', name: 'deberta-v3-base', version: '559062ad13d311b87b2c455e67dcd5f1c8f65111', qualifiers: { repository_url: 'https://hub-ci.huggingface.co' } },
    'pkg:huggingface/microsoft/deberta-v3-base@559062ad13d311b87b2c455e67dcd5f1c8f65111?repository_url=https:%2F%2Fhub-ci.huggingface.co',
  ],
  [{ type: 'generic', name: 'openssl', version: '1.1.10g', qualifiers: { checksum: 'sha1:ad9503c3e994a4f,sha256:41bf9088b3a1e6c1ef1d' } }, 'pkg:generic/openssl@1.1.10g?checksum=sha1:ad9503c3e994a4f%2Csha256:41bf9088b3a1e6c1ef1d'],
];

describe('package URLs are spelled as the specification says', () => {
  it.each(cases.map(([parts, url]) => ({ parts, url })))('$url', ({ parts, url }) => {
    expect(packageUrl(parts)).toBe(url);
  });

  it('leaves out empty qualifiers and steps of a subpath that lead nowhere or up', () => {
    expect(packageUrl({ type: 'npm', name: 'a', version: '', qualifiers: { x: '' }, subpath: './b//../c' })).toBe('pkg:npm/a#b/c');
  });
});
