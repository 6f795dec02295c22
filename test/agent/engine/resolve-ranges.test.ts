import { expect, it } from 'vitest';
import { recognise } from '#shared/catalog/recognise/recognise.ts';
import { buildCatalog, loadCatalog } from '#shared/catalog/catalog.ts';
import type { Component } from '#shared/model/component.ts';
import { mergeDrafts } from '../../../agent/engine/merge.ts';
import { readBytes } from '../readers/format-readers.ts';

/** What a scan of these files has as dependencies, by reader id and path. */
function dependencies(...files: readonly (readonly [string, string, string])[]): readonly Component[] {
  const drafts = files.map(([reader, path, text]) => ({ path, draft: recognise(readBytes(reader, path, text).facts, { catalog: loadCatalog(), source: '.', path }) }));
  return mergeDrafts(drafts).components.filter(({ kind }) => kind === 'dependency');
}

const shown = (components: readonly Component[]): string[] => components.map(({ purl, properties }) => `${purl} ${properties['origin']} ${properties['direct']} ${properties['scope'] ?? '-'}`).toSorted();
const yarn = (name: string, version: string, needs = ''): string => `${name}@^1.0.0:\n  version "${version}"\n${needs}\n`;

it('takes the version of a yarn.lock, which does not say who is direct, and keeps the scope of the manifest', () => {
  const found = dependencies(['package-json', 'package.json', '{"devDependencies":{"b":"^1.0.0"},"dependencies":{"a":"^1.0.0"}}'], ['yarn-lock', 'yarn.lock', yarn('a', '1.2.0', '  dependencies:\n    b "^1.0.0"\n') + yarn('b', '1.5.0')]);

  expect(shown(found)).toEqual(['pkg:npm/a@1.2.0 both true runtime', 'pkg:npm/b@1.5.0 both true dev']);
});

it('invents no version where a lockfile has two', () => {
  const found = dependencies(['package-json', 'package.json', '{"dependencies":{"a":"^1.0.0"}}'], ['yarn-lock', 'yarn.lock', `${yarn('a', '1.2.0')}a@^2.0.0:\n  version "2.0.0"\n`]);

  expect(shown(found)).toEqual(['pkg:npm/a manifest true runtime', 'pkg:npm/a@1.2.0 lockfile true -', 'pkg:npm/a@2.0.0 lockfile true -']);
});

it('takes the central version of a .NET solution, and that of the nearest folder', () => {
  const project = '<Project><ItemGroup><PackageReference Include="OpenAI" /></ItemGroup></Project>';
  const central = (version: string): string => `<Project><ItemGroup><PackageVersion Include="OpenAI" Version="${version}" /></ItemGroup></Project>`;

  const found = dependencies(['msbuild', 'src/A/A.csproj', project], ['msbuild', 'Directory.Packages.props', central('2.1.0')], ['msbuild', 'src/Directory.Packages.props', central('2.2.0')]);

  expect(shown(found)).toEqual(['pkg:nuget/OpenAI@2.1.0 manifest false -', 'pkg:nuget/OpenAI@2.2.0 manifest true runtime']);
});

it('counts a hash of go.sum for the version that go.mod asks for, and for no other', () => {
  const sum = (name: string, version: string): string => `${name} ${version} h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`;

  const found = dependencies(['go-mod', 'go.mod', 'module m.example/m\nrequire a.example/a v1.1.0\n'], ['go-sum', 'go.sum', sum('a.example/a', 'v1.0.0') + sum('a.example/a', 'v1.1.0') + sum('b.example/ai', 'v1.0.0')]);

  expect(shown(found)).toEqual(['pkg:golang/a.example/a@v1.1.0 manifest true runtime']);
  expect(found[0]?.hashes).toEqual([{ algorithm: 'sha256', hex: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }]);
});

it('knows AI packages that conda installs under the name of PyPI', () => {
  const found = dependencies(['conda-environment', 'environment.yml', 'dependencies:\n  - openai=1.60.0\n  - openair\n  - pip:\n    - langchain==0.3.1\n']);

  expect(found.filter(({ is_ai: isAi }) => isAi).map(({ purl }) => purl).toSorted()).toEqual(['pkg:conda/openai@1.60.0', 'pkg:pypi/langchain@0.3.1']);
});

it('knows a major version of a Go module by the name of the module', () => {
  const entry = { id: 'acme', name: 'Acme', url: 'https://acme.example', type: 'framework', packages: [{ ecosystem: 'golang', name: 'acme.example/ai', role: 'sdk' }], examples: [], nearMisses: [] } as const;
  const { facts } = readBytes('go-mod', 'go.mod', 'module m.example/m\nrequire (\n\tacme.example/ai/v2 v2.0.0\n\tacme.example/ai/vector v1.0.0\n\tacme.example/aid v1.0.0\n)\n');

  const { components } = recognise(facts, { catalog: buildCatalog([entry]), source: '.', path: 'go.mod' });

  expect(components.filter(({ is_ai: isAi }) => isAi).map(({ name }) => name)).toEqual(['acme.example/ai/v2']);
});
