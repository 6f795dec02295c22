/** Limits of a scan. Each stands in the message of the coverage entry that it causes. */
export const scanLimits = {
  /** Files larger than this are not read unless their reader says otherwise; bytes. The largest lockfile seen in public monorepos is under 8 MiB (2026-11). */
  fileBytesMax: 10 * 1024 * 1024,
  /** A code file with a line longer than this is generated and is not parsed; bytes. */
  lineBytesMax: 50_000,
  /** Path length from the root; bytes. */
  pathBytesMax: 4096,
  /** Folder depth. */
  depthMax: 128,
  /** Facts of one artifact; items. The rest is cut and said. */
  factsMax: 200_000,
  /** One artifact may keep a worker busy this long; milliseconds. */
  artifactMsMax: 20_000,
  /** Worker threads; more do not help, since one thread feeds them. */
  workersMax: 8,
} as const;
