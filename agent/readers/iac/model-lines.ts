/** Lines of the attributes that name models or instruct them: a resource may be long, and a person looks for the line that says which. */
import type { HclBody, HclExpression } from './hcl.ts';
import type { JsonDocument, JsonNode } from '../documents/json.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import type { BicepValue } from './bicep-parser.ts';

/** Levels below one resource, values looked at (an alias of YAML stands for all below it, again and again), and lines kept. */
const depthMax = 30;
const valuesMax = 5_000;
const linesMax = 50;

export class ModelLines {
  readonly #lines = new Map<string, number[]>();
  #count = 0;
  #visited = 0;

  /** Whether what is below may be looked at. */
  enters(depth: number): boolean {
    this.#visited += 1;
    return depth <= depthMax && this.#visited <= valuesMax;
  }

  /** Notes where an attribute stands, by its names; those that say nothing of a model or of what it is told are left out. */
  add(path: readonly string[], line: number): void {
    if (this.#count >= linesMax || !path.some((name) => /model|instruction|prompt/i.test(name))) return;
    this.#count += 1;
    const name = path.join('.');
    this.#lines.set(name, [...(this.#lines.get(name) ?? []), line]);
  }

  /** The part of a fact that tells the lines; nothing when there are none. */
  part(): { readonly modelLines?: Readonly<Record<string, readonly number[]>> } {
    return this.#lines.size === 0 ? {} : { modelLines: Object.fromEntries(this.#lines) };
  }
}

export function hclModelLines(body: HclBody): ModelLines {
  const lines = new ModelLines();
  const expression = ({ value, line }: HclExpression, path: readonly string[], at: number, depth: number): void => {
    lines.add(path, at);
    if (!lines.enters(depth)) return;
    if (value.kind === 'object') for (const { key, value: entry } of value.entries) expression(entry, [...path, key], entry.line, depth + 1);
    if (value.kind === 'list') for (const item of value.items) if (item.value.kind === 'object') expression(item, path, line, depth + 1);
  };
  const walk = (inner: HclBody, path: readonly string[], depth: number): void => {
    if (!lines.enters(depth)) return;
    for (const { name, line, expression: given } of inner.attributes) expression(given, [...path, name], line, depth);
    for (const block of inner.blocks) walk(block.body, [...path, block.type], depth + 1);
  };
  walk(body, [], 0);
  return lines;
}

export function yamlModelLines(document: YamlDocument, properties: YamlNode | undefined): ModelLines {
  const lines = new ModelLines();
  const walk = (node: YamlNode | undefined, path: readonly string[], depth: number): void => {
    if (!lines.enters(depth)) return;
    for (const { key, value, line } of document.members(node)) {
      lines.add([...path, key], line);
      walk(value, [...path, key], depth + 1);
    }
    for (const item of document.items(node)) walk(item, path, depth + 1);
  };
  walk(properties, [], 0);
  return lines;
}

export function jsonModelLines(document: JsonDocument, properties: JsonNode | undefined): ModelLines {
  const lines = new ModelLines();
  const walk = (node: JsonNode | undefined, path: readonly string[], depth: number): void => {
    if (!lines.enters(depth)) return;
    for (const { key, value, line } of document.members(node)) {
      lines.add([...path, key], line);
      walk(value, [...path, key], depth + 1);
    }
  };
  walk(properties, [], 0);
  return lines;
}

export function bicepModelLines(body: BicepValue): ModelLines {
  const lines = new ModelLines();
  const walk = (value: BicepValue, path: readonly string[], depth: number): void => {
    if (value.kind !== 'object' || !lines.enters(depth)) return;
    for (const { key, value: entry, line } of value.entries) {
      lines.add([...path, key], line);
      walk(entry, [...path, key], depth + 1);
    }
  };
  walk(body, [], 0);
  return lines;
}
