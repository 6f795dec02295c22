/** What the process says of itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { HttpMetrics } from '../../http/metrics.ts';
import type { RouteRecord } from '../../http/route.ts';
import { metricsText } from './metrics-text.ts';
import { openApiDocument } from './openapi.ts';

export interface SystemService {
  /** `instance` tells two data directories apart and says nothing else. */
  health(): { status: 'ok' | 'draining'; instance: string };
  /** Prometheus text. */
  metrics(): string;
  openApi(): Record<string, unknown>;
  close(): void;
}

const nanosPerSecond = 1e9;

export function createSystemService(options: {
  instance: string;
  version: string;
  routes: readonly RouteRecord[];
  httpMetrics: HttpMetrics;
  drain: AbortSignal;
}): SystemService {
  const { instance, version, routes, httpMetrics, drain } = options;
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let document: Record<string, unknown> | undefined;

  return {
    health: () => ({ status: drain.aborted ? 'draining' : 'ok', instance }),
    metrics: () => {
      const memory = process.memoryUsage();
      const cpu = process.cpuUsage();
      const loopDelay = {
        p50: loop.percentile(50) / nanosPerSecond,
        p99: loop.percentile(99) / nanosPerSecond,
        max: loop.max / nanosPerSecond,
      };
      loop.reset();
      return metricsText({
        http: httpMetrics.snapshot(),
        uptimeSeconds: process.uptime(),
        residentBytes: memory.rss,
        heapUsedBytes: memory.heapUsed,
        cpuSeconds: (cpu.user + cpu.system) / 1e6,
        loopDelay,
      });
    },
    openApi: () => (document ??= openApiDocument(routes, version)),
    close: () => void loop.disable(),
  };
}
