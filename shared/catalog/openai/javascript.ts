/** OpenAI in JavaScript. */
import type { EntryPart } from '../entry-part.ts';
import { azureClasses } from './azure-classes.ts';

export const javascript: EntryPart = {
  packages: [
    // `@openai/openai` is its name at jsr.io.
    { ecosystem: 'npm', name: 'openai', modules: ['openai', '@openai/openai'], role: 'sdk', provider: 'openai', providers: azureClasses },
  ],
  uses: [
    // The package before version 4.
    {
      ecosystem: 'npm',
      call: 'openai#OpenAIApi().{createChatCompletion,createCompletion,createEdit,createTranscription,createModeration}',
      gives: [{ kind: 'model', from: 'model', provider: 'openai' }, { kind: 'prompt', from: 'messages[role=system].content' }],
    },
    { ecosystem: 'npm', call: 'openai#OpenAIApi().createEmbedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'openai' }] },
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
  examples: [
    {
      why: 'the same in TypeScript, in a list of its own',
      path: 'src/research.ts',
      text: `import OpenAI from 'openai';

const tools = [{ type: 'file_search', vector_store_ids: ['vs_1'] }, { type: 'mcp', server_label: 'tides', server_url: 'https://tides.example.com/mcp' }];
export const ask = (input: string) => new OpenAI().responses.create({ model: 'gpt-5.5', tools, input });
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'file_search', line: 3 },
        { kind: 'mcp_server', name: 'tides', line: 3 },
        { kind: 'model', name: 'gpt-5.5', line: 4 },
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
      why: 'a body of fetch; an address in a header is not where it goes',
      path: 'src/raw.ts',
      text: `export async function embed(input: string) {
  const response = await fetch('https://api.openai.com/v1/embeddings', {
    method: 'POST',
    headers: { 'HTTP-Referer': 'https://example.com/app' },
    body: JSON.stringify({ model: 'text-embedding-3-small', input }),
  });
  return response.json();
}
`,
      finds: [
        { kind: 'provider', name: 'openai' },
        { kind: 'endpoint', name: 'api.openai.com/v1/embeddings', line: 2 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 5, provider: 'openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a local class with the same name', path: 'd.ts', text: "class OpenAI {}\nconst c = new OpenAI();\nconsole.log('openai', c);\n" },
    { why: 'the package name in a string', path: 'e.ts', text: "export const words = ['openai', 'gpt-4o'];\n" },
    { why: 'a relative file with the same name', path: 'f.ts', text: "import openai from './openai';\nopenai.run();\n" },
  ],
};
