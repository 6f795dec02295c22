/** Searches in the bytes before anything is parsed. */

/** Whether every one of these texts stands somewhere in the bytes; give the rarest first. */
export function holdsAll(bytes: Uint8Array, ...texts: readonly string[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return texts.every((text) => buffer.includes(text));
}
