/** One scan in its own process, so that its wall time and peak memory are its own. Prints them as JSON. */
import { scanTarget } from '../../agent/engine/scan.ts';

const [target = '.', mode = 'whole'] = process.argv.slice(2);
const startedAt = performance.now();
const report = await scanTarget({
  target,
  deep: true,
  generatedAt: new Date(0),
  signal: new AbortController().signal,
  onProgress: () => {},
  prefilterOnly: mode === 'prefilter',
});
const [source] = report.coverage.sources;
console.log(
  JSON.stringify({
    ms: performance.now() - startedAt,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    files: source?.artifacts_listed,
    parsed: source?.artifacts_parsed,
    bytes: source?.bytes_read,
    byReader: source?.by_reader,
    components: report.components.length,
    aiComponents: report.components.filter(({ is_ai }) => is_ai).length,
  }),
);
