/** Progress on standard error: a redrawn line on a terminal, plain lines elsewhere, JSON lines on request. */
import { progressLine, renderProgress, type ProgressState } from '#shared/model/progress-text.ts';
import type { CliIo } from './io.ts';

export interface ProgressDisplay {
  update(state: ProgressState): void;
  /** Clears the line, so that what follows starts on a clean one. */
  end(): void;
}

export type ProgressStyle = 'bar' | 'lines' | 'json' | 'none';

/** A terminal is redrawn at most this often; milliseconds. */
const redrawMs = 80;

export function progressDisplay(io: CliIo, style: ProgressStyle, isColorAllowed: boolean): ProgressDisplay {
  let shown: ProgressState | undefined;
  let drawnAt = -Infinity;
  return {
    update: (state) => {
      if (style === 'bar') {
        const now = performance.now();
        if (state.stage === shown?.stage && now - drawnAt < redrawMs) return;
        drawnAt = now;
        shown = state;
        io.stderr.write(`\r\u001B[2K${renderProgress(state, { width: io.stderr.columns - 1, isColorAllowed })}`);
      } else if (style !== 'none') {
        const line = progressLine(shown, state);
        if (line === undefined) return;
        shown = state;
        io.stderr.write(style === 'json' ? `${JSON.stringify({ level: 'info', msg: 'progress', stage: state.stage, done: state.done, total: state.total ?? null })}\n` : `${line}\n`);
      }
    },
    end: () => {
      if (style === 'bar' && shown) io.stderr.write('\r\u001B[2K');
    },
  };
}
