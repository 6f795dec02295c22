import { defineVendor, type UseRule } from './catalog-entry.ts';

/** Where its server listens unless it is told otherwise; so do other servers of this machine, so only paths count that ask a model. */
const places = ['localhost:1234', '127.0.0.1:1234', 'host.docker.internal:1234'];
const paths = ['/v1/chat/completions', '/v1/completions', '/v1/embeddings', '/api/v0/chat/completions', '/api/v0/completions', '/api/v0/embeddings'];

/** What stands for a loaded model; the synchronous handles are made by functions of the module, too. */
const pythonModels = ['lmstudio.llm()', 'lmstudio.{Client,AsyncClient,get_default_client}().llm.{model,load_new_instance}()'];

const pythonUses: UseRule[] = [
  { ecosystem: 'pypi', call: 'lmstudio.llm', gives: [{ kind: 'model', from: '#0', provider: 'lm-studio' }] },
  { ecosystem: 'pypi', call: 'lmstudio.embedding_model', gives: [{ kind: 'embedding_model', from: '#0', provider: 'lm-studio' }] },
  { ecosystem: 'pypi', call: 'lmstudio.{Client,AsyncClient,get_default_client}().llm.{model,load_new_instance}', gives: [{ kind: 'model', from: '#0', provider: 'lm-studio' }] },
  { ecosystem: 'pypi', call: 'lmstudio.{Client,AsyncClient,get_default_client}().embedding.{model,load_new_instance}', gives: [{ kind: 'embedding_model', from: '#0', provider: 'lm-studio' }] },
  ...pythonModels.map((model): UseRule => ({ ecosystem: 'pypi', call: `${model}.act`, gives: [{ kind: 'agent', name: ['@within', '@assigned'], tools: ['tools[]', '#1[]'] }] })),
  { ecosystem: 'pypi', call: 'lmstudio.Chat', gives: [{ kind: 'prompt', from: ['initial_prompt', '#0'] }] },
  { ecosystem: 'pypi', call: 'lmstudio.Chat().add_system_prompt', gives: [{ kind: 'prompt', from: ['prompt', '#0'] }] },
  { ecosystem: 'pypi', call: 'lmstudio.ToolFunctionDef', gives: [{ kind: 'tool', name: 'name' }] },
];

