/** What jobs say of the use of a service: how many there were, where their answers went. One thing for all of them; what they worked on is not kept. */
import type { JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { instant } from '../../plain.ts';

/** One job, as far as it counts. */
export interface Job {
  readonly at: Date | undefined;
  /** Bucket or key prefix that the answer goes to: `s3://bucket/prefix`, a bucket's name. */
  readonly output?: string | undefined;
  /** Null: the service's own key; undefined: the list does not say. */
  readonly kmsKey?: string | null;
  /** A model of the account's own that it used. */
  readonly model?: string | undefined;
}

/** Jobs looked at; items. A service lists the newest first, and more of them say nothing new about where answers go. */
export const jobsMax = 1_000;

/** The jobs of a list as one set of attributes; null when there are none. `is_cut` says that more than `jobsMax` were there. */
export async function useOf(jobs: AsyncIterable<Job>): Promise<JsonObject | null> {
  const seen: Job[] = [];
  let isCut = false;
  for await (const job of jobs) {
    if (seen.length === jobsMax) {
      isCut = true;
      break;
    }
    seen.push(job);
  }
  if (seen.length === 0) return null;
  const times = seen.flatMap(({ at }) => instant(at) ?? []).sort(byCodeUnit);
  return {
    job_count: seen.length,
    is_cut: isCut,
    last_job_time: times.at(-1) ?? null,
    output_buckets: unique(seen.map(({ output }) => bucketOf(output))),
    kms_keys: unique(seen.map(({ kmsKey }) => kmsKey)),
    without_kms_key_count: seen.some(({ kmsKey }) => kmsKey !== undefined) ? seen.filter(({ kmsKey }) => kmsKey === null).length : null,
    models: unique(seen.map(({ model }) => model)),
  };
}

/** `s3://bucket/prefix`, `https://s3.eu-west-1.amazonaws.com/bucket/key`, `bucket` → `bucket`. */
function bucketOf(output: string | undefined): string | undefined {
  const [, first] = /^(?:s3:\/\/|https:\/\/s3[^/]*\/)?([^/]+)/.exec(output ?? '') ?? [];
  return first;
}

function unique(texts: readonly (string | null | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => text || []))].sort(byCodeUnit);
}
