/**
 * The labelled corpus: small trees written by hand, each with its `labels.yaml`.
 * A credential stands in it in pieces with `␟` between them, which is taken out before the file is read: no real-looking key stands in the repository.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '#shared/model/order.ts';
import { LabelError, readLabels, type Labels } from './labels.ts';
import { measure, type Measured } from './measure.ts';
import { scanTree } from './scan-tree.ts';

export const corpusFolder = join(import.meta.dirname, '../fixtures/corpus');

const labelFile = 'labels.yaml';
const seam = '\u241f';

export interface CorpusCase {
  readonly name: string;
  readonly folder: string;
  readonly labels: Labels;
}

/** Every case, by name. @throws {LabelError} for the first malformed one, and for a folder without labels. */
export function loadCorpus(folder = corpusFolder): CorpusCase[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort(byCodeUnit)
    .map((name) => loadCase(name, folder));
}

/** One case. @throws {LabelError} when there is none of this name, or its labels are malformed. */
export function loadCase(name: string, corpus = corpusFolder): CorpusCase {
  const folder = join(corpus, name);
  const file = join(folder, labelFile);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new LabelError(`${file}: there is no such file. Every case of the corpus has one.`);
  return { name, folder, labels: readLabels(file, folder) };
}

/** Scans a case and holds what is found against its labels. */
export async function measureCase({ name, folder, labels }: CorpusCase): Promise<Measured & { readonly readers: ReadonlySet<string> }> {
  const { components, readers } = await scanTree(folder, { without: new Set([labelFile]), mediaTypes: labels.mediaTypes, seam });
  return { ...measure(name, labels, components), readers };
}
