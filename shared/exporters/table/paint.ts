/** Colours for a terminal: 16-colour ANSI codes, which every terminal maps to its own theme. Meaning never hangs on colour alone. */
import type { Severity } from '../../model/report.ts';

export type Look = Severity | 'bold' | 'pass';

export interface Paint {
  (text: string, look: Look): string;
  /** Nothing is coloured. */
  readonly isPlain: boolean;
}

const codes: Readonly<Record<Look, string>> = { bold: '1', critical: '1;31', high: '31', medium: '33', low: '36', info: '2', pass: '32' };

/** Paints text, or leaves it as it is. */
export function painter(isColorAllowed: boolean): Paint {
  const paint = isColorAllowed ? (text: string, look: Look) => `\u001b[${codes[look]}m${text}\u001b[0m` : (text: string) => text;
  return Object.assign(paint, { isPlain: !isColorAllowed });
}
