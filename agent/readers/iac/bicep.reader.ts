import type { Json, JsonObject } from '#shared/model/fact.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { parseBicep, type BicepFile, type BicepResource, type BicepValue } from './bicep-parser.ts';
import { cleanText } from './clean-text.ts';
import { computedIn } from './computed.ts';
import { bicepModelLines } from './model-lines.ts';

/** Names that are followed from one to the next; more are a circle. */
const hopsMax = 10;

export default defineReader({
  id: 'bicep',
  title: 'Bicep: declared resources of Azure',
  version: 4,
  gate: 'always',
  bytesMax: 2 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.bicep',

  read: reading((artifact, findings) => {
    const file = parseBicep(artifact.text());
    const resources = file.resources.flatMap((resource) => withNested(resource, ''));
    const types = new Map(resources.map(({ symbol, type }) => [symbol, type]));
    for (const { symbol, type, line, body, names, parent } of resources) {
      const references = [...new Set([...names, ...(parent === undefined ? [] : [parent])])].flatMap((name) => (name !== symbol && types.has(name) ? [`${types.get(name)}.${name}`] : []));
      const computed = new Set<string>();
      const attributes = attributesOf(body, file, computed);
      findings.add({ type: 'iac_resource', language: 'bicep', resourceType: type, name: symbol, attributes, ...computedIn(computed), ...bicepModelLines(body).part(), references: references.sort(byCodeUnit), line });
    }
  }),

  examples: [
    {
      why: 'parameters and variables are followed, a parent is a reference, a nested resource has the type of both',
      path: 'infra/main.bicep',
      text: `param location string = resourceGroup().location
@description('The model')
param modelName string = 'gpt-4o'
var sku = 'S0'

resource account 'Microsoft.CognitiveServices/accounts@2024-10-01' = {
  name: 'ai-\${uniqueString(resourceGroup().id)}'
  location: location
  kind: 'OpenAI'
  sku: {
    name: sku
  }
  properties: { publicNetworkAccess: 'Enabled', disableLocalAuth: false }

  resource embedding 'deployments' = {
    name: 'embedding'
    properties: {
      model: { format: 'OpenAI', name: 'text-embedding-3-large' }
    }
  }
}

resource chat 'Microsoft.CognitiveServices/accounts/deployments@2024-10-01' = if (isEnabled) {
  parent: account
  name: modelName
  properties: {
    model: {
      format: 'OpenAI'
      name: modelName
    }
    tags: [
      'a'
      'b'
    ]
  }
}
`,
      facts: [
        {
          type: 'iac_resource',
          language: 'bicep',
          resourceType: 'Microsoft.CognitiveServices/accounts',
          name: 'account',
          attributes: { kind: 'OpenAI', sku: { name: 'S0' }, properties: { publicNetworkAccess: 'Enabled', disableLocalAuth: false } },
          computed: ['location', 'name'],
          line: 6,
        },
        { type: 'iac_resource', resourceType: 'Microsoft.CognitiveServices/accounts/deployments', name: 'embedding', attributes: { properties: { model: { name: 'text-embedding-3-large' } } }, modelLines: { 'properties.model.name': [18] }, references: ['Microsoft.CognitiveServices/accounts.account'], line: 15 },
        { type: 'iac_resource', resourceType: 'Microsoft.CognitiveServices/accounts/deployments', name: 'chat', attributes: { name: 'gpt-4o', properties: { model: { format: 'OpenAI', name: 'gpt-4o' }, tags: ['a', 'b'] } }, references: ['Microsoft.CognitiveServices/accounts.account'], line: 23 },
      ],
    },
    {
      why: 'a loop stands for its body, an existing resource is named too',
      path: 'search.bicep',
      text: `resource kv 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'secrets'
}
resource search 'Microsoft.Search/searchServices@2024-06-01-preview' = [for (r, i) in regions: {
  name: 'search-\${r}'
  sku: { name: 'standard' }
}]
`,
      facts: [
        { type: 'iac_resource', resourceType: 'Microsoft.KeyVault/vaults', name: 'kv' },
        { type: 'iac_resource', resourceType: 'Microsoft.Search/searchServices', name: 'search', attributes: { sku: { name: 'standard' } }, line: 4 },
      ],
    },
    { why: 'comments, outputs and modules', path: 'a.bicep', text: "// resource x 'Microsoft.CognitiveServices/accounts@2024-10-01' = {}\n/* resource y 'A/b@1' = {} */\noutput name string = 'resource'\nmodule ai 'ai.bicep' = { name: 'ai' }\n", none: 'all' },
  ],
});

/** A resource in another one has the type of both. */
function withNested(resource: BicepResource, outer: string, parent?: string): (BicepResource & { readonly parent?: string })[] {
  const type = outer === '' || resource.type.includes('.') ? resource.type : `${outer}/${resource.type}`;
  const nested = resource.body.kind === 'object' ? resource.body.resources : [];
  return [{ ...resource, type, ...(parent !== undefined && { parent }) }, ...nested.flatMap((inner) => withNested(inner, type, resource.symbol))];
}

function attributesOf(body: BicepValue, file: BicepFile, computed: Set<string>): JsonObject {
  const value = plain([], body, file, computed, 0);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function plain(path: readonly string[], value: BicepValue, file: BicepFile, computed: Set<string>, hops: number): Json | undefined {
  switch (value.kind) {
    case 'text':
      return cleanText(path.at(-1) ?? '', value.text);
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'list':
      return value.items.flatMap((item) => plain(path, item, file, computed, hops) ?? []);
    case 'object':
      return Object.fromEntries(value.entries.flatMap(({ key, value: entry }) => {
        const known = key === '__proto__' ? undefined : plain([...path, key], entry, file, computed, hops);
        return known === undefined ? [] : [[key, known] as const];
      }));
    case 'name': {
      const meant = hops < hopsMax ? file.values.get(value.path) : undefined;
      if (meant) return plain(path, meant, file, computed, hops + 1);
      computed.add(path.join('.'));
      return undefined;
    }
    default:
      computed.add(path.join('.'));
      return undefined;
  }
}
