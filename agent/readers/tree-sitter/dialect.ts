import type { Ecosystem } from '#shared/model/ecosystem.ts';
import type { Resolution } from './code-model.ts';

/** What a language brings by itself. Keys are import paths, or `:name` for what no file declares. */
export interface Dialect {
  readonly ecosystem: Ecosystem;
  /** Functions whose result is the module that they are given by name. */
  readonly loaders: ReadonlySet<string>;
  /** Names that are always there, so no wildcard import brings them. */
  readonly builtins: ReadonlySet<string>;
  readonly environment: {
    /** Objects whose members are the variables. */
    readonly objects: ReadonlySet<string>;
    /** Functions of a name, and perhaps a default. */
    readonly readers: ReadonlySet<string>;
    /** Functions of a name and a value. */
    readonly writers: ReadonlySet<string>;
  };
  /** Functions and methods whose result is, for our purpose, their first argument: `str`, `Object.freeze`, `textwrap.dedent`. */
  readonly transparent: ReadonlySet<string>;
  /** Functions that no file declares and whose calls are told all the same, by name, with the path that the fact has: `fetch`. */
  readonly told?: ReadonlyMap<string, string>;
  /** Methods of a string that give the same string: `strip`, `trim`. */
  readonly trimming: ReadonlySet<string>;
  /** Functions whose named arguments become an object: `dict`. */
  readonly objectMakers: ReadonlySet<string>;
}

/** A resolution as a dialect's tables spell it; empty for what has no path. */
export function keyOf(resolution: Resolution): string {
  if (resolution.to === 'path') return resolution.path;
  return resolution.to === 'global' ? `:${resolution.path}` : '';
}
