/** Components and edges out of a CycloneDX document: one of ours loses nothing that is compared, one of another tool gives its packages and models. */
import { componentKinds, methods, relationshipTypes, type Component, type ComponentKind, type Method, type Occurrence, type Relationship, type RelationshipType } from '../../model/component.ts';
import { componentId, relationshipId } from '../../model/identity.ts';
import { isJsonObject } from '../../model/json-object.ts';
import type { Json, JsonObject } from '../../model/fact.ts';
import { by } from '../../model/order.ts';

/** Deeper nested components are left out; levels. */
const depthMax = 32;

export interface BomContent {
  readonly components: readonly Component[];
  readonly relationships: readonly Relationship[];
}

/** What a parsed document holds, sorted by id; a component that has no name is left out. */
export function readBom(document: JsonObject): BomContent {
  const nodes = [...nodesIn(document['components'], 0), ...nodesIn(document['services'], 0)];
  const components = new Map(nodes.flatMap((node) => componentOf(node) ?? []).map((component) => [component.id, component]));
  const relationships = nodes.flatMap((node) => edgesOf(node)).map((edge): Relationship => ({ id: relationshipId(edge), ...edge, occurrences: [] }));
  return { components: [...components.values()].sort(by(({ id }) => id)), relationships: relationships.sort(by(({ id }) => id)) };
}

function nodesIn(value: Json | undefined, depth: number): JsonObject[] {
  if (!Array.isArray(value) || depth > depthMax) return [];
  return value.filter(isJsonObject).flatMap((node) => [node, ...nodesIn(node['components'], depth + 1), ...nodesIn(node['services'], depth + 1)]);
}

function componentOf(node: JsonObject): Component | undefined {
  const name = textOf(node['name']);
  if (name === undefined) return undefined;
  const own = ownProperties(node);
  const version = textOf(node['version']) ?? own.get('version');
  const purl = textOf(node['purl']) ?? own.get('purl');
  const kind = kindOf(node, own);
  const key = purl ?? `${textOf(node['group']) ?? ''}/${name}@${version ?? ''}`;
  const isOurs = own.has('kind');
  const provider = own.get('provider');
  const licence = licenceOf(node);
  const hashes = hashesOf(node);
  return {
    id: isOurs ? (textOf(node['bom-ref']) ?? componentId(kind, key)) : componentId(kind, key),
    kind,
    key,
    name,
    ...(version !== undefined && { version }),
    ...(purl !== undefined && { purl }),
    ...(provider !== undefined && { provider }),
    is_ai: isOurs ? own.get('ai') === 'true' : kind !== 'dependency',
    properties: Object.fromEntries([...own].filter(([property]) => !notProperties.has(property) && !property.startsWith('relationship:'))),
    ...(hashes.length > 0 && { hashes }),
    ...(licence !== undefined && { licence }),
    occurrences: occurrencesOf(node),
  };
}

/** Names under `waybill:` that stand for something else than a property of the component. */
const notProperties: ReadonlySet<string> = new Set(['kind', 'ai', 'provider', 'version', 'purl', 'flag', 'occurrence']);

function kindOf(node: JsonObject, own: ReadonlyMap<string, string>): ComponentKind {
  const stated = componentKinds.find((kind) => kind === own.get('kind'));
  if (stated) return stated;
  if (node['type'] === 'machine-learning-model') return 'model';
  if (node['type'] === 'container') return 'container_image';
  return 'dependency';
}

/** Properties of our name space, the last of each name. */
function ownProperties(node: JsonObject): Map<string, string> {
  return new Map(propertiesOf(node).flatMap(([name, value]) => (name.startsWith('waybill:') ? [[name.slice('waybill:'.length), value] as const] : [])));
}

function propertiesOf(node: JsonObject): (readonly [string, string])[] {
  const { properties } = node;
  if (!Array.isArray(properties)) return [];
  return properties.filter(isJsonObject).flatMap(({ name, value }) => (typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : []));
}

function edgesOf(node: JsonObject): { type: RelationshipType; from: string; to: string }[] {
  const from = textOf(node['bom-ref']);
  if (from === undefined) return [];
  return propertiesOf(node).flatMap(([name, to]) => {
    const type = relationshipTypes.find((candidate) => name === `waybill:relationship:${candidate}`);
    return type ? [{ type, from, to }] : [];
  });
}

function occurrencesOf(node: JsonObject): Occurrence[] {
  const evidence = isJsonObject(node['evidence']) ? node['evidence']['occurrences'] : undefined;
  const stated = Array.isArray(evidence) ? evidence.filter(isJsonObject) : [];
  const places = stated.flatMap(({ location, line, symbol, additionalContext }) => {
    if (typeof location !== 'string') return [];
    const place = { path: location, line: typeof line === 'number' ? line : 1, ...(typeof symbol === 'string' && { symbol }) };
    return [{ ...place, ...contextOf(typeof additionalContext === 'string' ? additionalContext : '') }];
  });
  // Services carry theirs as properties: `app.py:3 method=import confidence=0.95 symbol=openai`.
  const noted = propertiesOf(node).flatMap(([name, value]) => {
    const match = name === 'waybill:occurrence' ? /^(.+):(\d+) (method=\w+ confidence=[\d.]+)(?: symbol=(.*))?$/s.exec(value) : null;
    const [, path, line, context, symbol] = match ?? [];
    return path === undefined || context === undefined ? [] : [{ path, line: Number(line), ...contextOf(context), ...(symbol !== undefined && { symbol }) }];
  });
  return [...places, ...noted];
}

function contextOf(text: string): { method: Method; confidence: number; source?: string } {
  const words = new Map(text.split(' ').map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
  const source = words.get('source');
  return { method: methods.find((method) => method === words.get('method')) ?? 'manifest', confidence: Number(words.get('confidence') ?? 1), ...(source !== undefined && { source }) };
}

function hashesOf(node: JsonObject): { algorithm: string; hex: string }[] {
  const { hashes } = node;
  if (!Array.isArray(hashes)) return [];
  return hashes.filter(isJsonObject).flatMap(({ alg, content }) => (typeof alg === 'string' && typeof content === 'string' ? [{ algorithm: alg.replace('-', '').toLowerCase(), hex: content }] : []));
}

/** The first licence as it is written: an expression, an identifier or a name. */
function licenceOf(node: JsonObject): string | undefined {
  const [first] = Array.isArray(node['licenses']) ? node['licenses'].filter(isJsonObject) : [];
  const licence = first && isJsonObject(first['license']) ? first['license'] : undefined;
  return textOf(first?.['expression']) ?? textOf(licence?.['id']) ?? textOf(licence?.['name']);
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
