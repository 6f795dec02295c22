/** Artifacts that wait for a thread, and what they weigh. */
import type { ListedArtifact } from '../sources/source.ts';

export interface ArtifactQueue {
  readonly length: number;
  /** Bytes held in memory by those that wait. */
  readonly bytes: number;
  add(artifact: ListedArtifact): void;
  /** Whether a batch of this many would not grow by waiting: enough items or enough bytes. */
  isBatchFull(size: number): boolean;
  /** The oldest ones, at most `size` and at most the batch's bytes; at least one when there is one. They are held no longer. */
  take(size: number): ListedArtifact[];
}

/** Taken items are let go in slices of this many: one by one would move the whole array each time. */
const compactionMin = 4096;

export function createArtifactQueue(batchBytesMax: number): ArtifactQueue {
  let items: (ListedArtifact | undefined)[] = [];
  let head = 0;
  let bytes = 0;
  return {
    get length() {
      return items.length - head;
    },
    get bytes() {
      return bytes;
    },
    add: (artifact) => {
      items.push(artifact);
      bytes += weight(artifact);
    },
    isBatchFull: (size) => items.length - head >= size || bytes >= batchBytesMax,
    take: (size) => {
      const taken: ListedArtifact[] = [];
      let takenBytes = 0;
      while (taken.length < size && head < items.length) {
        const artifact = items[head] as ListedArtifact;
        if (taken.length > 0 && takenBytes + weight(artifact) > batchBytesMax) break;
        items[head] = undefined;
        head += 1;
        taken.push(artifact);
        takenBytes += weight(artifact);
      }
      bytes -= takenBytes;
      if (head >= compactionMin && head * 2 >= items.length) {
        items = items.slice(head);
        head = 0;
      }
      return taken;
    },
  };
}

function weight({ locator }: ListedArtifact): number {
  return locator.kind === 'bytes' ? locator.bytes.byteLength : 0;
}
