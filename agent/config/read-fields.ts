/** Mappings of `waybill.yaml` meet their tables. */
import type { z } from 'zod';
import type { SettingTable } from '../sources/source.ts';
import type { FieldTable, FieldValues } from './file-fields.ts';
import type { ProblemList } from './problems.ts';
import { resolveReference, type ReferenceWorld } from './references.ts';
import { shownValue } from './shown.ts';
import { plainOf, type Place, type YamlMap, type YamlNode } from './yaml-tree.ts';

/** Where a mapping stands. */
export interface At {
  readonly path: string;
  readonly problems: ProblemList;
}

/** The fields of a mapping; undefined when one that is needed is missing or wrong, which is then among the problems. @param others - further keys, read elsewhere. */
export function readFields<Table extends FieldTable>(node: YamlNode, table: Table, others: readonly string[], { path, problems }: At): FieldValues<Table> | undefined {
  if (node.kind !== 'map') {
    problems.error(node.place, path, `${shownValue(plainOf(node))} is not usable; it must be a mapping with ${Object.keys(table).join(', ')}`);
    return undefined;
  }
  rejectUnknown(node, [...Object.keys(table), ...others], { path, problems });
  const values: Record<string, unknown> = {};
  let isUsable = true;
  for (const [name, { schema, help }] of Object.entries(table)) {
    const entry = node.entries.get(name);
    const given = entry === undefined ? undefined : plainOf(entry.value);
    const at = join(path, name);
    const parsed = schema.safeParse(given ?? undefined);
    if (parsed.success) values[name] = parsed.data;
    else {
      isUsable = false;
      if (entry === undefined || given === null) problems.error(entry?.place ?? node.place, at, `it is missing. It is: ${help}`);
      else if (!hasReference(given)) tellUnusable(entry.value, parsed.error.issues, help, { path: at, problems });
    }
    if (entry !== undefined && hasReference(given)) {
      isUsable = false;
      problems.error(entry.value.place, at, 'a reference cannot stand here; only settings may be references');
    }
  }
  return isUsable ? (values as FieldValues<Table>) : undefined;
}

/** What a schema says against a value; of a list, against its items. */
export function tellUnusable(node: YamlNode, issues: readonly z.core.$ZodIssue[], help: string, { path, problems }: At): void {
  const indexes = [...new Set(issues.map((issue) => issue.path[0]))];
  for (const index of indexes) {
    const item = node.kind === 'list' && typeof index === 'number' ? node.items[index] : undefined;
    const why = issues.filter((issue) => issue.path[0] === index).map(({ message }) => message);
    problems.error((item ?? node).place, item === undefined ? path : `${path}[${String(index)}]`, `${shownValue(plainOf(item ?? node))} is not usable: ${[...new Set(why)].join('; ')}. It is: ${help}`);
  }
}

/** Keys of a mapping that its reader does not know. */
export function rejectUnknown(node: YamlMap, accepted: readonly string[], { path, problems }: At): void {
  for (const [key, { place }] of node.entries) {
    if (!accepted.includes(key)) problems.unknown(place, path, { what: 'key', given: key, accepted });
  }
}

/** Settings as they stand in a file: what each one is on this machine, and where it stands. */
export interface ReadSettings {
  readonly values: Readonly<Record<string, unknown>>;
  readonly places: ReadonlyMap<string, Place>;
  /** A setting that leads nowhere here, so that what is missing is not told twice. */
  readonly unresolved: ReadonlySet<string>;
}

/** Settings by the names of a table, with their references resolved. Secrets must be references: a file is copied, kept and shown. */
export function readSettings(node: YamlNode | undefined, table: SettingTable, world: ReferenceWorld, { path, problems }: At): ReadSettings {
  const values: Record<string, unknown> = {};
  const places = new Map<string, Place>();
  const unresolved = new Set<string>();
  if (node === undefined) return { values, places, unresolved };
  if (node.kind !== 'map') {
    problems.error(node.place, path, `settings must be a mapping. Accepted: ${Object.keys(table).join(', ') || 'none'}`);
    return { values, places, unresolved };
  }
  rejectUnknown(node, Object.keys(table), { path, problems });
  for (const [name, { value }] of node.entries) {
    const record = Object.hasOwn(table, name) ? table[name] : undefined;
    if (record === undefined) continue;
    const at = join(path, name);
    places.set(name, value.place);
    const resolved = record.isSecret === true ? secretOf(value, at) : valueOf(value, at);
    if (resolved === undefined) unresolved.add(name);
    else values[name] = resolved;
  }
  return { values, places, unresolved };

  function secretOf(value: YamlNode, at: string): string | undefined {
    const text = value.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
    const resolved = text === undefined ? undefined : resolveReference(text, true, world);
    if (resolved === undefined || resolved.kind === 'literal') {
      problems.error(value.place, at, 'a secret does not stand in this file: write ${NAME} for an environment variable, or file:PATH. What stands there is not shown; if it is in use, replace it');
      return undefined;
    }
    if (resolved.kind === 'trouble') {
      problems.reference(value.place, at, resolved.message);
      return undefined;
    }
    if (resolved.warning !== undefined) problems.warning(value.place, at, resolved.warning);
    return resolved.value;
  }

  function valueOf(value: YamlNode, at: string): unknown {
    if (value.kind === 'list') {
      const items = value.items.map((item, index) => valueOf(item, `${at}[${index}]`));
      return items.includes(undefined) ? undefined : items;
    }
    if (value.kind === 'map') {
      problems.error(value.place, at, 'a mapping cannot stand here');
      return undefined;
    }
    if (typeof value.value !== 'string') return value.value ?? undefined;
    const resolved = resolveReference(value.value, false, world);
    if (resolved.kind === 'literal') return value.value;
    if (resolved.kind === 'value') return resolved.value;
    problems.reference(value.place, at, resolved.message);
    return undefined;
  }
}

/** `integrations[0]` and `schedule` are `integrations[0].schedule`. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Whether a value, or an item of it, looks like a reference. */
export function hasReference(value: unknown): boolean {
  return typeof value === 'string' ? value.includes('${') : Array.isArray(value) && value.some(hasReference);
}
