import { defineReader } from '../reader.ts';

/** Lockfiles by name: of which package world, and whether another reader reads what they fix. */
const lockfiles: Readonly<Record<string, { readonly ecosystem: 'npm' | 'pypi'; readonly isRead: boolean }>> = {
  'package-lock.json': { ecosystem: 'npm', isRead: true },
  'npm-shrinkwrap.json': { ecosystem: 'npm', isRead: false },
  'yarn.lock': { ecosystem: 'npm', isRead: false },
  'pnpm-lock.yaml': { ecosystem: 'npm', isRead: false },
  'bun.lock': { ecosystem: 'npm', isRead: false },
  'bun.lockb': { ecosystem: 'npm', isRead: false },
  'poetry.lock': { ecosystem: 'pypi', isRead: false },
  'pdm.lock': { ecosystem: 'pypi', isRead: false },
  'uv.lock': { ecosystem: 'pypi', isRead: false },
  'pipfile.lock': { ecosystem: 'pypi', isRead: false },
  'pylock.toml': { ecosystem: 'pypi', isRead: false },
};

export default defineReader({
  id: 'lockfile',
  title: 'That there is a lockfile, of which package manager it may be',
  version: 1,
  gate: 'always',
  // Only its name counts; what package-lock.json fixes is read by another reader.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => Object.hasOwn(lockfiles, lowerName),
  read: ({ path }) => {
    const known = lockfiles[path.slice(path.lastIndexOf('/') + 1).toLowerCase()];
    if (!known) return { facts: [] };
    return { facts: [{ type: 'resource', kind: 'package.lockfile', providerId: path, name: path, attributes: { ecosystem: known.ecosystem, is_read: known.isRead }, line: 1 }] };
  },
  examples: [
    { why: 'one whose content is not read', path: 'web/yarn.lock', text: '# yarn lockfile v1\n', facts: [{ type: 'resource', kind: 'package.lockfile', providerId: 'web/yarn.lock', attributes: { ecosystem: 'npm', is_read: false } }] },
    { why: 'one that another reader reads', path: 'package-lock.json', text: '{}', facts: [{ type: 'resource', attributes: { ecosystem: 'npm', is_read: true } }] },
    { why: 'no package of it is named', path: 'pnpm-lock.yaml', text: 'packages:\n  openai@4.0.0: {}\n', none: ['dependency'] },
  ],
});
