/** Configuration files of frameworks in YAML or JSON: what gives each away, and the entries in it. */
import type { DeclarationFact } from '#shared/model/fact.ts';
import type { YamlDocument, YamlNode } from '../documents/yaml.ts';
import type { PathParts } from '../reader.ts';
import { textAt, valueOf, valuesOf } from './document-values.ts';

export type Declaration = Omit<DeclarationFact, 'type'>;

export interface YamlFormat {
  accepts(path: PathParts): boolean;
  /** Texts that every such file holds; a file without one of them is not parsed. */
  readonly marks: readonly string[];
  /** The entries; empty when the document is something else after all. */
  declarations(document: YamlDocument, path: PathParts): Declaration[];
}

const isYaml = ({ extension }: PathParts): boolean => extension === '.yml' || extension === '.yaml';
const stemOf = ({ name }: PathParts): string => name.replace(/\.[^.]*$/, '');

/** @see https://docs.crewai.com/en/concepts/agents#yaml-configuration-recommended. */
const crew: YamlFormat = {
  accepts: (path) => isYaml(path) && stemOf(path).toLowerCase().endsWith('agents'),
  marks: ['role:', 'goal:'],
  declarations: (document) =>
    document.members(document.root).flatMap(({ key, value, line }) => {
      if (textAt(document, value, 'role') === undefined || textAt(document, value, 'goal') === undefined) return [];
      const values = valuesOf({ llm: textAt(document, value, 'llm'), backstory: textAt(document, value, 'backstory'), tools: valueOf(document, document.get(value, 'tools')) });
      return [{ format: 'crewai-agent', name: key, values, line }];
    }),
};

/** Types of a promptfoo provider that stand between vendor and model. */
const promptfooTypes = new Set(['chat', 'completion', 'responses', 'messages', 'embedding', 'embeddings', 'realtime', 'image', 'assistant', 'moderation', 'generateContent']);

/** @see https://www.promptfoo.dev/docs/providers/. */
const promptfoo: YamlFormat = {
  accepts: ({ lowerName, extension }) => lowerName.startsWith('promptfooconfig') && ['.yml', '.yaml', '.json'].includes(extension),
  marks: ['prompts'],
  declarations: (document) => {
    const prompts = document.items(document.get(document.root, 'prompts')).flatMap((node): Declaration[] => {
      const inline = document.text(node) === undefined ? textAt(document, node, 'raw') : textAt(document, node);
      // Without a hole for the test's values it is the path of a file.
      return inline?.text.includes('{{') ? [{ format: 'promptfoo-prompt', name: 'prompts', values: { text: inline }, line: inline.line }] : [];
    });
    const providers = ['providers', 'targets'].flatMap((key) => {
      const node = document.get(document.root, key);
      return document.text(node) === undefined ? document.items(node) : node ? [node] : [];
    });
    return [...providers.flatMap((node) => promptfooProvider(document, node)), ...prompts];
  },
};

function promptfooProvider(document: YamlDocument, node: YamlNode): Declaration[] {
  const id = document.text(node) === undefined ? (textAt(document, node, 'id') ?? keyOf(document, node)) : textAt(document, node);
  const [provider = '', ...rest] = id?.text.split(':') ?? [];
  const model = promptfooTypes.has(rest[0] ?? '') ? rest.slice(1) : rest;
  if (id === undefined || model.length === 0 || /^(?:file|https?|exec|python|package|ws|webhook|promptfoo|echo)$/.test(provider)) return [];
  const at = { kind: 'string', line: id.line } as const;
  return [{ format: rest[0]?.startsWith('embedding') ? 'promptfoo-embedding' : 'promptfoo-provider', name: id.text, values: { provider: { ...at, text: provider }, model: { ...at, text: model.join(':') } }, line: id.line }];
}

/** `- openai:gpt-4o: {…}`: the only key is the id. */
function keyOf(document: YamlDocument, node: YamlNode): { kind: 'string'; text: string; line: number } | undefined {
  const [only, ...others] = document.members(node);
  return only && others.length === 0 ? { kind: 'string', text: only.key, line: only.line } : undefined;
}

/** @see https://docs.nvidia.com/nemo/guardrails/latest/user-guides/configuration-guide.html. */
const nemo: YamlFormat = {
  accepts: (path) => isYaml(path) && /^(?:config|rails|.*[_-]config)$/.test(stemOf(path).toLowerCase()),
  marks: ['models:', 'engine:'],
  declarations: (document) => {
    const { root } = document;
    const isRails = ['rails', 'instructions', 'sample_conversation', 'colang_version'].some((key) => document.get(root, key) !== undefined);
    if (!isRails) return [];
    const models = document.items(document.get(root, 'models')).flatMap((node): Declaration[] => {
      const model = textAt(document, node, 'model') ?? textAt(document, node, 'parameters', 'model');
      const engine = textAt(document, node, 'engine');
      if (model === undefined || engine === undefined) return [];
      return [{ format: textAt(document, node, 'type')?.text === 'embeddings' ? 'nemo-embedding' : 'nemo-model', name: model.text, values: { model, engine }, line: model.line }];
    });
    const rails = document.members(document.get(root, 'rails')).flatMap(({ value }) =>
      document.items(document.get(value, 'flows')).flatMap((node): Declaration[] => {
        const flow = textAt(document, node);
        return flow === undefined ? [] : [{ format: 'nemo-rail', name: flow.text.split('$', 1)[0]?.trim() ?? flow.text, values: {}, line: flow.line }];
      }),
    );
    const instructions = document.items(document.get(root, 'instructions')).flatMap((node): Declaration[] => {
      const content = textAt(document, node, 'content');
      return content === undefined ? [] : [{ format: 'nemo-instructions', name: 'instructions', values: { content }, line: content.line }];
    });
    return [...models, ...rails, ...instructions];
  },
};

