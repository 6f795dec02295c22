/** Names and limits that agent and server agree on. */

/** `Waybill-Protocol`, major.minor. The server speaks this major and the one before. */
export const protocolVersion = '1.0';

/** Header names, lower case. */
export const headers = {
  protocol: 'waybill-protocol',
  internalKey: 'x-internal-api-key',
  leaseId: 'waybill-lease-id',
  fencing: 'waybill-fencing',
  /** Lower-case hex SHA-256 of the uncompressed report bytes. */
  digest: 'waybill-sha256',
  /** Base64 of the DSSE envelope's JSON. */
  signature: 'waybill-signature',
} as const;

/** The media type of a result: one JSON record a line. */
export const resultMediaType = 'application/vnd.waybill.report+ndjson';

/** DSSE payload type of a result's signature. */
export const resultPayloadType = 'application/vnd.waybill.result-digest+json';

/** Limits on one result; the server may state others at enrolment. Past one: 413 with its name, nothing stored. */
export const resultLimits = {
  compressedBytesMax: 64 * 1024 * 1024,
  expandedBytesMax: 512 * 1024 * 1024,
  expansionRatioMax: 100,
  jsonDepthMax: 64,
  stringBytesMax: 1024 * 1024,
  componentsMax: 500_000,
} as const;
export type ResultLimits = { readonly [Key in keyof typeof resultLimits]: number };

/** Lease times, milliseconds. */
export const leaseTimes = { leaseMs: 60_000, beatMs: 15_000, pollMs: 25_000, attemptsMax: 3 } as const;
