/**
 * An agent as a process that a test may kill; its scan gives a made-up report of many components, or with `forever` runs until it is stopped.
 * Arguments: server, folder, token, components. */
import { AppError } from '../../shared/model/app-error.ts';
import { bigReport } from '../harness/report-fixture.ts';
import { jsonLog } from '../../agent/link/log.ts';
import { agentTimes, runAgent } from '../../agent/link/run-agent.ts';

const [, , server = '', agentDir = '', token = '', components = '10'] = process.argv;
const say = (event: object) => console.log(JSON.stringify(event));
const tokens = [token];

await runAgent({
  server,
  agentDir,
  self: { name: 'killed-agent', hostName: 'host', labels: [], version: '0.1.0', os: 'test' },
  allowedRoots: [],
  slots: 1,
  spoolLimits: { bytesMax: 1024 ** 3, ageMaxMs: 1_000_000_000, whenFull: 'stop' },
  scan: async ({ onProgress, signal }) => {
    onProgress({ stage: 'reading', done: 1, total: 2 });
    if (components === 'forever') {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      throw new AppError('cancelled', 'The scan was cancelled.');
    }
    return bigReport({ components: Number(components), findings: 3 });
  },
  generatedAt: () => new Date('2026-11-21T10:00:00Z'),
  nextToken: async () => tokens.shift(),
  onReady: () => say({ event: 'ready' }),
  onJobEnd: (_scanId, end) => say({ event: 'ended', end: end.kind }),
  onSettled: (_path, { kind }) => say({ event: 'settled', kind }),
  times: { ...agentTimes, beats: { ...agentTimes.beats, beatMs: 300 }, delivery: { firstMs: 50, maxMs: 200 }, poll: { firstMs: 50, maxMs: 200 }, lockMs: 1_000 },
  log: jsonLog((line) => void process.stderr.write(line), Date.now),
  signal: new AbortController().signal,
});
