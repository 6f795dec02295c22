/** Attributes of a Terraform block as plain data: what is written out, and variables and locals of the file with a literal value. */
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { cleanText } from './clean-text.ts';
import type { HclBlock, HclBody, HclExpression } from './hcl.ts';

/** Names that stand for other values: `var.model`, `local.region`. */
export type Known = ReadonlyMap<string, HclExpression>;

/** References that are followed from one to the next; more are a circle. */
const hopsMax = 10;

/** Defaults of the file's variables, and its locals. */
export function knownNames({ blocks }: HclBody): Known {
  const known = new Map<string, HclExpression>();
  for (const block of blocks) {
    if (block.type === 'variable') {
      const standard = block.body.attributes.find(({ name }) => name === 'default');
      if (standard && block.labels[0] !== undefined) known.set(`var.${block.labels[0]}`, standard.expression);
    } else if (block.type === 'locals') {
      for (const { name, expression } of block.body.attributes) known.set(`local.${name}`, expression);
    }
  }
  return known;
}

/**
 * Attributes and nested blocks of a body; a block that repeats is a list, `dynamic "x" { content {} }` stands for one `x`.
 * The dotted names of what is computed are added to `computed`.
 */
export function attributesOf(body: HclBody, known: Known, computed: Set<string>, outer: readonly string[] = []): JsonObject {
  const attributes: Record<string, Json> = {};
  for (const { name, expression } of body.attributes) {
    const value = plainValue([...outer, name], expression, known, computed, 0);
    if (value !== undefined && name !== '__proto__') attributes[name] = value;
  }
  for (const [type, blocks] of Map.groupBy(body.blocks.map(withoutDynamic), (block) => block.type)) {
    const values = blocks.map((block) => attributesOf(block.body, known, computed, [...outer, type]));
    if (type !== '__proto__') attributes[type] = values.length === 1 ? (values[0] as JsonObject) : values;
  }
  return attributes;
}

function withoutDynamic(block: HclBlock): HclBlock {
  const content = block.type === 'dynamic' ? block.body.blocks.find(({ type }) => type === 'content') : undefined;
  return content && block.labels[0] !== undefined ? { ...content, type: block.labels[0] } : block;
}

function plainValue(path: readonly string[], { value }: HclExpression, known: Known, computed: Set<string>, hops: number): Json | undefined {
  switch (value.kind) {
    case 'text':
      return cleanText(path.at(-1) ?? '', value.text);
    case 'number':
      return Number.isFinite(value.value) ? value.value : undefined;
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'list':
      return value.items.flatMap((item) => plainValue(path, item, known, computed, hops) ?? []);
    case 'object':
      return Object.fromEntries(value.entries.flatMap(({ key, value: entry }) => {
        const plain = key === '__proto__' ? undefined : plainValue([...path, key], entry, known, computed, hops);
        return plain === undefined ? [] : [[key, plain] as const];
      }));
    case 'reference': {
      const meant = hops < hopsMax ? known.get(value.path) : undefined;
      if (meant) return plainValue(path, meant, known, computed, hops + 1);
      computed.add(path.join('.'));
      return undefined;
    }
    default:
      computed.add(path.join('.'));
      return undefined;
  }
}

/** Every dotted name in a body, nested blocks included. */
export function referencesIn(body: HclBody): string[] {
  return [...body.attributes.flatMap(({ expression }) => expression.references), ...body.blocks.flatMap((block) => referencesIn(block.body))];
}
