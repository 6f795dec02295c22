/** What stands in a checkout in place of a large file. @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export interface LfsPointer {
  readonly sha256: string;
  readonly sizeBytes: number;
}

/** Pointers are below 1024 bytes by their specification. */
export function readLfsPointer(bytes: Uint8Array): LfsPointer | undefined {
  if (bytes.length > 1024 || bytes[0] !== 0x76) return undefined;
  const text = new TextDecoder().decode(bytes);
  const match = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:.*\n)*?oid sha256:([0-9a-f]{64})\nsize (\d{1,15})\n?$/.exec(text);
  return match ? { sha256: match[1] as string, sizeBytes: Number(match[2]) } : undefined;
}
