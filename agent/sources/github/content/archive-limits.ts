/** Limits of one repository's archive. Each stands in the message of the coverage entry that it causes. */
export const archiveLimits = {
  /** Compressed; bytes. GitHub recommends repositories below 5 GiB; the archive leaves the history out. */
  packedBytesMax: 2 * 1024 ** 3,
  /** Unpacked; bytes. */
  unpackedBytesMax: 8 * 1024 ** 3,
  /** Unpacked bytes for each packed one, once `ratioFromBytes` are unpacked: source code stays below 20, and gzip can reach 1032. */
  ratioMax: 250,
  ratioFromBytes: 64 * 1024 ** 2,
  /** Files and folders; items. The Linux kernel has 90,000. */
  entriesMax: 1_000_000,
  /** One file; bytes. Git on GitHub takes no larger one. */
  fileBytesMax: 100 * 1024 ** 2,
  /** No byte for this long ends a download; milliseconds. */
  idleMsMax: 60_000,
  /** Times a download is tried. */
  attempts: 3,
} as const;

export type ArchiveLimits = { readonly [Name in keyof typeof archiveLimits]: number };
