import type { Component } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { byCodeUnit } from '../../model/order.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, fileResource, inventoryOf } from '../example-inventory.ts';
import { perInventory } from '../support/per-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const declared = (name: string, path: string, ecosystem = 'npm') => component('dependency', name, { key: `pkg:${ecosystem}/${name}`, path, method: 'manifest', properties: { ecosystem, direct: 'true' } });
const locked = (name: string, path: string, ecosystem = 'npm') => component('dependency', name, { key: `pkg:${ecosystem}/${name}@1.0.0`, version: '1.0.0', path, method: 'lockfile', properties: { ecosystem, direct: 'true' } });
const lockfile = (path: string, isRead: boolean, ecosystem = 'npm') => fileResource('package.lockfile', path, { ecosystem, is_read: isRead });

/** A manifest is what declares packages; a workspace has its lockfile in a folder above. */
export default defineCheck({
  id: 'src_lockfile_present',
  version: 2,
  title: 'Lockfile committed and in use',
  severity: 'medium',
  remediation: 'Commit the lockfile that the package manager writes, and install from it.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.9', 'A.8.28'],
    pci_dss: ['2.2.1', '6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.PS-01'],
  },
  sources: ['git', 'dir'],
  subject: 'scan',

  judge({ inventory }) {
    const manifests = manifestsOf(inventory).filter((manifest) => isLockable(manifest, inventory));
    if (manifests.length === 0) return inventory.isComplete ? notApplicable('No manifest that a lockfile belongs to declares a package.') : unknown('No manifest was found, but not every source was read to its end.');
    return passUnless(manifests.flatMap((manifest) => judgeManifest(manifest, inventory) ?? []));
  },

  examples: [
    {
      kind: 'pass',
      why: 'what the manifest declares, the lockfile fixes; also from the folder above',
      inventory: inventoryOf({ components: [declared('openai', 'package.json'), declared('zod', 'packages/a/package.json'), locked('openai', 'package-lock.json'), locked('zod', 'package-lock.json')], resources: [lockfile('package-lock.json', true)] }),
      answers: { scan: 'pass' },
    },
    { kind: 'fail', why: 'no lockfile at all', inventory: inventoryOf({ components: [declared('openai', 'package.json')] }), answers: { scan: 'fail' } },
    {
      kind: 'review',
      why: 'the manifest declares what the lockfile does not know',
      inventory: inventoryOf({ components: [declared('openai', 'package.json'), declared('zod', 'package.json'), locked('zod', 'package-lock.json')], resources: [lockfile('package-lock.json', true)] }),
      answers: { scan: 'review' },
    },
    {
      kind: 'unknown',
      why: 'there is one, and its content is not read',
      inventory: inventoryOf({ components: [declared('openai', 'package.json')], resources: [lockfile('pnpm-lock.yaml', false)] }),
      answers: { scan: 'unknown' },
    },
    {
      kind: 'unknown',
      why: 'the lockfile was too large to read',
      inventory: inventoryOf({ components: [declared('openai', 'package.json')], coverage: [{ path: 'package-lock.json', reason: 'too_large', effect: 'skipped', detail: 'Too large.' }] }),
      answers: { scan: 'unknown' },
    },
    { kind: 'not_applicable', why: 'no manifest', inventory: inventoryOf({ resources: [lockfile('package-lock.json', true)] }), answers: { scan: 'not_applicable' } },
    { kind: 'empty', why: 'nothing at all', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    {
      kind: 'pass',
      why: 'Go fixes versions in the manifest and hashes beside it; a module that is a folder of the project has none',
      inventory: inventoryOf({
        components: [locked('golang.org/x/net', 'go.sum', 'golang'), declared('golang.org/x/net', 'go.mod', 'golang'), component('dependency', 'example.com/core', { key: 'pkg:golang/example.com/core', path: 'go.mod', method: 'manifest', properties: { ecosystem: 'golang', direct: 'true', range: '../core' } })],
        resources: [lockfile('go.sum', true, 'golang')],
      }),
      answers: { scan: 'pass' },
    },
    {
      kind: 'not_applicable',
      why: 'Maven and workflows have no lockfile, and a script carries its own list',
      inventory: inventoryOf({ components: [declared('a:b', 'pom.xml', 'maven'), declared('actions/checkout', '.github/workflows/ci.yml', 'github'), declared('openai', 'scripts/ask.py', 'pypi')] }),
      answers: { scan: 'not_applicable' },
    },
    {
      kind: 'near_miss',
      why: 'where a lockfile is kept of free choice, it has to fit',
      inventory: inventoryOf({ components: [declared('OpenAI', 'Shop.csproj', 'nuget')], resources: [lockfile('packages.lock.json', true, 'nuget')] }),
      answers: { scan: 'review' },
    },
    {
      kind: 'near_miss',
      why: 'a lockfile of another package world, and one in a folder beside, lock nothing here',
      inventory: inventoryOf({ components: [declared('openai', 'api/requirements.txt', 'pypi')], resources: [lockfile('package-lock.json', true), lockfile('web/uv.lock', false, 'pypi')] }),
      answers: { scan: 'fail' },
    },
  ],
});

