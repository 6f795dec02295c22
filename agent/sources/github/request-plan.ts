/**
 * How many requests a scan of an organization makes. Measured against a server that pages by 100 (2026-11): 1,273 for 100 repositories, of them 25 public, 20 with
 * an environment and 10 with a deploy key; 51 for the next scan with nothing changed. GitHub admits 5,000 an hour for a token.
 *
 * What the numbers are made of:
 * - Asked at every scan, about 50: the organization's settings and lists, its alerts, its repositories by REST, and by GraphQL in pages of 20 what protects
 *   their branches, who has access and what was merged.
 * - Two for each repository whose head has moved: its archive. The archive of a commit that was read before is kept, sealed, and read again.
 * - Ten to fifteen for each repository: settings that only its own endpoints state. Their answers are used again for `reuse_hours`, which is the price of a
 *   cheap second scan: until then a change of a webhook, of a secret's name or of a repository's Actions settings may go unseen. It is paid openly (`observed_at`
 *   is the instant of the answer, coverage says how many were used again), it can be refused (`reuse_hours: 0`), and where the organization has an audit log,
 *   every repository that the log names since then is asked again at once. Conditional requests (client/entity-tags.ts) save no request, but its answer and its place in the rate limit.
 */
export interface PlannedFor {
  readonly repositories: number;
  readonly members: number;
}

/** Requests of a first scan; at most, unless lists of alerts, members or activity are longer than a page. */
export function plannedRequests({ repositories, members }: PlannedFor): number {
  return 60 + 13 * repositories + members;
}

/** Where a scan stops asking: something is wrong with the server or with us. */
export function requestsMax(planned: PlannedFor): number {
  return 2000 + 4 * plannedRequests(planned);
}
