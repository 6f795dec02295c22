/** Lockfiles of several megabytes are read in time that grows with their size. */
import { expect, it } from 'vitest';
import { cpuTime } from '../../../harness/cpu-time.ts';
import { readBytes } from '../format-readers.ts';

const sha512 = `${'A'.repeat(86)}==`;
const hex = 'ab'.repeat(32);
const times = (count: number, part: (index: number) => string): string => Array.from({ length: count }, (_, index) => part(index)).join('');

/** A lockfile of as many packages, each with two edges. */
const lockfiles: readonly { id: string; path: string; of: (count: number) => string }[] = [
  { id: 'yarn-lock', path: 'yarn.lock', of: (count) => times(count, (i) => `"p${i}@^1.0.0":\n  version "1.2.3"\n  resolved "https://registry.example.com/p${i}/-/p${i}-1.2.3.tgz"\n  integrity sha512-${sha512}\n  dependencies:\n    p${i + 1} "^1.0.0"\n    p${i + 2} "^1.0.0"\n\n`) },
  {
    id: 'pnpm-lock',
    path: 'pnpm-lock.yaml',
    of: (count) =>
      `lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      p0:\n        specifier: ^1\n        version: 1.2.3\npackages:\n${times(count, (i) => `  p${i}@1.2.3:\n    resolution: {integrity: sha512-${sha512}}\n\n`)}snapshots:\n${times(count, (i) => `  p${i}@1.2.3:\n    dependencies:\n      p${i + 1}: 1.2.3\n      p${i + 2}: 1.2.3\n\n`)}`,
  },
  { id: 'bun-lock', path: 'bun.lock', of: (count) => `{"lockfileVersion":1,"packages":{\n${times(count, (i) => `    "p${i}": ["p${i}@1.2.3", "", { "dependencies": { "p${i + 1}": "1", "p${i + 2}": "1" } }, "sha512-${sha512}"],\n\n`)}}}` },
  { id: 'uv-lock', path: 'uv.lock', of: (count) => times(count, (i) => `[[package]]\nname = "p${i}"\nversion = "1.2.3"\nsource = { registry = "https://pypi.example.com" }\ndependencies = [\n    { name = "p${i + 1}" },\n    { name = "p${i + 2}" },\n]\nsdist = { url = "https://files.example.com/p${i}.tar.gz", hash = "sha256:${hex}", size = 1 }\n\n`) },
  { id: 'poetry-lock', path: 'poetry.lock', of: (count) => times(count, (i) => `[[package]]\nname = "p${i}"\nversion = "1.2.3"\noptional = false\ngroups = ["main"]\nfiles = [\n    {file = "p${i}.whl", hash = "sha256:${hex}"},\n]\n\n[package.dependencies]\np${i + 1} = ">=1"\np${i + 2} = ">=1"\n\n`) },
  { id: 'cargo-lock', path: 'Cargo.lock', of: (count) => times(count, (i) => `[[package]]\nname = "p${i}"\nversion = "1.2.3"\nsource = "registry+https://index.example.com"\nchecksum = "${hex}"\ndependencies = [\n "p${i + 1}",\n "p${i + 2}",\n]\n\n`) },
  { id: 'composer-lock', path: 'composer.lock', of: (count) => `{"packages":[\n${times(count, (i) => `{\n"name": "a/p${i}", "version": "1.2.3", "require": { "a/p${i + 1}": "*", "a/p${i + 2}": "*" }, "description": "${'x'.repeat(100)}"\n},\n`)}{}]}` },
  { id: 'packages-lock', path: 'packages.lock.json', of: (count) => `{"version":1,"dependencies":{"net8.0":{\n${times(count, (i) => `"P${i}": { "type": "Transitive", "resolved": "1.2.3", "contentHash": "${sha512}", "dependencies": { "P${i + 1}": "1", "P${i + 2}": "1" } },\n`)}"Last":{}}}}` },
  { id: 'gemfile-lock', path: 'Gemfile.lock', of: (count) => `GEM\n  remote: https://gems.example.com/\n  specs:\n${times(count, (i) => `    p${i} (1.2.3)\n      p${i + 1} (>= 1)\n      p${i + 2} (>= 1)\n`)}` },
  { id: 'go-sum', path: 'go.sum', of: (count) => times(count, (i) => `example.com/p${i} v1.2.3 h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`) },
  { id: 'gradle-lockfile', path: 'gradle.lockfile', of: (count) => times(count, (i) => `g.example:p${i}:1.2.3=compileClasspath,runtimeClasspath\n`) },
  { id: 'conda-lock', path: 'conda-lock.yml', of: (count) => `package:\n${times(count, (i) => `- name: p${i}\n  version: 1.2.3\n  manager: conda\n  dependencies:\n    p${i + 1}: '>=1'\n  hash:\n    sha256: ${hex}\n  category: main\n`)}` },
];

/** Packages of the large file; the largest real lockfiles have 6,000. */
const count = 8_000;
/** Four times as much may take this many times the work: a quadratic reader takes sixteen. */
const growthMax = 10;
/** Below this the machine's own noise counts; milliseconds of processor time. */
const cpuMsMin = 1_000;

it.each(lockfiles)('$id reads eight thousand packages, each with its edges, in linear time', ({ id, path, of }) => {
  const small = of(count / 4);
  const large = of(count);
  readBytes(id, path, small);

  const smallMs = Math.min(cpuMs(() => readBytes(id, path, small)), cpuMs(() => readBytes(id, path, small)));
  const read = () => {
    const { facts, trouble } = readBytes(id, path, large);

    expect(trouble).toBeUndefined();
    expect(facts.length).toBeGreaterThanOrEqual(count);
  };
  const largeMs = Math.min(cpuMs(read), cpuMs(read));

  expect(largeMs).toBeLessThan(Math.max(cpuMsMin, smallMs * growthMax));
});

function cpuMs(work: () => unknown): number {
  const spent = cpuTime();
  work();
  return spent();
}
