/** JSON, YAML and TOML seen alike, for what stands in any of them. */
import { items, parseJson, type JsonNode } from './json.ts';
import type { Findings } from './reading.ts';
import { asList, asTable, parseToml, type TomlPath, type TomlValue } from './toml.ts';
import { parseYaml, type YamlNode } from './yaml.ts';

/** A value of a document. */
export interface TreeNode {
  /** Members of a map in document order; empty for everything else. */
  members(): readonly TreeMember[];
  /** Items of a list; empty for everything else. */
  items(): readonly TreeNode[];
  /** A text, number or flag as text; undefined for everything else. */
  text(): string | undefined;
  readonly line: number;
}

export interface TreeMember {
  readonly key: string;
  readonly value: TreeNode;
  /** 1-based line of the key. */
  readonly line: number;
}

/** The root of a document, by the ending of its path; comments are allowed in JSON. Trouble is noted as the parsers note it. */
export function parseTree(text: string, extension: string, findings: Findings): TreeNode | undefined {
  if (extension === '.toml') return tomlTree(text);
  return extension === '.json' || extension === '.jsonc' ? jsonTree(text, findings) : yamlTree(text, findings);
}

function jsonTree(text: string, findings: Findings): TreeNode | undefined {
  const document = parseJson(text, findings, { comments: true });
  const node = (value: JsonNode): TreeNode => ({
    members: () => document.members(value).map((member) => ({ ...member, value: node(member.value) })),
    items: () => items(value).map(node),
    text: () => (value.type === 'string' || value.type === 'number' || value.type === 'boolean' ? String(value.value) : undefined),
    line: document.lineOf(value),
  });
  return document.root && node(document.root);
}

function yamlTree(text: string, findings: Findings): TreeNode | undefined {
  const document = parseYaml(text, findings);
  const node = (value: YamlNode): TreeNode => ({
    members: () => document.members(value).flatMap((member) => (member.value ? [{ ...member, value: node(member.value) }] : [])),
    items: () => document.items(value).map(node),
    text: () => document.text(value),
    line: document.lineOf(value),
  });
  return document.root && node(document.root);
}

function tomlTree(text: string): TreeNode {
  const document = parseToml(text);
  const node = (value: TomlValue, path: TomlPath): TreeNode => ({
    members: () => Object.entries(asTable(value) ?? {}).map(([key, inner]) => ({ key, value: node(inner, [...path, key]), line: document.lineOf([...path, key]) })),
    items: () => asList(value).map((item, index) => node(item, [...path, index])),
    text: () => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : undefined),
    line: document.lineOf(path),
  });
  return node(document.root, []);
}

/** The value under a chain of keys. */
export function treeAt(node: TreeNode | undefined, ...keys: readonly string[]): TreeNode | undefined {
  let current = node;
  for (const key of keys) current = current?.members().find((member) => member.key === key)?.value;
  return current;
}
