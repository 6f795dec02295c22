import { reading } from '../../documents/reading.ts';
import { cleanUrl } from '../../documents/urls.ts';
import { defineReader } from '../../reader.ts';
import { dependencyFact, edgeTo, hexHash, type Hashes } from '../dependency-fact.ts';
import { exactGemVersion, isGemName } from './gem-names.ts';

interface LockedGem {
  readonly name: string;
  readonly version: string | undefined;
  readonly range: string | undefined;
  readonly needs: string[];
  readonly line: number;
}

interface GemLock {
  readonly gems: readonly LockedGem[];
  /** Of the section `DEPENDENCIES`. */
  readonly asked: ReadonlySet<string>;
  readonly hashes: ReadonlyMap<string, Hashes>;
}

export default defineReader({
  id: 'gemfile-lock',
  title: 'Exact versions, checksums and edges of Gemfile.lock',
  version: 1,
  gate: 'always',
  // 8 MiB: a lockfile of 500 gems has 50 KiB.
  bytesMax: 8 * 1024 * 1024,
  accepts: ({ lowerName }) => lowerName === 'gemfile.lock' || lowerName === 'gems.locked' || lowerName.endsWith('.gemfile.lock'),

  read: reading((artifact, findings) => {
    const text = artifact.text();
    const { gems, asked, hashes } = readLock(text);
    if (gems.length === 0 && text.trim() !== '' && !/^(?:GEM|PATH|GIT|DEPENDENCIES)\s*$/m.test(text.slice(0, 4096))) findings.note('parse_error', 'No section of a lockfile from line 1 on.');
    const versions = new Map(gems.map(({ name, version }) => [name, version] as const));
    for (const { name, version, range, needs, line } of gems) {
      const requires = needs.map((need) => edgeTo(need, versions.get(need)));
      findings.add(dependencyFact({ ecosystem: 'gem', name, version, range, isDirect: asked.has(name), origin: 'lockfile', requires, hashes: hashes.get(`${name} ${version}`), line }));
    }
  }),

  examples: [
    {
      why: 'sections, edges, platforms, checksums; what the Gemfile asks for is direct',
      path: 'Gemfile.lock',
      text: `GIT
  remote: https://user:hunter2secret@git.example.com/fork.git
  revision: 0123abc
  specs:
    fork (1.0.0)

PATH
  remote: engines/core
  specs:
    core (0.1.0)
      faraday

GEM
  remote: https://rubygems.example.com/
  specs:
    event_stream_parser (1.0.0)
    faraday (2.9.0)
    nokogiri (1.16.5-x86_64-linux)
    ruby-openai (7.0.1)
      event_stream_parser (>= 0.3.0, < 2.0.0)
      faraday (>= 1)

PLATFORMS
  x86_64-linux

DEPENDENCIES
  core!
  fork!
  ruby-openai (~> 7.0)

CHECKSUMS
  faraday (2.9.0) sha256=${'ab'.repeat(32)}

BUNDLED WITH
   2.5.6
`,
      facts: [
        { type: 'dependency', ecosystem: 'gem', name: 'fork', version: '1.0.0', range: 'https://git.example.com/fork.git', isDirect: true, line: 5 },
        { type: 'dependency', name: 'event_stream_parser', version: '1.0.0', isDirect: false, origin: 'lockfile', line: 16 },
        { type: 'dependency', name: 'faraday', version: '2.9.0', hashes: [{ algorithm: 'sha256', hex: 'ab'.repeat(32) }], line: 17 },
        { type: 'dependency', name: 'nokogiri', version: '1.16.5', line: 18 },
        { type: 'dependency', name: 'ruby-openai', version: '7.0.1', isDirect: true, requires: [{ name: 'event_stream_parser', version: '1.0.0' }, { name: 'faraday', version: '2.9.0' }], line: 19 },
      ],
    },
    { why: 'folders of the project and the names of sections are no gems', path: 'Gemfile.lock', text: 'PATH\n  remote: .\n  specs:\n    openai (0.1.0)\n\nPLATFORMS\n  ruby\n\nDEPENDENCIES\n  openai!\n', none: 'all' },
    { why: 'prose is no lockfile', path: 'Gemfile.lock', text: 'we use openai\n', none: 'all', trouble: 'parse_error' },
  ],
});

/** Sections begin at the left, packages have four blanks before them and their edges six. */
function readLock(text: string): GemLock {
  const gems: LockedGem[] = [];
  const asked = new Set<string>();
  const hashes = new Map<string, Hashes>();
  let section = '';
  let remote: string | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const written = raw.trim();
    if (written === '') continue;
    if (!raw.startsWith(' ')) {
      section = written;
      remote = undefined;
    } else if (section === 'DEPENDENCIES') asked.add(/^[^\s!(]+/.exec(written)?.[0] ?? '');
    else if (section === 'CHECKSUMS') noteChecksum(written, hashes);
    else if (raw.startsWith('  remote: ')) remote = written.slice('remote: '.length);
    else if (section === 'GEM' || section === 'GIT' || section === 'PLUGIN SOURCE') readSpec({ raw, written, line: index + 1, range: section === 'GIT' && remote !== undefined ? cleanUrl(remote).url : undefined }, gems);
  }
  return { gems, asked, hashes };
}

function readSpec({ raw, written, line, range }: { raw: string; written: string; line: number; range: string | undefined }, gems: LockedGem[]): void {
  const name = written.split(' ')[0]?.replace(/!$/, '') ?? '';
  if (!isGemName(name)) return;
  if (raw.startsWith('      ')) gems.at(-1)?.needs.push(name);
  else if (raw.startsWith('    ')) gems.push({ name, version: versionOf(written), range, needs: [], line });
}

/** `nokogiri (1.16.5-x86_64-linux)` is built for a platform; its version is the part before. */
function versionOf(written: string): string | undefined {
  const stated = /\(([^()]{1,100})\)$/.exec(written)?.[1];
  return stated === undefined ? undefined : exactGemVersion(stated.split('-')[0] ?? '');
}

function noteChecksum(written: string, hashes: Map<string, Hashes>): void {
  const [name = '', , digest = ''] = written.split(' ');
  const version = /\(([^()]{1,100})\)/.exec(written)?.[1];
  // A checksum of a build for a platform is not that of the gem.
  if (version !== undefined && !version.includes('-')) hashes.set(`${name} ${version}`, hexHash('sha256', digest.replace(/^sha256=/, '')));
}
