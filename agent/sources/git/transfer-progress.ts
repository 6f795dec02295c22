/** Git's progress on standard error, as states that a generator can wait for. Of several that nobody fetched, only the newest is kept. */
import type { Listing } from '../source.ts';

export type TransferState = NonNullable<Listing['progress']>;

export interface TransferProgress {
  /** Takes what Git prints; pieces may end anywhere. */
  read(text: string): void;
  end(): void;
  readonly states: AsyncIterable<TransferState>;
}

/** `Receiving objects:  45% (450/1000), 1.2 MiB | 600 KiB/s`; what the other side says of itself begins with `remote:`. */
const line = /^(remote: )?(Enumerating objects|Counting objects|Compressing objects|Receiving objects|Resolving deltas): +(?:\d+% \((\d+)\/(\d+)\)|(\d+))/;

/** Git's words for a stage, and ours. */
const stages: Readonly<Record<string, string>> = {
  'Enumerating objects': 'counting objects',
  'Counting objects': 'counting objects',
  'Compressing objects': 'compressing objects',
  'Receiving objects': 'receiving objects',
  'Resolving deltas': 'resolving deltas',
};

export function transferProgress(): TransferProgress {
  let rest = '';
  let newest: TransferState | undefined;
  let isOver = false;
  let wake: () => void = () => {};

  return {
    read: (text) => {
      const lines = (rest + text).split(/[\r\n]/);
      rest = (lines.pop() ?? '').slice(-1024);
      for (const each of lines) {
        const [, , stage, done, total, count] = line.exec(each) ?? [];
        if (stage === undefined) continue;
        newest = { done: Number(done ?? count), total: total === undefined ? undefined : Number(total), current: stages[stage] ?? stage };
      }
      wake();
    },
    end: () => {
      isOver = true;
      wake();
    },
    states: {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          const state = newest;
          newest = undefined;
          if (state) yield state;
          else if (isOver) return;
          else await new Promise<void>((resolve) => (wake = resolve));
        }
      },
    },
  };
}
