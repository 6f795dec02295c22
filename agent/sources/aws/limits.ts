/** Limits of one scan of AWS. */
export const awsLimits = {
  /** Time for one call with all of its retries; milliseconds. The slowest honest answer seen in the field, a credential report, takes under ten seconds. */
  callTimeoutMs: 60_000,
  /** Time for the connection to stand; milliseconds. */
  connectTimeoutMs: 5_000,
  /** Tries of one call, the first one included; the SDK waits longer before each. */
  attemptsMax: 5,
  /** Pages of one list; items. At 50 to 1,000 items each, more is a list that never ends. */
  pagesMax: 1_000,
  /** Things of one kind in one account and region; items. What is beyond is named in the coverage. */
  itemsMax: 20_000,
  /** Account, region and service units at work at one time. */
  unitsAtOnce: 8,
  /** Resources in one artifact; items. With policies of 20 KB each it stays below what the reader takes. */
  documentResourcesMax: 250,
} as const;
