/** What the process says of itself. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { apiError } from '#shared/api/api-error.ts';
import { sha256Hex } from '#shared/model/hash.ts';
import { equalInConstantTime } from '../../crypto/keyed-hash.ts';
import type { HttpMetrics } from '../../http/metrics.ts';
import type { RouteRecord } from '../../http/route.ts';
import { metricsText } from './metrics-text.ts';
import { openApiDocument } from './openapi.ts';

export interface SystemService {
  /** `instance` tells two data directories apart and says nothing else. */
  health(): { status: 'ok' | 'draining'; instance: string };
  /**
   * Prometheus text.
   * @param authorization - the header of that name. @throws {AppError} `unauthorized` when the operator has set a token and it does not carry it.
   */
  metrics(authorization: string | undefined): string;
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
  /** What `GET /metrics` asks for; open when absent. */
  metricsToken?: string | undefined;
}): SystemService {
  const { instance, version, routes, httpMetrics, drain } = options;
  // Hashes of one length: the time of the comparison tells nothing about the token.
  const metricsToken = options.metricsToken === undefined ? undefined : sha256Hex(options.metricsToken);
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  let document: Record<string, unknown> | undefined;

  return {
    health: () => ({ status: drain.aborted ? 'draining' : 'ok', instance }),
    metrics: (authorization) => {
      const given = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
      if (metricsToken !== undefined && !equalInConstantTime(sha256Hex(given ?? ''), metricsToken)) {
        throw apiError('unauthorized', 'The metrics of this server need their token.', { field: 'Authorization', hint: 'Send Authorization: Bearer with the token of WAYBILL_METRICS_TOKEN_FILE.' });
      }
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
