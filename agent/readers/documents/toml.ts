/** TOML with positions: smol-toml parses and judges, a scanner of our own finds the lines that it does not keep. */
import { parse, TomlError } from 'smol-toml';
import { ReaderTrouble } from '../reader.ts';
import { tomlLines } from './toml-lines.ts';

export type TomlValue = string | number | bigint | boolean | Date | readonly TomlValue[] | TomlTable;
export interface TomlTable {
  readonly [key: string]: TomlValue;
}
export type TomlPath = readonly (string | number)[];

export interface TomlDocument {
  readonly root: TomlTable;
  /** The line of a key or array item; of the nearest thing around it when it has none of its own. */
  lineOf(path: TomlPath): number;
}

/** @throws {ReaderTrouble} `parse_error` with line and column, never content. */
export function parseToml(text: string): TomlDocument {
  let root: TomlTable;
  try {
    root = parse(text) as TomlTable;
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new ReaderTrouble('parse_error', `Not valid TOML at line ${error.line}, column ${error.column}.`);
  }
  const lines = tomlLines(text);
  return {
    root,
    lineOf(path) {
      for (let length = path.length; length > 0; length -= 1) {
        const line = lines.get(pathKey(path.slice(0, length)));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}

/** The table under a chain of keys; undefined when there is none or it is something else. */
export function tableAt(table: TomlTable | undefined, ...keys: readonly string[]): TomlTable | undefined {
  let current: TomlValue | undefined = table;
  for (const key of keys) current = asTable(current) && Object.hasOwn(current as TomlTable, key) ? (current as TomlTable)[key] : undefined;
  return asTable(current);
}

/** The value under a chain of keys. */
export function valueAt(table: TomlTable | undefined, ...keys: readonly string[]): TomlValue | undefined {
  const last = keys.at(-1);
  const parent = tableAt(table, ...keys.slice(0, -1));
  return parent !== undefined && last !== undefined && Object.hasOwn(parent, last) ? parent[last] : undefined;
}

export function asTable(value: TomlValue | undefined): TomlTable | undefined {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) ? (value as TomlTable) : undefined;
}

export function asList(value: TomlValue | undefined): readonly TomlValue[] {
  return Array.isArray(value) ? value : [];
}

/** One string for a path, as `tomlLines` keys its map. */
export function pathKey(path: TomlPath): string {
  return JSON.stringify(path);
}
