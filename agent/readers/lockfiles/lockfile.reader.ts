import type { Ecosystem } from '#shared/model/ecosystem.ts';
import { defineReader } from '../reader.ts';

/** Lockfiles by name: of which package world. Readers of `manifests` read what they fix. */
const lockfiles: Readonly<Record<string, Ecosystem>> = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'yarn.lock': 'npm',
  'pnpm-lock.yaml': 'npm',
  'bun.lock': 'npm',
  'bun.lockb': 'npm',
  'poetry.lock': 'pypi',
  'pdm.lock': 'pypi',
  'uv.lock': 'pypi',
  'pipfile.lock': 'pypi',
  'pylock.toml': 'pypi',
  'conda-lock.yml': 'conda',
  'go.sum': 'golang',
  'gradle.lockfile': 'maven',
  'packages.lock.json': 'nuget',
  'cargo.lock': 'cargo',
  'gemfile.lock': 'gem',
  'gems.locked': 'gem',
  'composer.lock': 'composer',
};

/** Bun's lockfile before version 1.2: a memory image of the program, whose layout is not published. */
const binary = 'bun.lockb';

export default defineReader({
  id: 'lockfile',
  title: 'That there is a lockfile, of which package manager it may be',
  version: 2,
  gate: 'always',
  // Only its name counts here; what it fixes is read by another reader.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => Object.hasOwn(lockfiles, lowerName),
  read: ({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    const ecosystem = Object.hasOwn(lockfiles, name) ? lockfiles[name] : undefined;
    if (ecosystem === undefined) return { facts: [] };
    const isRead = name !== binary;
    return {
      facts: [{ type: 'resource', kind: 'package.lockfile', providerId: path, name: path, attributes: { ecosystem, is_read: isRead }, line: 1 }],
      ...(!isRead && { trouble: { reason: 'unsupported', detail: 'The binary lockfile of Bun before 1.2 is not read. `bun install --save-text-lockfile` writes one that is.' } }),
    };
  },
  examples: [
    { why: 'one that another reader reads', path: 'web/yarn.lock', text: '# yarn lockfile v1\n', facts: [{ type: 'resource', kind: 'package.lockfile', providerId: 'web/yarn.lock', attributes: { ecosystem: 'npm', is_read: true } }] },
    { why: 'in any case', path: 'Cargo.lock', text: '', facts: [{ type: 'resource', attributes: { ecosystem: 'cargo', is_read: true } }] },
    { why: 'one whose content is not read', path: 'bun.lockb', text: '', facts: [{ type: 'resource', attributes: { ecosystem: 'npm', is_read: false } }], trouble: 'unsupported' },
    { why: 'no package of it is named', path: 'pnpm-lock.yaml', text: 'packages:\n  openai@4.0.0: {}\n', none: ['dependency'] },
  ],
});
