/** Scans a tree as the product does, in this process: the same listing, prefilter, readers, recognition and merging; only the threads are left out. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import type { Component } from '#shared/model/component.ts';
import { mergeDrafts, type ReadDraft } from '../../agent/engine/merge.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { createArtifactReader, type ArtifactReader } from '../../agent/engine/read-artifact.ts';
import * as registry from '../../agent/readers/registry.gen.ts';
import type { ListedArtifact } from '../../agent/sources/source.ts';
import { openTarget } from '../../agent/sources/target.ts';

export interface ScannedTree {
  /** AI components only, ordered by id. */
  readonly components: readonly Component[];
  /** Ids of the readers that read something of it. */
  readonly readers: ReadonlySet<string>;
}

export interface TreeOptions {
  /** Paths that are left out. */
  readonly without?: ReadonlySet<string>;
  /** Media types of artifacts that stand for what an API said, by path. */
  readonly mediaTypes?: Readonly<Record<string, string>>;
  /** Text that is taken out of every file before it is read. */
  readonly seam?: string;
}

let shared: ArtifactReader | undefined;

/** One reader for all trees: grammars and tables are made once. */
function artifactReader(): ArtifactReader {
  const catalog = loadCatalog();
  shared ??= createArtifactReader({ readers: Object.values(registry), catalog, prefilter: createPrefilter(catalog), source: 'tree' });
  return shared;
}

/** The AI components of a tree. Ignore files of the folders above it rule it, as they do in a scan. */
export async function scanTree(folder: string, options: TreeOptions = {}): Promise<ScannedTree> {
  const reader = artifactReader();
  const drafts: ReadDraft[] = [];
  const readers = new Set<string>();
  const opened = await openTarget(`dir:${folder}`, { name: 'tree', deep: false, settings: {}, observedAt: '2026-01-01T00:00:00Z' });
  for await (const page of opened.list(new AbortController().signal)) {
    for (const artifact of page.artifacts) {
      if (options.without?.has(artifact.path)) continue;
      const { path, draft, parsedBy } = await reader.read(prepared(artifact, folder, options));
      for (const id of parsedBy) readers.add(id);
      if (draft) drafts.push({ path, draft });
    }
  }
  await opened.close?.();
  return { components: mergeDrafts(drafts).components.filter((component) => component.is_ai), readers };
}

function prepared(artifact: ListedArtifact, folder: string, { mediaTypes = {}, seam }: TreeOptions): ListedArtifact {
  const mediaType = mediaTypes[artifact.path];
  const typed = mediaType === undefined ? artifact : { ...artifact, mediaType };
  if (seam === undefined) return typed;
  const bytes = readFileSync(join(folder, artifact.path));
  return bytes.includes(seam) ? { ...typed, locator: { kind: 'bytes', bytes: Buffer.from(bytes.toString('utf8').replaceAll(seam, '')) } } : typed;
}
