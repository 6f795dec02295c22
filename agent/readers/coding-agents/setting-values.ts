/** Settings as fact values, with credentials in them masked: allowed commands are often pasted with a token inside. */
import type { Value } from '#shared/model/fact.ts';
import { credentialsInProse, maskAll } from '../documents/credentials.ts';
import { items, type JsonDocument, type JsonNode } from '../documents/json.ts';
import { asList, asTable, type TomlDocument, type TomlPath, type TomlValue } from '../documents/toml.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';

/** More items than this in one list are left out; a list of allowed commands has some hundred. */
const itemsMax = 5000;

/** Longer texts are left out; a command or a mode is shorter. */
const textCharsMax = 8192;

export function textValue(text: string, line: number): Value {
  return { kind: 'string', text: masked(text), line };
}

export function jsonValue(document: JsonDocument, node: JsonNode): Value {
  switch (node.type) {
    case 'string':
      return textValue(String(node.value), document.lineOf(node));
    case 'boolean':
      return { kind: 'boolean', value: node.value === true };
    case 'number':
      return { kind: 'number', value: Number(node.value) };
    case 'null':
      return { kind: 'null' };
    case 'array':
      return { kind: 'list', items: items(node).slice(0, itemsMax).map((item) => jsonValue(document, item)) };
    default:
      return { kind: 'object', entries: Object.fromEntries(document.members(node).slice(0, itemsMax).map(({ key, value }) => [masked(key), jsonValue(document, value)])) };
  }
}

export function tomlValue(document: TomlDocument, value: TomlValue, path: TomlPath): Value {
  if (typeof value === 'string') return textValue(value, document.lineOf(path));
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', value: Number(value) };
  if (Array.isArray(value)) return { kind: 'list', items: asList(value).slice(0, itemsMax).map((item, index) => tomlValue(document, item, [...path, index])) };
  const table = asTable(value);
  if (!table) return { kind: 'unknown' };
  return { kind: 'object', entries: Object.fromEntries(Object.entries(table).slice(0, itemsMax).map(([key, inner]) => [masked(key), tomlValue(document, inner, [...path, key])])) };
}

/** Only scalars: the YAML settings that are read here are flags. */
export function yamlValue(document: YamlDocument, node: YamlNode): Value {
  const text = document.text(node);
  if (text === undefined) return { kind: 'unknown' };
  if (/^(?:true|false|yes|no|on|off)$/i.test(text)) return { kind: 'boolean', value: document.isTrue(node) };
  return textValue(text, document.lineOf(node));
}

/** Keys are commands too: `"curl -H …": true`. */
function masked(text: string): string {
  return text.length > textCharsMax ? '****' : maskAll(text, credentialsInProse(text));
}
