import { ReaderTrouble, type Artifact } from './reader.ts';

/**
 * An artifact over bytes that are already in memory. `text()` decodes on the first call, drops a byte order mark,
 * and gives the same string (or throws the same trouble) from then on.
 */
export function artifactOf(path: string, bytes: Uint8Array): Artifact {
  let text: string | undefined;
  let trouble: ReaderTrouble | undefined;
  return {
    path,
    bytes,
    text() {
      if (trouble) throw trouble;
      if (text === undefined) {
        try {
          // `ignoreBOM: false` is the default and means: leave the mark out of the text.
          text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        } catch {
          trouble = new ReaderTrouble('invalid_utf8', 'The bytes are not valid UTF-8.');
          throw trouble;
        }
      }
      return text;
    },
  };
}
