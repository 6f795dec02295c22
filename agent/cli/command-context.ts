import type { Surroundings } from '../config/environment.ts';
import type { CliIo } from './io.ts';

/** What a command gets besides its own arguments; it gives the exit code to `finish`. */
export interface CommandContext {
  readonly io: CliIo;
  readonly around: Surroundings;
  finish(code: number): void;
}
