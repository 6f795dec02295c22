/** Limits of a Git source. Those that an operator may set are defaults of the settings table. */
export const gitLimits = {
  /** Asking a server for its refs; milliseconds. */
  askMsMax: 60_000,
  /** Without a sign of life a transfer is given up; milliseconds. */
  silenceMsMax: 120_000,
  /** What a server may answer when it is asked for refs; bytes. Only named refs are asked for. */
  refsBytesMax: 1024 * 1024,
  /** The end of Git's messages that is kept for finding out what went wrong; bytes. */
  messageBytesMax: 16 * 1024,
  /** Files in one tree; items. The Linux kernel has 90,000 (2026). */
  treeFilesMax: 2_000_000,
  /** Larger versions of a file are not searched; bytes. That of files in the tree. */
  historyBlobBytesMax: 10 * 1024 * 1024,
  /** Versions of files handed over at once; items and bytes. */
  historyPageItems: 64,
  historyPageBytes: 4 * 1024 * 1024,
  /** How often the size of a growing clone is measured; milliseconds. */
  sizeProbeMs: 250,
} as const;
