import { reading } from '../../documents/reading.ts';
import { cleanUrl, isUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash, type Hashes, type Requires } from '../dependency-fact.ts';
import { exactVersion, hashesOf, isNpmName } from './npm-names.ts';
import { yarnLockExamples } from './yarn-lock-examples.ts';
import { descriptorName, yarnEntries, type YarnEntry } from './yarn-entries.ts';

/** Tables whose packages are installed for an entry. Peers are asked for, and whoever uses the package brings them. */
const needed = ['dependencies', 'optionalDependencies'] as const;

export default defineReader({
  id: 'yarn-lock',
  title: 'Exact versions, hashes and edges of yarn.lock, of Yarn 1 and later',
  version: 1,
  gate: 'always',
  // 32 MiB: the largest lockfiles of public monorepos are about 3 MiB.
  bytesMax: 32 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'yarn.lock',

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const entries = yarnEntries(text);
    if (entries.length === 0 && !isEmptyLock(text)) findings.note('parse_error', 'No entry of a lockfile from line 1 on.');
    const byDescriptor = new Map(entries.flatMap((entry) => entry.descriptors.map((descriptor) => [descriptor, entry] as const)));
    const ends = new Map(entries.map((entry) => [entry, edgesOf(entry, byDescriptor)] as const));
    const direct = directOf(entries, ends);

    const identified = new Map(entries.map((entry) => [entry, identify(entry)] as const));
    for (const [entry, found] of identified) {
      if (!found) continue;
      // The `checksum` of later Yarns is that of an archive of its own making, not of the package.
      findings.add(
        dependencyFact({
          ecosystem: 'npm',
          ...found,
          isDirect: direct.has(entry),
          origin: 'lockfile',
          requires: (ends.get(entry) ?? []).flatMap((end) => requirementOf(end, identified)),
          hashes: digestsOf(entry),
          line: entry.line,
        }),
      );
    }
  }),

  examples: yarnLockExamples,
});

/** Yarn before 1.10 has no field for it, and writes SHA-1 of the archive behind its address. */
function digestsOf({ fields }: YarnEntry): Hashes {
  const integrity = fields.get('integrity');
  const resolved = fields.get('resolved') ?? '';
  if (integrity !== undefined || !resolved.includes('.tgz#')) return hashesOf(integrity ?? '');
  return hexHash('sha1', resolved.slice(resolved.lastIndexOf('#') + 1));
}

function isEmptyLock(text: string): boolean {
  return text.trim() === '' || text.includes('yarn lockfile v1') || text.includes('__metadata:');
}

/** The package of an entry; undefined for folders of this project. An alias is the package behind it. */
function identify({ descriptors, fields }: YarnEntry): { name: string; version?: string; range?: string } | undefined {
  const [descriptor = ''] = descriptors;
  const resolution = fields.get('resolution') ?? '';
  const reference = resolution === '' ? descriptor.slice(descriptorName(descriptor).length + 1) : resolution.slice(descriptorName(resolution).length + 1);
  if (/^(?:workspace|link|portal|file):|^\.{0,2}\//.test(reference)) return undefined;
  // A patched package is the package, with the patch in this project.
  const patched = /^patch:((?:@|%40)?[^@]+)@/.exec(reference)?.[1];
  const alias = /^npm:((?:@[^/@\s]+\/)?[^@\s]+)@/.exec(reference)?.[1];
  const name = alias ?? (patched === undefined ? undefined : decoded(patched)) ?? descriptorName(resolution === '' ? descriptor : resolution);
  if (!isNpmName(name)) return undefined;
  const version = exactVersion(fields.get('version') ?? '');
  const isRemote = !reference.startsWith('npm:') && (isUrl(reference) || reference.includes('#'));
  if (!isRemote && version !== undefined) return { name, version };
  return { name, ...(version !== undefined && { version }), range: cleanUrl(reference).url };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What an entry needs, found by name and range; a name alone when no entry answers. */
function edgesOf({ tables }: YarnEntry, byDescriptor: ReadonlyMap<string, YarnEntry>): (YarnEntry | string)[] {
  return needed.flatMap((table) =>
    [...(tables.get(table) ?? [])].flatMap(([name, range]) => byDescriptor.get(`${name}@${range}`) ?? byDescriptor.get(`${name}@npm:${range}`) ?? (table === 'dependencies' ? name : [])),
  );
}

function requirementOf(end: YarnEntry | string, identified: ReadonlyMap<YarnEntry, ReturnType<typeof identify>>): Requires {
  if (typeof end === 'string') return isNpmName(end) ? [{ name: end }] : [];
  const found = identified.get(end);
  return found ? [edgeTo(found.name, found.version)] : [];
}

/** Later Yarns list the project and its workspaces; of Yarn 1 only what nobody else needs is sure to be asked for by the project. */
function directOf(entries: readonly YarnEntry[], ends: ReadonlyMap<YarnEntry, readonly (YarnEntry | string)[]>): Set<YarnEntry> {
  const projects = entries.filter(({ descriptors }) => descriptors.some((descriptor) => descriptor.includes('@workspace:')));
  const endsOf = (some: readonly YarnEntry[]): Set<YarnEntry> => new Set(some.flatMap((entry) => (ends.get(entry) ?? []).filter((end): end is YarnEntry => typeof end !== 'string')));
  if (projects.length > 0) return endsOf(projects);
  const brought = endsOf(entries);
  return new Set(entries.filter((entry) => !brought.has(entry)));
}