interface Manifest {
  readonly ecosystem: string;
  readonly path: string;
  readonly packages: readonly Component[];
}

function manifestsOf(inventory: InventoryIndex): readonly Manifest[] {
  const manifests = new Map<string, { ecosystem: string; path: string; packages: Component[] }>();
  for (const dependency of inventory.ofKind('dependency')) {
    const { ecosystem = '' } = dependency.properties;
    for (const path of new Set(dependency.occurrences.filter(({ method }) => method === 'manifest').map((place) => place.path))) {
      const manifest = manifests.get(path) ?? { ecosystem, path, packages: [] };
      manifest.packages.push(dependency);
      manifests.set(path, manifest);
    }
  }
  return [...manifests.values()].toSorted((a, b) => byCodeUnit(a.path, b.path));
}

/** Package worlds in which a lockfile is written whenever packages are installed. In the others one is kept of free choice, or not known at all. */
const writesLockfile: ReadonlySet<string> = new Set(['npm', 'pypi', 'golang', 'cargo', 'gem', 'composer']);

function isLockable({ ecosystem, path }: Manifest, inventory: InventoryIndex): boolean {
  // A script with a list of its own in a comment is installed nowhere.
  if (path.endsWith('.py') && !path.endsWith('setup.py')) return false;
  return writesLockfile.has(ecosystem) || foldersAbove(path).some((folder) => locksOf(inventory).has(`${ecosystem}:${folder}`));
}

/** Undefined when its packages are fixed. */
function judgeManifest({ ecosystem, path, packages }: Manifest, inventory: InventoryIndex): Verdict | undefined {
  const where = { evidence: [{ path, line: 1, method: 'manifest', confidence: 1 } as const], discriminator: path };
  const found = foldersAbove(path).flatMap((folder) => locksOf(inventory).get(`${ecosystem}:${folder}`) ?? []);
  if (found.length === 0) {
    const folders = new Set(foldersAbove(path));
    const unread = unreadLockfiles(inventory).find((other) => folders.has(folderOf(other)));
    if (unread) return unknown(`The lockfile ${quoted(unread)} beside ${quoted(path)} was not read.`, where);
    return inventory.isComplete ? fail(`${quoted(path)} declares packages, and no lockfile fixes their versions.`, where) : unknown(`No lockfile of ${quoted(path)} was found, but not every source was read to its end.`, where);
  }
  if (found.some(({ isRead }) => !isRead)) return unknown(`The lockfile of ${quoted(path)} is there; its format is not read, so whether it fits the manifest is not known.`, where);
  const missing = packages.find((dependency) => !isFolder(dependency) && !found.some(({ names }) => names.has(dependency.name)));
  return missing && review(`${quoted(path)} declares ${quoted(missing.name)}, which the lockfile does not fix; it may be out of date.`, where);
}

/** A folder that takes the place of a module is nothing that could be fixed. */
function isFolder({ properties }: Component): boolean {
  return properties['ecosystem'] === 'golang' && /^[./]/.test(properties['range'] ?? '');
}

/** The lockfiles of one package world in one folder. */
interface Locks {
  /** False when there is one whose format no reader reads. */
  isRead: boolean;
  readonly names: Set<string>;
}

/** By ecosystem and folder. */
const locksOf = perInventory((inventory) => {
  const locks = new Map<string, Locks>();
  const at = (ecosystem: string, path: string): Locks => {
    const key = `${ecosystem}:${folderOf(path)}`;
    const known = locks.get(key) ?? { isRead: true, names: new Set<string>() };
    locks.set(key, known);
    return known;
  };
  for (const { attributes, path = '' } of inventory.resourcesOfKind('package.lockfile')) {
    const lock = at(String(attributes['ecosystem']), path);
    if (attributes['is_read'] !== true) lock.isRead = false;
  }
  for (const { name, properties, occurrences } of inventory.ofKind('dependency')) {
    for (const { method, path } of occurrences) if (method === 'lockfile') at(properties['ecosystem'] ?? '', path).names.add(name);
  }
  return locks;
});

const unreadLockfiles = perInventory(({ coverage }) =>
  coverage.entries.flatMap(({ path, effect }) => (effect !== 'ignored' && /(?:^|[/.-])(?:lock|lockb|shrinkwrap)(?:[.-]|$)/i.test(path) ? [path] : [])),
);

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

/** The folder of a file and all above it; the top is empty. */
function foldersAbove(path: string): string[] {
  const folders = path.split('/').slice(0, -1);
  return Array.from({ length: folders.length + 1 }, (_, depth) => folders.slice(0, depth).join('/'));
}