const javascriptUses: UseRule[] = [
  { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient', gives: [{ kind: 'endpoint', from: 'baseUrl', isOwn: true }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient().llm.{model,load,get}', gives: [{ kind: 'model', from: '#0', provider: 'lm-studio' }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient().embedding.{model,load}', gives: [{ kind: 'embedding_model', from: '#0', provider: 'lm-studio' }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient().llm.{model,load}().act', gives: [{ kind: 'agent', name: ['@within', '@assigned'], tools: '#1[]' }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#Chat.{empty,from}().{append,withAppended}', when: { argument: '#0', equals: ['system'] }, gives: [{ kind: 'prompt', from: '#1' }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#Chat.{empty,from}().replaceSystemPrompt', gives: [{ kind: 'prompt', from: '#0' }] },
  { ecosystem: 'npm', call: '@lmstudio/sdk#{tool,rawFunctionTool,unimplementedRawFunctionTool}', gives: [{ kind: 'tool', name: 'name' }] },
];

export default defineVendor({
  id: 'lm-studio',
  name: 'LM Studio',
  url: 'https://lmstudio.ai',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'lmstudio', role: 'sdk', provider: 'lm-studio' },
    { ecosystem: 'npm', name: '@lmstudio/sdk', role: 'sdk', provider: 'lm-studio' },
    { ecosystem: 'npm', name: '@lmstudio/lms-isomorphic', role: 'sdk', provider: 'lm-studio' },
  ],
  uses: [...pythonUses, ...javascriptUses],
  hosts: places.flatMap((place) => paths.map((path) => `${place}${path}`)),
  env: [
    'LMSTUDIO_API_TOKEN',
    'LMSTUDIO_API_KEY',
    'LMSTUDIO_API_BASE',
    'LMSTUDIO_BASE_URL',
    'LMSTUDIO_HOST',
    'LMSTUDIO_MODEL',
    'LMSTUDIO_URL',
    'LM_STUDIO_API_BASE',
    'LM_STUDIO_API_KEY',
    'LM_STUDIO_BASE_URL',
    'LM_STUDIO_HOST',
    'LM_STUDIO_MODEL',
    'LM_STUDIO_URL',
  ],
  prefixes: ['lmstudio', 'lm_studio'],
  images: ['lmstudio/llmster-preview'],
  examples: [
    {
      why: 'a model that acts with functions as tools, and what it is told',
      path: 'garden.py',
      text: `import lmstudio as lms

def moisture(bed: str) -> float:
    return sensors[bed]

def water(question: str):
    model = lms.llm("qwen2.5-7b-instruct-1m")
    chat = lms.Chat("You look after a garden.")
    model.act(chat, [moisture], on_message=print)
    return lms.embedding_model("bge-m3")
`,
      finds: [
        { kind: 'sdk', name: 'lmstudio', line: 1 },
        { kind: 'tool', name: 'moisture', line: 3 },
        { kind: 'provider', name: 'lm-studio', line: 1 },
        { kind: 'model', name: 'qwen2.5-7b-instruct-1m', line: 7, provider: 'lm-studio' },
        { kind: 'prompt', name: 'water.chat', line: 8 },
        { kind: 'agent', name: 'water', line: 9 },
        { kind: 'embedding_model', name: 'bge-m3', line: 10, provider: 'lm-studio' },
      ],
    },
    {
      why: 'a client that waits, its models, and a tool that is described',
      path: 'shed.py',
      text: `from lmstudio import AsyncClient, Chat, ToolFunctionDef

shut = ToolFunctionDef(name="shut_shed", description="Shuts the shed", parameters={"door": str}, implementation=shut_door)

async def close_up():
    async with AsyncClient() as client:
        model = await client.llm.model("gemma-3-4b-it")
        vectors = await client.embedding.model("mxbai-embed-large")
        chat = Chat()
        chat.add_system_prompt("You lock the shed at night.")
        await model.act(chat, [shut])
`,
      finds: [
        { kind: 'sdk', name: 'lmstudio', line: 1 },
        { kind: 'tool', name: 'shut_shed', line: 3 },
        { kind: 'model', name: 'gemma-3-4b-it', line: 7, provider: 'lm-studio' },
        { kind: 'embedding_model', name: 'mxbai-embed-large', line: 8, provider: 'lm-studio' },
        { kind: 'provider', name: 'lm-studio' },
        { kind: 'prompt', name: 'close_up.add_system_prompt', line: 10 },
        { kind: 'agent', name: 'close_up', line: 11 },
      ],
    },
    {
      why: 'the same in TypeScript',
      path: 'src/garden.ts',
      text: `import { Chat, LMStudioClient, rawFunctionTool, tool } from '@lmstudio/sdk';
import { z } from 'zod';

const client = new LMStudioClient({ baseUrl: 'ws://garden.example.com:1234' });
const moisture = tool({ name: 'moisture', description: 'Moisture of a bed', parameters: { bed: z.string() }, implementation: ({ bed }) => sensors[bed] });
const sun = rawFunctionTool({ name: 'sun_hours', description: 'Hours of sun', parametersJsonSchema: schema, implementation: hours });

export async function water(question: string) {
  const model = await client.llm.model('qwen2.5-7b-instruct-1m');
  const chat = Chat.empty();
  chat.append('system', 'You look after a garden.');
  chat.append('user', question);
  const other = Chat.from(chat);
  other.replaceSystemPrompt('You look after two gardens.');
  await model.act(chat, [moisture, sun]);
  return client.embedding.model('mxbai-embed-large');
}
`,
      finds: [
        { kind: 'sdk', name: '@lmstudio/sdk', line: 1 },
        { kind: 'tool', name: 'moisture', line: 5 },
        { kind: 'tool', name: 'sun_hours', line: 6 },
        { kind: 'provider', name: 'lm-studio', line: 1 },
        { kind: 'endpoint', name: 'garden.example.com:1234', line: 4 },
        { kind: 'model', name: 'qwen2.5-7b-instruct-1m', line: 9, provider: 'lm-studio' },
        { kind: 'embedding_model', name: 'mxbai-embed-large', line: 16, provider: 'lm-studio' },
        { kind: 'prompt', name: 'water.empty', line: 11 },
        { kind: 'prompt', name: 'water.replaceSystemPrompt', line: 14 },
        { kind: 'agent', name: 'water', line: 15 },
      ],
    },
    {
      why: 'the API without an SDK, in the form of OpenAI and in its own',
      path: 'call.py',
      text: 'import requests\n\nrequests.post("http://localhost:1234/v1/chat/completions", json={"model": "gemma-3-4b-it", "messages": []})\nrequests.post("http://127.0.0.1:1234/api/v0/embeddings", json={})\n',
      finds: [
        { kind: 'endpoint', name: 'localhost:1234/v1/chat/completions', line: 3, provider: 'lm-studio' },
        { kind: 'model', name: 'gemma-3-4b-it', line: 3, provider: 'lm-studio' },
        { kind: 'endpoint', name: '127.0.0.1:1234/api/v0/embeddings', line: 4, provider: 'lm-studio' },
        { kind: 'provider', name: 'lm-studio' },
      ],
    },
    {
      why: 'the SDK of OpenAI with an address that a variable of its own may say',
      path: 'ask.py',
      text: `import os
from openai import OpenAI

client = OpenAI(base_url=os.environ["LM_STUDIO_BASE_URL"], api_key="lm-studio")
client.chat.completions.create(model="qwen2.5-7b-instruct", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 2 },
        { kind: 'provider', name: 'lm-studio' },
        { kind: 'model', name: 'qwen2.5-7b-instruct', line: 5, provider: 'lm-studio' },
      ],
    },
    {
      why: 'its models behind a router',
      path: 'router.py',
      text: 'from litellm import completion\n\ncompletion(model="lm_studio/llama-3-8b-instruct", messages=[])\ncompletion(model="lmstudio/phi-4", messages=[])\n',
      finds: [
        { kind: 'sdk', name: 'litellm', line: 1 },
        { kind: 'model', name: 'lm_studio/llama-3-8b-instruct', line: 3, provider: 'lm-studio' },
        { kind: 'model', name: 'lmstudio/phi-4', line: 4, provider: 'lm-studio' },
        { kind: 'provider', name: 'lm-studio' },
      ],
    },
    {
      why: 'its server as an image, and its variable',
      path: 'compose.yaml',
      text: 'services:\n  llm:\n    image: lmstudio/llmster-preview:cpu\n  web:\n    image: node:24\n    environment:\n      LMSTUDIO_API_KEY: ${LMSTUDIO_API_KEY}\n',
      finds: [
        { kind: 'container_image', name: 'lmstudio/llmster-preview', line: 3 },
        { kind: 'provider', name: 'lm-studio', line: 7 },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'lmstudio==1.5.0\n', finds: [{ kind: 'dependency', name: 'lmstudio', line: 1 }] },
    { why: 'a package manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@lmstudio/sdk": "^1.5.0",\n    "@lmstudio/lms-isomorphic": "^0.4.6"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@lmstudio/sdk', line: 3 }, { kind: 'dependency', name: '@lmstudio/lms-isomorphic', line: 4 }] },
  ],
  nearMisses: [
    { why: 'other servers at the port: a page, and an API of the project', path: 'src/dev.ts', text: "fetch('http://localhost:1234/');\nfetch('http://localhost:1234/v1/users');\nfetch('http://localhost:1234/v1/completionists');\nfetch('http://127.0.0.1:12345/v1/pages');\n" },
    { why: 'a film studio', path: 'a.py', text: 'from film.lmstudio import Chat\n\nChat("You are late.")\n' },
    { why: 'a variable that goes on', path: 'compose.yaml', text: 'services:\n  film:\n    image: nginx:1\n    environment:\n      FILM_STUDIO_URL: x\n      LM_STUDIO_URLS: y\n' },
    { why: 'a relative module', path: 'src/b.ts', text: "import { Chat, tool } from './sdk';\n\ntool({ name: 'saw' });\nChat.empty().append('system', 'The studio is open.');\n" },
  ],
});
