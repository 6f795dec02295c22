/** The numbers of this process in Prometheus's text format 0.0.4. No label names an organization. */
import type { HttpSnapshot } from '../../http/metrics.ts';
import { latencyBounds } from '../../http/metrics.ts';

export interface ProcessNumbers {
  readonly http: HttpSnapshot;
  readonly uptimeSeconds: number;
  readonly residentBytes: number;
  readonly heapUsedBytes: number;
  readonly cpuSeconds: number;
  /** Of the event loop since the last time it was asked, seconds. */
  readonly loopDelay: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** The text that a scraper reads. */
export function metricsText(numbers: ProcessNumbers): string {
  const { http, loopDelay } = numbers;
  const requests = [...http.requests].map(([label, count]) => {
    const [method, status] = label.split(' ');
    return `waybill_http_requests_total{method="${method}",status="${status}"} ${count}`;
  });
  const buckets = latencyBounds.map((bound, index) => `waybill_http_request_duration_seconds_bucket{le="${bound}"} ${http.buckets[index] ?? 0}`);
  return [
    ...family('waybill_http_requests_total', 'counter', 'Requests answered.', requests),
    ...family('waybill_http_requests_in_flight', 'gauge', 'Requests not answered yet.', [`waybill_http_requests_in_flight ${http.inFlight}`]),
    ...family('waybill_http_request_duration_seconds', 'histogram', 'Time from a request to the end of its reply.', [
      ...buckets,
      `waybill_http_request_duration_seconds_bucket{le="+Inf"} ${http.count}`,
      `waybill_http_request_duration_seconds_sum ${http.secondsSum}`,
      `waybill_http_request_duration_seconds_count ${http.count}`,
    ]),
    ...family('waybill_event_loop_delay_seconds', 'gauge', 'Delay of the event loop since the last scrape.', [
      `waybill_event_loop_delay_seconds{quantile="0.5"} ${loopDelay.p50}`,
      `waybill_event_loop_delay_seconds{quantile="0.99"} ${loopDelay.p99}`,
      `waybill_event_loop_delay_seconds{quantile="1"} ${loopDelay.max}`,
    ]),
    ...family('process_uptime_seconds', 'gauge', 'Seconds since the process began.', [`process_uptime_seconds ${numbers.uptimeSeconds}`]),
    ...family('process_resident_memory_bytes', 'gauge', 'Resident memory.', [`process_resident_memory_bytes ${numbers.residentBytes}`]),
    ...family('process_heap_bytes', 'gauge', 'JavaScript heap in use.', [`process_heap_bytes ${numbers.heapUsedBytes}`]),
    ...family('process_cpu_seconds_total', 'counter', 'CPU time, user and system.', [`process_cpu_seconds_total ${numbers.cpuSeconds}`]),
    '',
  ].join('\n');
}

function family(name: string, type: 'counter' | 'gauge' | 'histogram', help: string, lines: readonly string[]): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...lines];
}
