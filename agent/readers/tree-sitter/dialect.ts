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
  /** Functions that no file declares and whose calls are told all the same, by name, with the path that the fact has: `fetch`. */
  readonly told?: ReadonlyMap<string, string>;
  /** Methods of a string that give the same string: `strip`, `trim`. */
  readonly trimming: ReadonlySet<string>;
  /** Functions whose named arguments become an object: `dict`. */
  readonly objectMakers: ReadonlySet<string>;
  /** Functions whose arguments become a list: `List.of`, `listOf`. */
  readonly lists?: ReadonlySet<string>;
  /** Functions that fill a `%` format: `String.format`, `fmt.Sprintf`; and those that fill one with `{0}`. */
  readonly formatters?: ReadonlySet<string>;
  readonly braceFormatters?: ReadonlySet<string>;
  /**
   * Several imports of whole namespaces are common, so a name that the file does not declare stays open: its path begins with `*`, and
   * recognition asks the catalog which of the file's namespaces has it. The names of `builtins` are never open.
   */
  readonly hasOpenNames?: boolean;
  /** Methods can be added to any type from outside, so a call on something unknown can be known by its name alone. */
  readonly hasExtensionMethods?: boolean;
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
