import { describe, expect, it } from 'vitest';
import { createWorkerPool } from '../../../agent/engine/worker-pool.ts';
import type { ArtifactResult } from '../../../agent/engine/read-artifact.ts';
import type { ListedArtifact } from '../../../agent/sources/source.ts';

const artifact = (path: string, text: string): ListedArtifact => ({ path, locator: { kind: 'bytes', bytes: Buffer.from(text) } });

async function readAll(batches: readonly (readonly ListedArtifact[])[], artifactMsMax?: number): Promise<ArtifactResult[]> {
  const results: ArtifactResult[] = [];
  const pool = createWorkerPool({
    workers: 1,
    init: { source: 'dir:.', prefilterOnly: false },
    onBatch: (batch) => results.push(...batch.results),
    ...(artifactMsMax !== undefined && { artifactMsMax }),
  });
  try {
    for (const batch of batches) await pool.submit(batch);
    await pool.drain();
  } finally {
    await pool.close();
  }
  return results;
}

describe('the worker pool', () => {
  it('gives every artifact back once', async () => {
    const batches = Array.from({ length: 5 }, (_, batch) => Array.from({ length: 7 }, (_, index) => artifact(`${batch}/${index}.py`, 'import openai\n')));

    const results = await readAll(batches);

    expect(results.map(({ path }) => path).sort()).toEqual(batches.flat().map(({ path }) => path).sort());
    expect(results.every(({ draft }) => draft !== undefined)).toBe(true);
  });

  it('gives up an artifact that takes too long, says so, and reads the others of its batch', async () => {
    const line = 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "x"}])\n';
    const slow = `from openai import OpenAI\nclient = OpenAI()\n${line.repeat(10_500)}`;

    // How long it takes depends on the machine and on what else that does; a third of it is too little for the slow one and plenty for the others.
    const startedAt = performance.now();
    await readAll([[artifact('slow.py', slow)]]);
    const tooShortMs = (performance.now() - startedAt) / 3;

    const results = await readAll([[artifact('before.py', 'import openai\n'), artifact('slow.py', slow), artifact('after.py', 'import openai\n')]], tooShortMs);

    expect(results.find(({ path }) => path === 'slow.py')?.entries.map(({ reason }) => reason)).toEqual(['timed_out']);
    expect(results.filter(({ path, draft }) => path !== 'slow.py' && draft !== undefined).map(({ path }) => path).sort()).toEqual(['after.py', 'before.py']);
  });
});
