import { describe, expect, it } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import type { Component } from '#shared/model/component.ts';
import { mergeDrafts } from '../../agent/engine/merge.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../agent/engine/read-artifact.ts';
import * as readers from '../../agent/readers/registry.gen.ts';

const catalog = loadCatalog();
const reader = createArtifactReader({ readers: Object.values(readers), catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

/** The AI components of one artifact, through prefilter, readers and recognition. */
async function componentsOf(artifact: { path: string; text: string }): Promise<Component[]> {
  const { path, draft } = await reader.read({ path: artifact.path, locator: { kind: 'bytes', bytes: Buffer.from(artifact.text) } });
  return draft ? mergeDrafts([{ path, draft }]).components.filter((component) => component.is_ai) : [];
}

/** What is found without settings: a model id or a prompt under a name that says so counts in any file, whatever is called there. */
function ofEntry(components: readonly Component[], finds: readonly { kind: string; name: string }[] = []): Component[] {
  const isExpected = (component: Component) => finds.some((expected) => shown(expected) === shown(component));
  const isSetting = ({ kind, occurrences }: Component) =>
    ['model', 'embedding_model', 'provider', 'prompt'].includes(kind) && occurrences.every(({ method }) => method === (kind === 'prompt' ? 'pattern' : 'configuration'));
  return components.filter((component) => isExpected(component) || !isSetting(component));
}

const shown = (component: { kind: string; name: string }) => `${component.kind} ${component.name}`;

describe.each(catalog.entries.map((entry) => ({ id: entry.id, entry })))('$id', ({ entry }) => {
  it('has examples and near misses', () => {
    expect(entry.examples.length).toBeGreaterThan(0);
    expect(entry.nearMisses.length).toBeGreaterThan(0);
  });

  it.each(entry.examples)('finds exactly what it says: $why', async (example) => {
    const components = ofEntry(await componentsOf(example), example.finds);

    expect(components.map(shown).sort()).toEqual(example.finds.map(shown).sort());
    for (const expected of example.finds) {
      const found = components.find((component) => shown(component) === shown(expected)) as Component;
      if (expected.line !== undefined) expect(found.occurrences.map(({ line }) => line), shown(expected)).toContain(expected.line);
      if (expected.provider !== undefined) expect(found.provider, shown(expected)).toBe(expected.provider);
    }
  });

  it.each(entry.nearMisses)('finds nothing: $why', async (nearMiss) => {
    expect(ofEntry(await componentsOf(nearMiss)).map(shown)).toEqual([]);
  });
});