/** Settings that say that a base model is trained; others name a base model, too. */
const trainingKeys = ['adapter', 'micro_batch_size', 'sequence_len', 'num_epochs', 'gradient_accumulation_steps', 'lora_r', 'rl'];

/** @see https://docs.axolotl.ai/docs/config-reference.html. */
const axolotl: YamlFormat = {
  accepts: isYaml,
  marks: ['base_model:', 'datasets:'],
  declarations: (document, path) => {
    const { root } = document;
    const model = textAt(document, root, 'base_model');
    if (model === undefined || !trainingKeys.some((key) => document.get(root, key) !== undefined)) return [];
    const datasets = document.items(document.get(root, 'datasets')).flatMap((node): Declaration[] => {
      const dataset = textAt(document, node, 'path');
      return dataset === undefined ? [] : [{ format: 'axolotl-dataset', name: dataset.text, values: { path: dataset }, line: dataset.line }];
    });
    return [{ format: 'axolotl-model', name: stemOf(path), values: valuesOf({ model, revision: textAt(document, root, 'revision_of_model') ?? textAt(document, root, 'revision') }), line: model.line }, ...datasets];
  },
};

/** @see https://llamafactory.readthedocs.io/en/latest/getting_started/sft.html. */
const llamaFactory: YamlFormat = {
  accepts: isYaml,
  marks: ['model_name_or_path:', 'stage:'],
  declarations: (document, path) => {
    const { root } = document;
    const model = textAt(document, root, 'model_name_or_path');
    const stage = textAt(document, root, 'stage')?.text ?? '';
    return model === undefined || !/^(?:pt|sft|rm|ppo|dpo|kto)$/.test(stage) ? [] : [{ format: 'llama-factory-model', name: stemOf(path), values: { model }, line: model.line }];
  },
};

/** @see https://a2a-protocol.org/latest/specification/#5-agent-discovery-the-agent-card. */
const agentCard: YamlFormat = {
  accepts: ({ lowerName, folders }) => /^agent[-_]?card\.(?:json|ya?ml)$/.test(lowerName) || (folders.at(-1) === '.well-known' && lowerName === 'agent.json'),
  marks: ['skills', 'name'],
  declarations: (document) => {
    const { root } = document;
    const name = textAt(document, root, 'name');
    const isCard = ['url', 'supportedInterfaces', 'supported_interfaces', 'capabilities'].some((key) => document.get(root, key) !== undefined);
    if (name === undefined || !isCard || document.get(root, 'skills') === undefined) return [];
    const [first] = document.items(document.get(root, 'supportedInterfaces') ?? document.get(root, 'supported_interfaces'));
    return [{ format: 'a2a-card', name: name.text, values: valuesOf({ url: textAt(document, root, 'url') ?? textAt(document, first, 'url') }), line: name.line }];
  },
};

/** Models, an agent and tools of an exported Dify application. @see https://docs.dify.ai (exported DSL). */
const dify: YamlFormat = {
  accepts: isYaml,
  marks: ['kind: app', 'mode:'],
  declarations: (document) => {
    const { root } = document;
    const app = document.get(root, 'app');
    const name = textAt(document, app, 'name');
    const mode = textAt(document, app, 'mode');
    if (textAt(document, root, 'kind')?.text !== 'app' || mode === undefined) return [];
    const holders = [document.get(root, 'model_config'), ...document.items(document.get(root, 'workflow', 'graph', 'nodes')).map((node) => document.get(node, 'data'))];
    const models = holders.flatMap((holder): Declaration[] => {
      const model = textAt(document, holder, 'model', 'name');
      if (model === undefined) return [];
      // `langgenius/openai/openai`: the plugin of a provider, and the provider.
      const provider = textAt(document, holder, 'model', 'provider');
      const values = { model, ...(provider && { provider: { ...provider, text: provider.text.split('/').at(-1) ?? '' } }) };
      return [{ format: 'dify-model', name: model.text, values, line: model.line }];
    });
    const prompts = holders.flatMap((holder): Declaration[] => {
      const text = textAt(document, holder, 'pre_prompt');
      return text === undefined ? [] : [{ format: 'dify-prompt', name: 'pre_prompt', values: { text }, line: text.line }];
    });
    const isAgent = mode.text === 'agent-chat' || holders.some((holder) => textAt(document, holder, 'type')?.text === 'agent');
    const agent: Declaration[] = isAgent ? [{ format: 'dify-agent', name: name?.text ?? mode.text, values: {}, line: name?.line ?? mode.line }] : [];
    return [...agent, ...models, ...prompts];
  },
};

/** @see https://aider.chat/docs/config/aider_conf.html. */
const aider: YamlFormat = {
  accepts: ({ lowerName }) => lowerName === '.aider.conf.yml',
  marks: ['model:'],
  declarations: (document) =>
    ['model', 'weak-model', 'editor-model'].flatMap((key) => {
      const model = textAt(document, document.root, key);
      return model === undefined ? [] : [{ format: 'aider-model', name: key, values: { model }, line: model.line }];
    }),
};

export const yamlFormats: readonly YamlFormat[] = [crew, promptfoo, nemo, axolotl, llamaFactory, agentCard, dify, aider];
