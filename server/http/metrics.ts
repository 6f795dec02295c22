/** Numbers about this process's HTTP work. No label names an organization, a person or an id. */

/** Upper bounds of the latency histogram, seconds. */
export const latencyBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

export interface HttpMetrics {
  /** Counts a request that has begun, and returns what to call when it has ended. */
  begin(): (end: { method: string; status: number; seconds: number }) => void;
  snapshot(): HttpSnapshot;
}

export interface HttpSnapshot {
  readonly inFlight: number;
  /** By method and class of status: `GET 2xx`. */
  readonly requests: ReadonlyMap<string, number>;
  /** Requests at most as long as each of `latencyBounds`. */
  readonly buckets: readonly number[];
  readonly count: number;
  readonly secondsSum: number;
}

const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counters that start at zero. */
export function createHttpMetrics(): HttpMetrics {
  const requests = new Map<string, number>();
  const buckets = latencyBounds.map(() => 0);
  let inFlight = 0;
  let count = 0;
  let secondsSum = 0;

  return {
    begin() {
      inFlight += 1;
      return ({ method, status, seconds }) => {
        inFlight -= 1;
        count += 1;
        secondsSum += seconds;
        // A client may send any word as its method; the table must not grow with them.
        const label = `${knownMethods.has(method) ? method : 'other'} ${Math.floor(status / 100)}xx`;
        requests.set(label, (requests.get(label) ?? 0) + 1);
        for (const [index, bound] of latencyBounds.entries()) if (seconds <= bound) buckets[index] = (buckets[index] ?? 0) + 1;
      };
    },
    snapshot: () => ({ inFlight, requests: new Map(requests), buckets: [...buckets], count, secondsSum }),
  };
}
