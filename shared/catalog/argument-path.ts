/** Finds values among a call's arguments by the paths that catalog entries use. */
import type { Argument, Value } from '../model/fact.ts';
import type { ArgumentPath } from './catalog-entry.ts';

/** What `@assigned`, `@variable`, `@class`, `@callee` and `@within` stand for. */
export interface CallNames {
  readonly assigned?: string;
  readonly within?: string;
  readonly callee: string;
  /** The class that is called, or whose method it is, when the path has one. */
  readonly type?: string;
}

/** The values at a path, in order; empty when there are none. Of several alternatives the first that gives any. */
export function valuesAt(args: readonly Argument[], path: ArgumentPath): Value[] {
  for (const alternative of typeof path === 'string' ? [path] : path) {
    const values = valuesAtOne(args, alternative);
    if (values.length > 0) return values;
  }
  return [];
}

/** The name at a path: `@assigned`, `@variable`, `@class`, `@callee`, `@within`, the last name of what `&path` refers to, or the text of a literal. */
export function nameAt(args: readonly Argument[], path: ArgumentPath, names: CallNames): string | undefined {
  for (const alternative of typeof path === 'string' ? [path] : path) {
    if (alternative === '@assigned') {
      if (names.assigned) return names.assigned;
    } else if (alternative === '@variable') {
      if (names.assigned) return names.assigned.slice(names.assigned.lastIndexOf('.') + 1);
    } else if (alternative.startsWith('&')) {
      const [referred] = valuesAtOne(args, alternative.slice(1));
      if (referred?.kind === 'ref') return referred.path.slice(Math.max(referred.path.lastIndexOf('.'), referred.path.lastIndexOf('#')) + 1);
    } else if (alternative === '@within') {
      const name = names.within?.split('.').pop();
      if (name) return name;
    } else if (alternative === '@class') {
      return names.type ?? names.callee;
    } else if (alternative === '@callee') {
      return names.callee;
    } else {
      const text = valuesAtOne(args, alternative).map((value) => textOf(value) ?? localName(value)).find((found) => found !== undefined);
      if (text) return text;
    }
  }
  return undefined;
}

/** A function or class of the file gives its own name. */
function localName(value: Value): string | undefined {
  return value.kind === 'ref' && /^\.[^/]/.test(value.path) ? /[^.]+$/.exec(value.path)?.[0] : undefined;
}

/** The text of a literal, or of the default of an environment read. */
export function textOf(value: Value): string | undefined {
  if (value.kind === 'string') return value.text;
  if (value.kind === 'template' && value.parts.length === 1) return value.parts[0];
  if (value.kind === 'env' && value.fallback) return textOf(value.fallback);
  return undefined;
}

/** The line a value stands on, when it has one. */
export function lineOf(value: Value): number | undefined {
  if (value.kind === 'env') return (value.fallback && lineOf(value.fallback)) ?? value.line;
  return 'line' in value ? value.line : undefined;
}

/** The names at a path, each once, with the line that it stands on. */
export function namesAt(args: readonly Argument[], path: ArgumentPath): { readonly name: string; readonly line: number | undefined }[] {
  const found = new Map<string, number | undefined>();
  for (const value of valuesAt(args, path)) {
    const name = textOf(value);
    if (name && !found.has(name)) found.set(name, lineOf(value));
  }
  return [...found].map(([name, line]) => ({ name, line }));
}

const step = /^(#\d+|[^.[\]()]+)?(?:\(\))?(?:\[(?:([^=\]]+)=([^\]]*))?\])?$/;

function valuesAtOne(args: readonly Argument[], path: string): Value[] {
  // A name that the call's own facts stand for; the recogniser puts it among the arguments where a rule wants it as a value.
  if (path.startsWith('@')) return args.filter((arg) => arg.name === path).map((arg) => arg.value);
  const steps = path.split('.').map((text) => {
    const match = step.exec(text);
    if (!match) throw new Error(`Not an argument path: ${path}`);
    return { name: match[1], isResult: text.includes('()'), isList: text.endsWith(']'), key: match[2], literal: match[3] };
  });

  let values: Value[] = [];
  for (const [index, { name, isResult, isList, key, literal }] of steps.entries()) {
    if (name !== undefined) values = index === 0 ? argument(args, name) : values.flatMap((value) => property(value, name));
    if (isResult) values = values.flatMap((value) => (value.kind === 'function' ? [value.returns] : []));
    if (isList) {
      values = values.flatMap((value) => (value.kind === 'list' ? value.items : [value]));
      if (key !== undefined) values = values.filter((value) => property(value, key).some((found) => isCalled(found, literal ?? '')));
    }
  }
  return values;
}

/** Whether a value is a literal, or a constant that is named for it: `ChatMessageRoleSystem`, `Role.SYSTEM`. */
function isCalled(value: Value, literal: string): boolean {
  if (value.kind !== 'ref') return textOf(value) === literal;
  const name = value.path.split(/[.#]/).pop() ?? '';
  return name.toLowerCase().endsWith(literal.toLowerCase());
}

function argument(args: readonly Argument[], name: string): Value[] {
  if (name.startsWith('#')) {
    const positional = args.filter((arg) => arg.name === undefined);
    const found = positional[Number(name.slice(1))];
    return found ? [found.value] : [];
  }
  if (name.startsWith(':')) return args.flatMap(({ value }) => (value.kind === 'call' && (value.path.split(/[.#]/).pop() ?? '') === name.slice(1) ? [value] : []));
  const named = args.find((arg) => arg.name === name);
  if (named) return [named.value];
  return args.filter((arg) => arg.name === undefined).flatMap((arg) => property(arg.value, name));
}

function property(value: Value, name: string): Value[] {
  if (value.kind === 'list' && /^\d+$/.test(name)) return value.items.slice(Number(name), Number(name) + 1);
  // What an object was made with stands for its members: `Message(role="system", content="…")`.
  if (value.kind === 'call') return argument(value.args, name);
  if (value.kind !== 'object' || !Object.hasOwn(value.entries, name)) return [];
  const found = value.entries[name];
  return found ? [found] : [];
}
