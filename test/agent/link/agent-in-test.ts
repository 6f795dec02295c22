import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Report } from '../../../shared/model/report.ts';
import type { JobEnd, Scan } from '../../../agent/link/job.ts';
import { jsonLog, type Log } from '../../../agent/link/log.ts';
import { agentTimes, runAgent, type AgentTimes, type RunAgentOptions } from '../../../agent/link/run-agent.ts';
import { threadEntry } from '../../harness/bundle.ts';
import { goodToken } from './reply-server.ts';

/** Short enough that a test waits for milliseconds where an agent waits for seconds. */
export const shortTimes: AgentTimes = {
  ...agentTimes,
  beats: { beatMs: 100, progressMs: 20, timeoutMs: 2_000 },
  pollMs: 1_000,
  pauseMs: 20,
  graceMs: 2_000,
  lockMs: 50,
  delivery: { firstMs: 10, maxMs: 50 },
  poll: { firstMs: 10, maxMs: 50 },
};

/** A report that says nothing; its target is in its source. */
export function emptyReport(target: string): Report {
  return {
    schema: 'waybill-report/1',
    tool: { name: 'waybill', version: '0.1.0' },
    generated_at: '2026-11-21T12:00:00Z',
    sources: [{ key: target, kind: 'dir', name: '.', attributes: {} }],
    resources: [],
    components: [],
    relationships: [],
    checks: [],
    coverage: {
      sources: [{ source: target, state: 'complete', artifacts_listed: 0, artifacts_read: 0, artifacts_parsed: 0, bytes_read: 0, by_reader: {} }],
      entries: [],
    },
  };
}

/** A scan that ends at once. */
export const quickScan: Scan = async ({ target, onProgress }) => {
  onProgress({ stage: 'reading', done: 1, total: 1 });
  return emptyReport(target);
};

export interface AgentInTest {
  readonly done: Promise<void>;
  readonly ends: { scanId: string; end: JobEnd }[];
  readonly logged: string[];
  /** Aborts and waits. */
  stop(): Promise<void>;
  untilEnded(count: number): Promise<void>;
}

/** Runs an agent in this process until the test is over. */
export function startAgent(given: Partial<RunAgentOptions> & Pick<RunAgentOptions, 'server' | 'agentDir'>): AgentInTest {
  const controller = new AbortController();
  const ends: AgentInTest['ends'] = [];
  const watchers = new Set<() => void>();
  const logged: string[] = [];
  const log: Log = jsonLog((line) => logged.push(line), Date.now);
  const tokens = [goodToken];
  const done = runAgent({
    self: { name: 'test-agent', hostName: 'host', labels: [], version: '0.1.0', os: 'test' },
    allowedRoots: [],
    slots: 1,
    spoolLimits: { bytesMax: 1024 ** 3, ageMaxMs: 1_000_000_000, whenFull: 'stop' },
    scan: quickScan,
    generatedAt: () => new Date('2026-11-21T12:00:00Z'),
    nextToken: async () => tokens.shift(),
    times: shortTimes,
    heartbeatEntry: threadEntry('heartbeat-worker'),
    log,
    signal: controller.signal,
    onJobEnd: (scanId, end) => {
      ends.push({ scanId, end });
      for (const watch of watchers) watch();
    },
    ...given,
  });
  const stop = async () => {
    controller.abort();
    await done.catch(() => {});
  };
  done.catch(() => {});
  onTestFinished(stop);
  return {
    done,
    ends,
    logged,
    stop,
    untilEnded: (count) =>
      new Promise((resolve) => {
        const watch = () => {
          if (ends.length < count) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        watch();
      }),
  };
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
