/** Entry of a worker thread: reads batches of artifacts until its port closes. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import * as registry from '../readers/registry.gen.ts';
import { createPrefilter } from './prefilter.ts';
import { createArtifactReader, type ArtifactResult } from './read-artifact.ts';
import type { Batch, BatchResult, WorkerInit } from './worker-protocol.ts';

const init = workerData as WorkerInit;
const position = new Int32Array(init.position);
const catalog = loadCatalog();
const reader = createArtifactReader({
  readers: Object.values(registry),
  catalog,
  prefilter: createPrefilter(catalog),
  source: init.source,
  isOneOfSeveral: init.isOneOfSeveral ?? false,
  ...(init.fingerprintKey !== undefined && { fingerprintKey: init.fingerprintKey }),
  prefilterOnly: init.prefilterOnly,
});

parentPort?.on('message', async ({ artifacts, known }: Batch) => {
  const results: ArtifactResult[] = [];
  const plain = { artifacts: 0, bytes: 0 };
  const plainVersions: { path: string; digest: string; bytes: number }[] = [];
  let last = '';
  for (const [index, artifact] of artifacts.entries()) {
    Atomics.store(position, 0, index);
    const result = await reader.read(artifact, known?.[index]);
    last = result.path;
    const isKnown = result.version !== undefined && result.version.kept === undefined;
    if (isKnown || result.draft !== undefined || result.entries.length > 0 || result.parsedBy.length > 0) results.push(result);
    else {
      plain.artifacts += 1;
      plain.bytes += result.bytes;
      if (result.version) plainVersions.push({ path: result.path, digest: result.version.digest, bytes: result.bytes });
    }
  }
  parentPort?.postMessage({ results, plain, ...(known && { plainVersions }), last } satisfies BatchResult);
});
