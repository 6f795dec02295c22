/** Azure OpenAI in JavaScript. */
import type { EntryPart } from '../entry-part.ts';
import { deployment, systemPrompt } from './gives.ts';

const javascriptClient = 'openai#AzureOpenAI';

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: '@azure/openai', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure-rest/ai-inference', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure/ai-projects', role: 'sdk', provider: 'azure-openai' },
    { ecosystem: 'npm', name: '@azure/ai-agents', role: 'framework', provider: 'azure-openai' },
  ],
  uses: [
    { ecosystem: 'npm', call: javascriptClient, gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'endpoint', from: ['endpoint', 'baseURL'], isOwn: true }, { kind: 'model', from: 'deployment', provider: 'azure-openai' }] },
    {
      ecosystem: 'npm',
      call: `${javascriptClient}().**.{chat,beta,responses,completions,audio,images,realtime,assistants,threads,runs}.**.{create,parse,stream,generate,edit,createAndRun}`,
      gives: [deployment, systemPrompt],
    },
    { ecosystem: 'npm', call: `${javascriptClient}().**.embeddings.create`, gives: [{ kind: 'embedding_model', from: 'model', provider: 'azure-openai' }] },
    {
      ecosystem: 'npm',
      call: '@azure/openai#OpenAIClient().{getChatCompletions,streamChatCompletions,getCompletions,streamCompletions,getImages,getAudioTranscription,getAudioTranslation}',
      gives: [{ kind: 'model', from: '#0', provider: 'azure-openai' }, { kind: 'prompt', from: '#1[role=system].content' }],
    },
    { ecosystem: 'npm', call: '@azure/openai#OpenAIClient().getEmbeddings', gives: [{ kind: 'embedding_model', from: '#0', provider: 'azure-openai' }] },
    { ecosystem: 'npm', call: '@azure/openai#OpenAIClient', gives: [{ kind: 'endpoint', from: '#0', isOwn: true }] },
  ],
  examples: [
    {
      why: 'the Azure class in JavaScript',
      path: 'src/azure.ts',
      text: `import { AzureOpenAI } from 'openai';

const client = new AzureOpenAI({ endpoint: process.env.AZURE_OPENAI_ENDPOINT, deployment: 'chat-eu' });
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'chat-eu', line: 3, provider: 'azure-openai' },
      ],
    },
    {
      why: 'the older Azure package with the deployment as the first argument',
      path: 'old.ts',
      text: `import { OpenAIClient, AzureKeyCredential } from '@azure/openai';

const client = new OpenAIClient('https://contoso.openai.azure.com/', new AzureKeyCredential('k'));
export const result = await client.getChatCompletions('gpt-35-prod', []);
`,
      finds: [
        { kind: 'sdk', name: '@azure/openai', line: 1 },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'contoso.openai.azure.com', line: 3 },
        { kind: 'model', name: 'gpt-35-prod', line: 4, provider: 'azure-openai' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a local class of the same name', path: 'b.ts', text: "class AzureOpenAI {}\nnew AzureOpenAI();\n" },
    { why: 'a host that only ends alike', path: 'c.ts', text: "fetch('https://openai.azure.com.example.org/x');\n" },
    { why: 'another Azure package in JavaScript', path: 'd.ts', text: "import { BlobServiceClient } from '@azure/storage-blob';\nBlobServiceClient.fromConnectionString('x');\n" },
  ],
};
