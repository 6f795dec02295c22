import { reading } from '../documents/reading.ts';
import { defineReader } from '../reader.ts';
import { mayHoldWorkflow } from '../workflows/n8n-sniff.ts';
import { settingAddresses, settingLines } from './setting-lines.ts';

const extensions = new Set(['.yaml', '.yml', '.toml', '.json', '.jsonc', '.json5', '.ini', '.cfg', '.conf', '.properties', '.dockerfile', '.sh', '.bash', '.mk']);

/** 1 MiB: what people configure by hand is far smaller. */
const bytesMax = 1024 * 1024;

/** Files of other readers, and descriptions of what may be set. */
const others = /(?:^|[-._])lock\.(?:json|ya?ml|toml)$|^(?:package|tsconfig|composer|openapi|swagger)(?:\.[\w-]+)?\.(?:json|ya?ml)$|\.schema\.json$/;

export default defineReader({
  id: 'settings',
  title: 'Model ids and prompts under names that say so, in YAML, TOML, JSON, INI, Dockerfiles and scripts of a shell',
  version: 4,
  gate: 'literals',
  lineComments: ['#', '//'],
  bytesMax,
  accepts: ({ lowerName, extension, path }) =>
    (extensions.has(extension) || lowerName === 'dockerfile' || lowerName === 'makefile' || lowerName.startsWith('dockerfile.')) && !others.test(lowerName) && !path.includes('.github/workflows/'),

  // Larger files are data, and a workflow says itself which node has which model.
  mayHold: (bytes) => bytes.length <= bytesMax && !mayHoldWorkflow(bytes),

  read: reading((artifact, findings) => {
    const settings = settingLines(artifact.text());
    for (const setting of settings) findings.add(setting);
    // An address says who serves the models that stand beside it; by itself it may be of anything.
    if (settings.some(({ says }) => says === 'model')) for (const url of settingAddresses(artifact.text())) findings.add(url);
  }),

  examples: [
    {
      why: 'YAML: a key, a default of the environment, a flow map, an entry of a list, a prompt below its key',
      path: 'config.yaml',
      text: 'llm:\n  model: gpt-4o\n  embedding_model: "${EMBEDDINGS:-text-embedding-3-small}" # small\n  fallback: { model: "claude-sonnet-4-5", retries: 2 }\nenvironment:\n  - CHAT_MODEL=gpt-4o-mini\nsystem_prompt: |\n  You are a careful clerk.\n  Answer briefly.\nnext: 1\n',
      facts: [
        { type: 'named_text', name: 'model', says: 'model', line: 2, value: { text: 'gpt-4o' } },
        { type: 'named_text', name: 'embedding_model', line: 3, value: { text: 'text-embedding-3-small' }, isDefault: true },
        { type: 'named_text', name: 'model', line: 4, value: { text: 'claude-sonnet-4-5' } },
        { type: 'named_text', name: 'CHAT_MODEL', line: 6 },
        { type: 'named_text', name: 'system_prompt', says: 'prompt', line: 7, value: { text: '  You are a careful clerk.\n  Answer briefly.' } },
      ],
    },
    {
      why: 'JSON and its prefix',
      path: 'config/default.json',
      text: '{\n  "agent": { "model": "openai:gpt-4o", "temperature": 0 },\n  "systemPrompt": "You are a careful clerk."\n}\n',
      facts: [{ type: 'named_text', name: 'model', line: 2, value: { text: 'openai:gpt-4o' } }, { type: 'named_text', name: 'systemPrompt', line: 3 }],
    },
    {
      why: 'TOML with a long text',
      path: 'app.toml',
      text: '[chat]\nmodel = "gpt-4o"\nprompt = """\nYou are a careful clerk.\n"""\n',
      facts: [{ type: 'named_text', name: 'model', line: 2 }, { type: 'named_text', name: 'prompt', line: 3, value: { text: '\nYou are a careful clerk.\n' } }],
    },
    {
      why: 'an image sets its model',
      path: 'Dockerfile',
      text: 'FROM python:3.12\nENV MODEL_NAME=gpt-4o\nENV EMBEDDING_MODEL text-embedding-3-small\n',
      facts: [{ type: 'named_text', name: 'MODEL_NAME', line: 2 }, { type: 'named_text', name: 'EMBEDDING_MODEL', line: 3 }],
    },
    {
      why: 'scripts: variables and options of a command line',
      path: 'scripts/train.sh',
      text: '#!/bin/bash\n# train.py --model small-0\nexport BASE_MODEL="small-1"\naccelerate launch train.py \\\n  --model_name_or_path "acme/small-2" \\\n  --output_dir out --bf16 True\nollama pull small-3:8b && vllm serve acme/small-4 --port 8000\ndocker run small-5\ngit pull origin small-6\n',
      facts: [
        { type: 'named_text', name: 'BASE_MODEL', says: 'model', line: 3, value: { text: 'small-1' } },
        { type: 'named_text', name: 'model_name_or_path', says: 'model', line: 5, value: { text: 'acme/small-2' } },
      ],
    },
    { why: 'comments, prices, lists and other names', path: 'near.yaml', text: '# model: gpt-4o\nprices:\n  gpt-4o: 5\nsupported_models: gpt-4o\nmodels:\n  - gpt-4o\ntitle: gpt-4o\nmodel: the gpt-4o model of a vendor\n', none: 'all' },
    { why: 'the route that clients ask for is no model', path: 'router.yaml', text: 'model_list:\n  - model_name: gpt-4o\n    litellm_params: {}\n', none: 'all' },
  ],
});
