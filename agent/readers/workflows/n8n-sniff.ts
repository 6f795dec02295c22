/** Three byte searches decide whether a JSON file is parsed at all: a large lockfile costs one pass. */
export function mayHoldWorkflow(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The rarest first.
  return buffer.includes('n8n') && buffer.includes('"connections"') && buffer.includes('"nodes"');
}
