/** The gate: our list stays right on every case of the corpus. `npm run accuracy` prints the figures and every mistake. */
import { beforeAll, describe, expect, it } from 'vitest';
import { componentKinds } from '#shared/model/component.ts';
import * as registry from '../../agent/readers/registry.gen.ts';
import { loadCorpus, measureCase } from './corpus.ts';
import { precisionOf, recallOf, total, type Counts } from './measure.ts';

const recallMin = 0.97;
const precisionMin = 0.98;
const labelsMin = 400;
const nearMissesMin = 300;

/** Kinds that no file gives yet; each leaves this list with its first label. */
const kindsWithoutLabels = new Set(['skill', 'cloud_resource']);

const cases = loadCorpus();
let measured: Awaited<ReturnType<typeof measureCase>>[] = [];

beforeAll(async () => {
  for (const one of cases) measured.push(await measureCase(one));
});

describe('the corpus', () => {
  it(`keeps recall at ${recallMin} and precision at ${precisionMin} for every kind`, () => {
    const { counts, mistakes } = total(measured);
    const isWeak = (of: Counts | undefined) => of !== undefined && ((recallOf(of) ?? 1) < recallMin || (precisionOf(of) ?? 1) < precisionMin);
    const weak = mistakes.filter(({ kind }) => isWeak(counts[kind]));

    expect(weak.map(({ what, kind, name, tree, at }) => `${what}: ${kind} ${name} at ${tree}/${at}`)).toEqual([]);
  });

  it('is large enough to say something', () => {
    const { counts, nearMisses } = total(measured);
    const labels = Object.values(counts).reduce((sum, of) => sum + of.labels, 0);

    expect(labels).toBeGreaterThanOrEqual(labelsMin);
    expect(nearMisses).toBeGreaterThanOrEqual(nearMissesMin);
  });

  it('has every kind of component', () => {
    const { counts } = total(measured);

    expect(componentKinds.filter((kind) => !counts[kind]?.labels && !kindsWithoutLabels.has(kind))).toEqual([]);
  });

  it('has every language that is read', () => {
    const languages = Object.values(registry).filter((reader) => reader.gate === 'literals');
    const read = new Set(measured.flatMap(({ readers }) => [...readers]));

    expect(languages.map(({ id }) => id).filter((id) => !read.has(id))).toEqual([]);
  });
});
