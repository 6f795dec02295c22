import type { Ecosystem } from '#shared/model/ecosystem.ts';
import type { CallExpr, Resolution } from './code-model.ts';

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
  /** Names of functions, whatever package they are of, whose result is their one argument: Go's pointer helpers. */
  readonly wrappers?: ReadonlySet<string>;
  /** Methods of a string that give the same string: `strip`, `trim`. */
  readonly trimming: ReadonlySet<string>;
  /** Functions whose named arguments become an object: `dict`. */
  readonly objectMakers: ReadonlySet<string>;
  /** Functions of a `%` format and what goes into it. */
  readonly formats?: ReadonlySet<string>;
}

/** Whether the result of a call is, for our purpose, its first argument. */
export function isPassedThrough(dialect: Dialect, callee: Resolution, { args }: CallExpr): boolean {
  const key = keyOf(callee);
  if (key === '' || args.length === 0) return false;
  return dialect.transparent.has(key) || (args.length === 1 && callee.to === 'path' && dialect.wrappers?.has(key.slice(key.indexOf('#') + 1)) === true);
}

/** A resolution as a dialect's tables spell it; empty for what has no path. */
export function keyOf(resolution: Resolution): string {
  if (resolution.to === 'path') return resolution.path;
  return resolution.to === 'global' ? `:${resolution.path}` : '';
}
