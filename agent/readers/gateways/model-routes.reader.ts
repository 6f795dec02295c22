import { reading, type Findings } from '../documents/reading.ts';
import { loadYaml, parseYaml, type YamlDocument, type YamlNode } from '../documents/yaml.ts';
import { defineReader } from '../reader.ts';

/** Words that stand in every file of these forms; anything else is not parsed. */
const marks = ['litellm_params', 'ai-proxy'].map((text) => Buffer.from(text));
/** Larger files are not parsed: the proxy configurations of large companies have some thousand lines; bytes. */
const parsedBytesMax = 1024 * 1024;
/** Maps and lists deeper than this are not looked into; levels. Routes of a gateway lie within 8. */
const depthMax = 24;

/** What LiteLLM writes for a value that is in the environment. */
const environmentPrefix = 'os.environ/';

export default defineReader({
  id: 'model-routes',
  title: 'Models that LiteLLM and Kong route to, with their addresses',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // Large YAML is looked through for the words and nothing more: no lockfile is too large for a reader that does not want it.
  bytesMax: 64 * 1024 * 1024,
  accepts: ({ extension }) => extension === '.yaml' || extension === '.yml',

  read: reading((artifact, findings) => {
    const bytes = Buffer.from(artifact.bytes.buffer, artifact.bytes.byteOffset, artifact.bytes.byteLength);
    if (!marks.some((mark) => bytes.includes(mark))) return;
    if (bytes.length > parsedBytesMax) {
      findings.note('too_large', `Routes of models are read from files of up to ${parsedBytesMax} bytes.`);
      return;
    }
    const document = parseYaml(artifact.text(), findings);
    walk(document, document.root, findings, 0);
  }),

  examples: [
    {
      why: 'the routes of a LiteLLM proxy: prefixes, addresses, keys in the environment, an embedding',
      path: 'litellm_config.yaml',
      text: `model_list:
  - model_name: fast
    litellm_params:
      model: azure/gpt-4o-eu
      api_base: https://contoso.openai.azure.com
      api_key: os.environ/AZURE_API_KEY
  - model_name: local
    litellm_params:
      model: openai/my-llama
      api_base: http://vllm:8000/v1
  - model_name: vectors
    litellm_params:
      model: cohere/embed-english-v3.0
    model_info:
      mode: embedding
  - model_name: chosen
    litellm_params:
      model: os.environ/MODEL
litellm_settings:
  drop_params: true
`,
      facts: [
        { type: 'model_route', model: 'azure/gpt-4o-eu', url: 'https://contoso.openai.azure.com', urlLine: 5, line: 4 },
        { type: 'env', name: 'AZURE_API_KEY', access: 'read', line: 6 },
        { type: 'model_route', model: 'openai/my-llama', url: 'http://vllm:8000/v1', urlLine: 10, line: 9 },
        { type: 'model_route', model: 'cohere/embed-english-v3.0', isEmbedding: true, line: 13 },
        { type: 'env', name: 'MODEL', access: 'read', line: 18 },
      ],
    },
    {
      why: 'the plugin of a Kong gateway, and one with several targets',
      path: 'kong.yaml',
      text: `_format_version: "3.0"
services:
  - name: llm
    plugins:
      - name: ai-proxy
        config:
          route_type: llm/v1/chat
          model:
            provider: mistral
            name: mistral-small-latest
      - name: ai-proxy-advanced
        config:
          targets:
            - route_type: llm/v1/chat
              model: { provider: openai, name: gpt-4o, options: { upstream_url: "https://llm.corp.example/v1" } }
`,
      facts: [
        { type: 'model_route', model: 'mistral-small-latest', provider: 'mistral', line: 10 },
        { type: 'model_route', model: 'gpt-4o', provider: 'openai', url: 'https://llm.corp.example/v1', urlLine: 15, line: 15 },
      ],
    },
    {
      why: 'a list of cars has models, too',
      path: 'cars.yaml',
      text: 'model_list:\n  - model_name: beetle\n    params:\n      model: vw/beetle\n# no litellm_params here\n',
      none: 'all',
    },
    {
      why: 'another plugin of the gateway, and a route without a model',
      path: 'kong.yml',
      text: 'plugins:\n  - name: rate-limiting\n    config: { minute: 5 }\n  - name: ai-proxy\n    config: { route_type: llm/v1/chat }\n',
      none: 'all',
    },
    {
      why: 'what is broken keeps what came before it',
      path: 'broken.yaml',
      text: 'model_list:\n  - litellm_params:\n      model: groq/llama-3.1-8b-instant\n  - litellm_params: [\n',
      facts: [{ type: 'model_route', model: 'groq/llama-3.1-8b-instant', line: 3 }],
      trouble: 'parse_error',
    },
  ],
});

function walk(document: YamlDocument, node: YamlNode | undefined, findings: Findings, depth: number): void {
  if (depth > depthMax) return;
  for (const item of document.items(node)) walk(document, item, findings, depth + 1);
  for (const { key, value } of document.members(node)) {
    if (key === 'litellm_params') addLitellmRoute(document, { route: node, parameters: value }, findings);
    else if (key === 'route_type' && document.text(value)?.startsWith('llm/')) addKongRoute(document, node, findings);
    else walk(document, value, findings, depth + 1);
  }
}

function addLitellmRoute(document: YamlDocument, { route, parameters }: { route: YamlNode | undefined; parameters: YamlNode | undefined }, findings: Findings): void {
  const isEmbedding = document.text(document.get(route, 'model_info', 'mode')) === 'embedding';
  const members = document.members(parameters);
  const address = members.find(({ key }) => key === 'api_base' || key === 'base_url');
  const target = addressed(document, address?.value);
  for (const { key, value, line } of members) {
    const text = document.text(value);
    if (text === undefined) continue;
    if (text.startsWith(environmentPrefix)) findings.add({ type: 'env', name: text.slice(environmentPrefix.length), access: 'read', line });
    else if (key === 'model') findings.add({ type: 'model_route', model: text, ...target, ...(isEmbedding && { isEmbedding }), line });
  }
}

function addKongRoute(document: YamlDocument, route: YamlNode | undefined, findings: Findings): void {
  const model = document.get(route, 'model');
  const name = document.get(model, 'name');
  const provider = document.text(document.get(model, 'provider'));
  const text = document.text(name);
  if (!name || text === undefined || provider === undefined) return;
  const target = addressed(document, document.get(model, 'options', 'upstream_url'));
  const isEmbedding = document.text(document.get(route, 'route_type'))?.endsWith('/embeddings') === true;
  findings.add({ type: 'model_route', model: text, provider, ...target, ...(isEmbedding && { isEmbedding }), line: document.lineOf(name) });
}

/** An address that stands in the file, with its line. */
function addressed(document: YamlDocument, node: YamlNode | undefined): { url?: string; urlLine?: number } {
  const text = document.text(node);
  return node && text !== undefined && URL.canParse(text) && !text.startsWith(environmentPrefix) ? { url: text, urlLine: document.lineOf(node) } : {};
}
