import type { Json, JsonObject } from '#shared/model/fact.ts';
import { at, items, parseJson, stringOf, toJson, type JsonDocument, type JsonNode } from '../documents/json.ts';
import { reading, type Findings } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { holdsAll } from './bytes.ts';
import { computedIn } from './computed.ts';
import { cleanText } from './clean-text.ts';
import { jsonModelLines } from './model-lines.ts';

/** Resources within resources; levels. */
const depthMax = 10;

export default defineReader({
  id: 'arm',
  title: 'Azure Resource Manager templates: declared resources',
  version: 4,
  gate: 'always',
  // 4 MiB: the limit of the service.
  bytesMax: 4 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.json',
  mayHold: (bytes) => holdsAll(bytes, 'deploymentTemplate.json', '"resources"'),

  read: reading((artifact, findings) => {
    const document = parseJson(artifact.text(), findings, { comments: true });
    const { root } = document;
    const schema = stringOf(at(root, '$schema')) ?? '';
    if (!/\bschema\.management\.azure\.com\/.*deploymentTemplate\.json/i.test(schema)) return;
    const known = new Map<string, string | number | boolean>();
    const know = (expression: string, node: JsonNode | undefined) => {
      const value = node && toJson(node);
      // A default that is an expression itself is computed.
      if (typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value !== '' && !value.startsWith('['))) known.set(expression, value);
    };
    for (const { key, value } of document.members(at(root, 'parameters'))) know(`parameters('${key}')`, at(value, 'defaultValue'));
    for (const { key, value } of document.members(at(root, 'variables'))) know(`variables('${key}')`, value);
    declare({ document, known, findings }, at(root, 'resources'), '', 0);
  }),

  examples: [
    {
      why: 'parameters are followed, a nested resource has the type of both',
      path: 'azuredeploy.json',
      text: `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "parameters": { "model": { "type": "string", "defaultValue": "gpt-4o" } },
  "resources": [
    {
      "type": "Microsoft.CognitiveServices/accounts",
      "apiVersion": "2024-10-01",
      "name": "ai",
      "kind": "OpenAI",
      "resources": [
        { "type": "deployments", "name": "chat", "properties": { "model": { "name": "[parameters('model')]" } } }
      ]
    }
  ]
}
`,
      facts: [
        { type: 'iac_resource', language: 'arm', resourceType: 'Microsoft.CognitiveServices/accounts', name: 'ai', attributes: { kind: 'OpenAI' }, line: 5 },
        { type: 'iac_resource', resourceType: 'Microsoft.CognitiveServices/accounts/deployments', name: 'chat', attributes: { properties: { model: { name: 'gpt-4o' } } }, references: ['Microsoft.CognitiveServices/accounts.ai'], line: 11 },
      ],
    },
    { why: 'a parameter file, and JSON that names the schema in a text', path: 'a.json', text: '{"$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "note": "deploymentTemplate.json", "resources": [{"type": "Microsoft.X/y", "name": "z"}]}', none: 'all' },
  ],
});

interface World {
  readonly document: JsonDocument;
  /** Defaults of parameters, and variables, by the expression that asks for them; only plain values. */
  readonly known: ReadonlyMap<string, string | number | boolean>;
  readonly findings: Findings;
}

/** Declares the resources of a list, or of a map of symbols. */
function declare(world: World, node: JsonNode | undefined, outer: string, depth: number, parent?: string): void {
  const { document, findings } = world;
  const nodes = node?.type === 'object' ? document.members(node).map(({ value }) => value) : items(node);
  for (const [index, resource] of nodes.entries()) {
    const own = stringOf(at(resource, 'type'));
    if (own === undefined || depth > depthMax) continue;
    const type = outer === '' || own.includes('.') ? own : `${outer}/${own}`;
    const stated = meaningOf(world.known, stringOf(at(resource, 'name')) ?? '');
    const name = stated === undefined ? `resource ${index + 1}` : String(stated);
    const address = `${type}.${name}`;
    const computed = new Set<string>();
    const attributes = attributesOf(world, resource, computed);
    findings.add({
      type: 'iac_resource',
      language: 'arm',
      resourceType: type,
      name,
      attributes,
      ...computedIn(computed),
      ...jsonModelLines(document, resource).part(),
      references: parent === undefined ? [] : [parent],
      line: document.lineOf(resource),
    });
    declare(world, at(resource, 'resources'), type, depth + 1, address);
  }
}

/** Everything but the nested resources; what is computed is left out and named. */
function attributesOf({ document, known }: World, resource: JsonNode, computed: Set<string>): JsonObject {
  const valueOf = (path: readonly string[], node: JsonNode): Json | undefined => {
    if (node.type === 'array') return items(node).flatMap((item) => valueOf(path, item) ?? []);
    if (node.type === 'object') {
      return Object.fromEntries(document.members(node).flatMap(({ key, value }) => {
        const plain = key === '__proto__' ? undefined : valueOf([...path, key], value);
        return plain === undefined ? [] : [[key, plain] as const];
      }));
    }
    const value = node.type === 'string' ? meaningOf(known, String(node.value)) : toJson(node);
    if (value === undefined) computed.add(path.join('.'));
    return typeof value === 'string' ? cleanText(path.at(-1) ?? '', value) : value;
  };
  return Object.fromEntries(document.members(resource).flatMap(({ key, value }) => {
    const plain = key === 'resources' ? undefined : valueOf([key], value);
    return plain === undefined ? [] : [[key, plain] as const];
  }));
}

/** A text as it is written, or the default that an expression of one parameter or variable stands for; undefined for what is computed. */
function meaningOf(known: World['known'], text: string): string | number | boolean | undefined {
  return text.startsWith('[') && !text.startsWith('[[') ? known.get(text.slice(1, -1).trim()) : text;
}
