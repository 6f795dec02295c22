/** One scan (with a cache: `rescan`), or one prefilter pass, in its own process, so that its wall time and peak memory are its own. Prints them as JSON. */
import { availableParallelism } from 'node:os';
import { readSource } from '../../agent/engine/read-source.ts';
import { scanTarget } from '../../agent/engine/scan.ts';
import { createWorkerPool } from '../../agent/engine/worker-pool.ts';
import { openTarget } from '../../agent/sources/target.ts';

const [target = '.', mode = 'whole', cacheDir = ''] = process.argv.slice(2);
const signal = new AbortController().signal;

console.log(JSON.stringify({ ...(mode === 'prefilter' ? await prefilterPass() : await wholeScan()), peakBytes: process.resourceUsage().maxRSS * 1024 }));

async function wholeScan() {
  const startedAt = performance.now();
  const cache = mode === 'rescan' ? { dir: cacheDir, nowMs: Date.now(), onTrouble: console.error } : undefined;
  const report = await scanTarget({ target, deep: true, generatedAt: new Date(0), signal, onProgress: () => {}, ...(cache && { cache }) });
  const [source] = report.coverage.sources;
  return {
    ms: performance.now() - startedAt,
    files: source?.artifacts_listed,
    parsed: source?.artifacts_parsed,
    bytes: source?.bytes_read,
    byReader: source?.by_reader,
    components: report.components.length,
    aiComponents: report.components.filter(({ is_ai: isAi }) => isAi).length,
  };
}

/** Listing, reading and filtering with the threads up: the pass itself, as the scan makes it. */
async function prefilterPass() {
  const counts = { files: 0, bytes: 0 };
  const workers = availableParallelism();
  const pool = createWorkerPool({
    workers,
    init: { source: 'bench', prefilterOnly: true },
    onBatch: ({ results, plain }) => {
      counts.files += results.length + plain.artifacts;
      counts.bytes += plain.bytes + results.reduce((sum, { bytes }) => sum + bytes, 0);
    },
  });
  for (let worker = 0; worker < workers; worker += 1) await pool.submit([{ path: 'warm.ts', locator: { kind: 'bytes', bytes: Buffer.from('export {};') } }]);
  await pool.drain();
  const startedAt = performance.now();
  await readSource({ source: await openTarget(target, { deep: true, settings: {}, observedAt: '2026-11-21T00:00:00Z' }), pool, signal, onPage: () => {}, onListed: () => {} });
  const ms = performance.now() - startedAt;
  await pool.close();
  return { ms, ...counts };
}
