import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'openai',
  name: 'OpenAI',
  url: 'https://platform.openai.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'openai', role: 'sdk', provider: 'openai' },
    { ecosystem: 'npm', name: 'openai', role: 'sdk', provider: 'openai' },
    { ecosystem: 'pypi', name: 'tiktoken', role: 'sdk' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}',
      gives: [{ kind: 'endpoint', from: 'base_url' }],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.{chat,beta,responses,completions,audio,images,moderations,batches,fine_tuning,jobs,realtime,assistants,threads,runs,with_raw_response,with_streaming_response}.**.{create,parse,stream,generate,edit,connect,create_and_run}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{OpenAI,AsyncOpenAI}().**.embeddings.create',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }],
    },
    {
      ecosystem: 'pypi',
      call: 'openai.{ChatCompletion,Completion}.{create,acreate}',
      gives: [
        { kind: 'model', from: ['model', 'engine'], provider: 'openai' },
        { kind: 'prompt', from: 'messages[role=system].content' },
      ],
    },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}',
      gives: [{ kind: 'endpoint', from: 'baseURL' }],
    },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}().**.{chat,beta,responses,completions,audio,images,moderations,batches,fineTuning,jobs,realtime,assistants,threads,runs}.**.{create,parse,stream,generate,edit,createAndRun}',
      gives: [
        { kind: 'model', from: 'model', provider: 'openai' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content', 'input[role=system].content', 'input[role=developer].content'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: 'openai#{default,OpenAI}().**.embeddings.create',
      gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }],
    },
  ],
  hosts: ['api.openai.com'],
  env: ['OPENAI_API_KEY', 'OPENAI_ORG_ID', 'OPENAI_PROJECT_ID'],
  keys: [
    {
      id: 'openai_api_key',
      title: 'OpenAI API key',
      literals: ['sk-proj-', 'sk-svcacct-', 'sk-admin-', 'T3BlbkFJ'],
      // "T3BlbkFJ" is "OpenAI" in base64 and stands in every key since 2020.
      pattern: /(?<![A-Za-z0-9_-])(sk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{16,160}T3BlbkFJ[A-Za-z0-9_-]{16,160})/,
      entropyMin: 3.5,
      examples: [
        `key = "${['sk', 'proj'].join('-')}-Zx9Lq2Vt7RbN4mKc8WdYp3HsT3BlbkFJfG6jUe1Xa5QoRv0BnMiPzLk2"`,
        `OPENAI_API_KEY=${'sk'}-Zx9Lq2Vt7RbN4mKc8WdYT3BlbkFJfG6jUe1Xa5QoRv0BnMiP`,
      ],
      nearMisses: ['class="task-proj-overview"', 'OPENAI_API_KEY=sk-proj-...', 'see the sk-proj- prefix'],
    },
  ],
  models: [
    { id: 'gpt-4o', releasedOn: '2024-05-13', source: 'https://platform.openai.com/docs/models/gpt-4o', isPinned: false },
    { id: 'gpt-4o-2024-08-06', releasedOn: '2024-08-06', source: 'https://platform.openai.com/docs/models/gpt-4o' },
    { id: 'text-embedding-3-small', kind: 'embedding_model', isPinned: true },
    { id: 'text-embedding-3-large', kind: 'embedding_model', isPinned: true },
    {
      id: 'text-davinci-003',
      deprecatedOn: '2023-07-06',
      retiresOn: '2024-01-04',
      replacement: 'gpt-3.5-turbo-instruct',
      source: 'https://platform.openai.com/docs/deprecations',
    },
  ],
  pinnedModel: /-\d{4}-\d{2}-\d{2}$|-\d{4}$/,
  modelPattern: /^(?:gpt-|chatgpt-|o[134](?:-|$)|text-embedding-|text-davinci-|dall-e-|whisper-|tts-|omni-moderation-)/,
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatOpenAi', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.lmOpenAi', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.embeddingsOpenAi', role: 'embedding_model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.openAi', role: 'action', model: 'modelId' },
    { type: 'n8n-nodes-base.openAi', role: 'action', model: 'model' },
  ],
  examples: [
    {
      why: 'the client, a constant followed to its use, and a system prompt',
      path: 'app.py',
      text: `from openai import OpenAI as Client

MODEL = "gpt-4o-2024-08-06"
SYSTEM_PROMPT = "You answer briefly."
client = Client()

def ask(question):
    return client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "system", "content": SYSTEM_PROMPT}, {"role": "user", "content": question}],
    )
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o-2024-08-06', line: 3, provider: 'openai' },
        { kind: 'prompt', name: 'SYSTEM_PROMPT', line: 4 },
      ],
    },
    {
      why: 'the client in an instance attribute, used by another method',
      path: 'service.py',
      text: `import openai

class Search:
    def __init__(self):
        self.client = openai.AsyncOpenAI(base_url="https://llm.internal.example/v1")

    async def embed(self, text):
        return await self.client.embeddings.create(input=text, model="text-embedding-3-small")
`,
      finds: [
        { kind: 'sdk', name: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'llm.internal.example/v1', line: 5 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 8, provider: 'openai' },
      ],
    },
    {
      why: 'a default import constructed in place',
      path: 'src/answer.ts',
      text: `import OpenAI from 'openai';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

export async function answer(question: string) {
  return openai.responses.create({ model: 'gpt-4o', instructions: 'Answer briefly.', input: question });
}
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
        { kind: 'prompt', name: 'answer.instructions', line: 6 },
      ],
    },
    {
      why: 'a raw HTTP call to the API host, without any SDK',
      path: 'call.py',
      text: `import requests

requests.post("https://api.openai.com/v1/chat/completions", timeout=10)
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/chat/completions', line: 3 },
      ],
    },
    {
      why: 'a requirement is an AI dependency',
      path: 'requirements.txt',
      text: 'openai==1.51.0\nrequests>=2\n',
      finds: [{ kind: 'dependency', name: 'openai', line: 1 }],
    },
  ],
  nearMisses: [
    { why: 'an import in a comment', path: 'a.py', text: '# import openai\nx = 1\n' },
    { why: 'an import in a docstring', path: 'b.py', text: '"""\nimport openai\nclient = openai.OpenAI()\n"""\n' },
    { why: 'a module whose name only starts alike', path: 'c.py', text: 'import openairo\nopenairo.OpenAI()\n' },
    { why: 'a local class with the same name', path: 'd.ts', text: "class OpenAI {}\nconst c = new OpenAI();\nconsole.log('openai', c);\n" },
    { why: 'the package name in a string', path: 'e.ts', text: "export const words = ['openai', 'gpt-4o'];\n" },
    { why: 'a relative file with the same name', path: 'f.ts', text: "import openai from './openai';\nopenai.run();\n" },
  ],
});
