/** Limits of the n8n source. Each stands in the sentence that it causes. */
export const n8nLimits = {
  /** One answer; bytes, unpacked. A page of 50 workflows with pinned data has some MiB. */
  answerBytesMax: 32 * 1024 * 1024,
  /** Until the head of an answer; milliseconds. n8n's own report asks its vendor for versions, for at most 30 seconds. */
  headMsMax: 45_000,
  /** Between two pieces of a body; milliseconds. */
  silenceMsMax: 20_000,
  /** One attempt from its start to its last byte; milliseconds. */
  attemptMsMax: 120_000,
  /** Attempts of one request, the first included. */
  attemptsMax: 4,
  /** What `Retry-After` may ask for; milliseconds. Longer, and the request counts as throttled. */
  retryAfterMsMax: 60_000,
  /** Before the second attempt when nothing was asked for; milliseconds, doubled each time. */
  retryDelayMs: 500,
  /** Redirects within the instance. */
  redirectsMax: 3,
  /** Pages of one list. */
  pagesMax: 10_000,
  /** Items asked for at once; n8n allows 250. */
  pageSize: 250,
  /** Workflows asked for at once: they come whole. */
  workflowPageSize: 50,
  /** Published workflows whose history is asked for, two requests each. */
  historiesMax: 1000,
  /** Locations kept of one section of n8n's own report. */
  locationsMax: 200,
} as const;

export type N8nLimits = { readonly [Name in keyof typeof n8nLimits]: number };
