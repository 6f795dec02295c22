/** What a person sees: results on standard output, everything else on standard error, a bar where it can be redrawn. */
import { progressLine, renderProgress, type ProgressState } from '#shared/model/progress-text.ts';

export interface Console {
  /** A result. */
  result(text: string): void;
  /** A message; the bar makes way for it. */
  say(line: string): void;
  progress(state: ProgressState): void;
  /** Takes the bar away. */
  endProgress(): void;
}

export interface ConsoleLook {
  readonly isColorAllowed: boolean;
  readonly isRedrawAllowed: boolean;
}

const clearLine = '\r\u001B[2K';

export function createConsole(out: NodeJS.WriteStream, err: NodeJS.WriteStream, look: ConsoleLook): Console {
  const isBar = err.isTTY === true && look.isRedrawAllowed;
  let bar: string | undefined;
  let last: ProgressState | undefined;
  return {
    result: (text) => void out.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (line) => void err.write(bar === undefined ? `${line}\n` : `${clearLine}${line}\n${bar}`),
    progress(state) {
      if (isBar) {
        bar = renderProgress(state, { width: (err.columns ?? 80) - 1, isColorAllowed: look.isColorAllowed });
        err.write(`${clearLine}${bar}`);
      } else {
        const line = progressLine(last, state);
        if (line !== undefined) err.write(`${line}\n`);
      }
      last = state;
    },
    endProgress() {
      if (bar !== undefined) err.write(clearLine);
      bar = undefined;
      last = undefined;
    },
  };
}
