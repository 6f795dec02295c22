import type { ReaderExample } from '../../reader.ts';

export const pnpmLockExamples: readonly ReaderExample[] = [
  {
    why: 'version 9: importers, packages and snapshots; what only a development dependency brings is one',
    path: 'pnpm-lock.yaml',
    text: `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

importers:

  .:
    dependencies:
      ai4:
        specifier: npm:ai@^4.3.19
        version: ai@4.3.19(zod@3.25.1)
      openai:
        specifier: ^4.0.0
        version: 4.104.0(zod@3.25.1)
    devDependencies:
      '@vitest/runner':
        specifier: 5.1.1
        version: 5.1.1

packages:

  '@vitest/runner@5.1.1':
    resolution: {integrity: sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=}
    engines: {node: '>=18'}

  ai@4.3.19:
    resolution: {integrity: sha512-broken}
    peerDependencies:
      zod: ^3.23.8

  openai@4.104.0:
    resolution: {integrity: sha512-broken}
    hasBin: true

  pathe@2.0.0:
    resolution: {integrity: sha512-broken}

  zod@3.25.1:
    resolution: {integrity: sha512-broken}

snapshots:

  '@vitest/runner@5.1.1':
    dependencies:
      pathe: 2.0.0

  ai@4.3.19(zod@3.25.1):
    dependencies:
      zod: 3.25.1

  openai@4.104.0(zod@3.25.1):
    optionalDependencies:
      zod: 3.25.1

  pathe@2.0.0: {}

  zod@3.25.1: {}
`,
    facts: [
      { type: 'dependency', ecosystem: 'npm', name: '@vitest/runner', version: '5.1.1', scope: 'dev', isDirect: true, origin: 'lockfile', hashes: [{ algorithm: 'sha1', hex: 'da39a3ee5e6b4b0d3255bfef95601890afd80709' }], line: 23 },
      { type: 'dependency', name: 'ai', version: '4.3.19', scope: 'runtime', isDirect: true, requires: [{ name: 'zod', version: '3.25.1' }], line: 27 },
      { type: 'dependency', name: 'openai', version: '4.104.0', isDirect: true, line: 32 },
      { type: 'dependency', name: 'pathe', version: '2.0.0', scope: 'dev', isDirect: false, line: 36 },
      { type: 'dependency', name: 'zod', version: '3.25.1', scope: 'runtime', isDirect: false, line: 39 },
    ],
  },
  {
    why: 'version 6: slashes before, peers behind',
    path: 'pnpm-lock.yaml',
    text: `lockfileVersion: '6.0'

dependencies:
  openai:
    specifier: ^4.0.0
    version: 4.104.0(zod@3.25.1)

packages:

  /openai@4.104.0(zod@3.25.1):
    resolution: {integrity: sha512-broken}
    dependencies:
      '@types/node': 18.19.0
    dev: false

  /@types/node@18.19.0:
    resolution: {integrity: sha512-broken}
    dev: false
`,
    facts: [
      { type: 'dependency', name: 'openai', version: '4.104.0', scope: 'runtime', isDirect: true, requires: [{ name: '@types/node', version: '18.19.0' }], line: 10 },
      { type: 'dependency', name: '@types/node', version: '18.19.0', scope: 'runtime', isDirect: false, line: 16 },
    ],
  },
  {
    why: 'version 5: versions behind a slash, peers behind an underscore, packages of Git with a name of their own',
    path: 'pnpm-lock.yaml',
    text: `lockfileVersion: 5.4

specifiers:
  langchain: ^0.0.75
  fork: acme/fork

dependencies:
  langchain: 0.0.75_openai@3.2.1
  fork: github.com/acme/fork/0123abc

packages:

  /langchain/0.0.75_openai@3.2.1:
    resolution: {integrity: sha512-broken}
    dependencies:
      openai: 3.2.1
    dev: false

  /openai/3.2.1:
    resolution: {integrity: sha512-broken}
    dev: false

  github.com/acme/fork/0123abc:
    resolution: {tarball: https://codeload.github.com/acme/fork/tar.gz/0123abc}
    name: fork
    version: 1.0.0
    dev: false
`,
    facts: [
      { type: 'dependency', name: 'langchain', version: '0.0.75', isDirect: true, requires: [{ name: 'openai', version: '3.2.1' }], line: 13 },
      { type: 'dependency', name: 'openai', version: '3.2.1', isDirect: false, line: 19 },
      { type: 'dependency', name: 'fork', version: '1.0.0', isDirect: true, line: 23 },
    ],
  },
  {
    why: 'comments, links, overrides and deprecation notes are no packages',
    path: 'pnpm-lock.yaml',
    text: `lockfileVersion: '9.0'
overrides:
  openai: 4.0.0
importers:
  .:
    dependencies:
      core:
        specifier: workspace:*
        version: link:packages/core
packages:
  # openai@4.0.0:
  'core@file:packages/core':
    resolution: {directory: packages/core, type: directory}
    deprecated: |-
      openai@4.0.0: use another
`,
    none: 'all',
  },
  { why: 'another file of this name', path: 'pnpm-lock.yaml', text: 'packages:\n  openai@4.0.0:\n    x: 1\n', none: 'all', trouble: 'parse_error' },
];
