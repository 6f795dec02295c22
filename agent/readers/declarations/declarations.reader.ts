import { reading } from '../documents/reading.ts';
import { loadYaml, parseYaml } from '../documents/yaml.ts';
import { pathParts } from '../path-parts.ts';
import { defineReader } from '../reader.ts';
import { promptDeclarations, promptFormatOf } from './prompt-formats.ts';
import { yamlFormats } from './yaml-formats.ts';

export default defineReader({
  id: 'declarations',
  title: 'Agents, models, rails and prompts that frameworks are configured with: crews, evaluations, fine-tuning, agent cards, prompt files',
  version: 1,
  gate: 'always',
  prepare: loadYaml,
  // 4 MiB: an exported application with a large graph stays under 1 MiB.
  bytesMax: 4 * 1024 * 1024,
  accepts: (path) => promptFormatOf(path) !== undefined || yamlFormats.some((format) => format.accepts(path)),

  read: reading((artifact, findings) => {
    const path = pathParts(artifact.path);
    if (promptFormatOf(path) !== undefined) {
      for (const declaration of promptDeclarations(artifact.text(), path, findings)) findings.add({ type: 'declaration', ...declaration });
      return;
    }
    const bytes = Buffer.from(artifact.bytes.buffer, artifact.bytes.byteOffset, artifact.bytes.byteLength);
    const formats = yamlFormats.filter((format) => format.accepts(path) && format.marks.every((mark) => bytes.includes(mark)));
    if (formats.length === 0) return;
    const document = parseYaml(artifact.text(), findings);
    for (const format of formats) {
      for (const declaration of format.declarations(document, path)) findings.add({ type: 'declaration', ...declaration });
    }
  }),

  examples: [
    {
      why: 'a crew: each key is an agent, with its model and backstory',
      path: 'src/config/agents.yaml',
      text: 'researcher:\n  role: >\n    {topic} Researcher\n  goal: Find sources\n  backstory: Ten years in archives.\n  llm: openai/gpt-4o\nwriter:\n  role: Writer\n  goal: Write\n',
      facts: [
        { type: 'declaration', format: 'crewai-agent', name: 'researcher', values: { llm: { kind: 'string', text: 'openai/gpt-4o', line: 6 }, backstory: { kind: 'string', line: 5 } }, line: 1 },
        { type: 'declaration', format: 'crewai-agent', name: 'writer', line: 7 },
      ],
    },
    {
      why: 'models under test, with the type of their endpoint in the middle, as a text, a record and a key; a prompt in place and one in a file',
      path: 'eval/promptfooconfig.yaml',
      text: 'prompts:\n  - "Translate {{text}}"\n  - file://prompt.txt\nproviders:\n  - openai:chat:gpt-4o\n  - id: anthropic:messages:claude-sonnet-4-6\n    label: x\n  - ollama:llama3.2:3b:\n      config: {}\n  - openai:embedding:text-embedding-3-small\n  - file://provider.py\n',
      facts: [
        { format: 'promptfoo-provider', values: { provider: { text: 'openai' }, model: { text: 'gpt-4o', line: 5 } }, line: 5 },
        { format: 'promptfoo-provider', values: { model: { text: 'claude-sonnet-4-6' } }, line: 6 },
        { format: 'promptfoo-provider', values: { model: { text: 'llama3.2:3b' } }, line: 8 },
        { format: 'promptfoo-embedding', line: 10 },
        { format: 'promptfoo-prompt', values: { text: { text: 'Translate {{text}}' } }, line: 2 },
      ],
    },
    {
      why: 'rails: the models by their engine, each flow, the instructions',
      path: 'rails/config.yml',
      text: 'models:\n  - type: main\n    engine: openai\n    model: gpt-4o-mini\ninstructions:\n  - type: general\n    content: |\n      Be polite.\nrails:\n  input:\n    flows:\n      - self check input\n      - content safety check input $model=x\n',
      facts: [
        { format: 'nemo-model', values: { engine: { text: 'openai' }, model: { text: 'gpt-4o-mini' } }, line: 4 },
        { format: 'nemo-rail', name: 'self check input', line: 12 },
        { format: 'nemo-rail', name: 'content safety check input', line: 13 },
        { format: 'nemo-instructions', line: 7 },
      ],
    },
    {
      why: 'fine-tuning: the base model and the datasets',
      path: 'examples/lora.yml',
      text: 'base_model: NousResearch/Llama-3.2-1B\nadapter: lora\ndatasets:\n  - path: teknium/GPT4-LLM-Cleaned\n    type: alpaca\n',
      facts: [
        { format: 'axolotl-model', values: { model: { text: 'NousResearch/Llama-3.2-1B', line: 1 } } },
        { format: 'axolotl-dataset', name: 'teknium/GPT4-LLM-Cleaned', line: 4 },
      ],
    },
    {
      why: 'the card of an agent',
      path: 'public/.well-known/agent.json',
      text: '{\n  "name": "Planner",\n  "url": "https://planner.example.com/a2a",\n  "capabilities": {},\n  "skills": []\n}\n',
      facts: [{ format: 'a2a-card', name: 'Planner', values: { url: { text: 'https://planner.example.com/a2a', line: 3 } }, line: 2 }],
    },
    {
      why: 'an exported application: its model and prompt',
      path: 'app.yml',
      text: 'app:\n  mode: agent-chat\n  name: Helper\nkind: app\nmodel_config:\n  model:\n    name: gpt-4o\n    provider: langgenius/openai/openai\n  pre_prompt: Be kind.\n',
      facts: [
        { format: 'dify-agent', name: 'Helper', line: 3 },
        { format: 'dify-model', values: { model: { text: 'gpt-4o' }, provider: { text: 'openai' } }, line: 7 },
        { format: 'dify-prompt', values: { text: { text: 'Be kind.' } }, line: 9 },
      ],
    },
    {
      why: 'a prompt file with its settings; lines are those of the file',
      path: 'prompts/basic.prompty',
      text: '---\nname: Basic\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: chat-prod\n---\n\nsystem:\nYou help.\n',
      facts: [
        { format: 'prompty-model', name: 'chat-prod', values: { provider: { text: 'azure_openai' } }, line: 7 },
        { format: 'prompty-prompt', name: 'basic', line: 10 },
      ],
    },
    {
      why: 'a prompt file whose model carries its vendor, and files that are a prompt as a whole',
      path: 'prompts/menu.prompt',
      text: '---\nmodel: googleai/gemini-2.5-flash\n---\nName a dish.\n',
      facts: [{ format: 'dotprompt-model', name: 'googleai/gemini-2.5-flash', line: 2 }, { format: 'dotprompt-prompt', name: 'menu', line: 4 }],
    },
    { why: 'the name of a semantic function is that of its folder', path: 'plugins/Writer/Summarize/skprompt.txt', text: 'Summarize {{$input}}\n', facts: [{ format: 'semantic-kernel-prompt', name: 'Summarize', line: 1 }] },
    { why: 'people who have roles', path: 'config/agents.yaml', text: 'sales:\n  role: seller\n  team: north\ngoal: none\n', none: 'all' },
    { why: 'a catalogue of models that is no configuration of rails', path: 'config.yml', text: 'models:\n  - engine: v8\n    model: coupe\n', none: 'all' },
    { why: 'a base model that nobody trains', path: 'deploy.yml', text: 'base_model: x/y\ndatasets: []\n', none: 'all' },
    { why: 'a shell prompt without settings', path: 'home/my.prompt', text: 'PS1="> "\n', none: 'all' },
    { why: 'a template is parsed only when it may be one of these', path: 'chart/templates/deploy.yaml', text: '{{- if .Values.x }}\n a: {{ b }}\n', none: 'all' },
    { why: 'broken off in the middle: what was before stays', path: 'agents.yaml', text: 'a:\n  role: R\n  goal: G\nb: [\n', facts: [{ format: 'crewai-agent', name: 'a' }], trouble: 'parse_error' },
  ],
});
