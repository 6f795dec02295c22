/** Google in JavaScript. */
import type { EntryPart } from '../entry-part.ts';

export const javascript: EntryPart = {
  packages: [
    { ecosystem: 'npm', name: '@google/genai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google/generative-ai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google-cloud/vertexai', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google-cloud/aiplatform', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@google/adk', role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'npm',
      call: '@google/genai#GoogleGenAI().**.{generateContent,generateContentStream,generateImages,editImage,upscaleImage,generateVideos,countTokens,chats.create,live.connect,caches.create,batches.create}',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['config.systemInstruction.parts[].text', 'config.systemInstruction'] },
      ],
    },
    { ecosystem: 'npm', call: '@google/genai#GoogleGenAI().**.embedContent', gives: [{ kind: 'embedding_model', from: 'model', provider: 'google' }] },
    {
      // One call serves both: an embedding model is told apart by its id.
      ecosystem: 'npm',
      call: '@google/generative-ai#GoogleGenerativeAI().getGenerativeModel',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['systemInstruction.parts[].text', 'systemInstruction'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@google-cloud/vertexai#VertexAI().**.getGenerativeModel',
      gives: [
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: ['systemInstruction.parts[].text', 'systemInstruction'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@google/adk#{Agent,LlmAgent}',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instruction', agents: 'subAgents[]' },
        { kind: 'model', from: 'model', provider: 'google' },
        { kind: 'prompt', from: 'instruction' },
      ],
    },
  ],
  examples: [
    {
      why: 'a tool that the vendor runs',
      path: 'src/search.ts',
      text: `import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({});
export const ask = (contents: string) => ai.models.generateContent({ model: 'gemini-2.5-flash', contents, config: { tools: [{ googleSearch: {} }] } });
`,
      finds: [
        { kind: 'sdk', name: '@google/genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-flash', line: 4 },
        { kind: 'tool', name: 'googleSearch', line: 4 },
      ],
    },
    {
      why: 'the model in the address of a request',
      path: 'src/rest.ts',
      text: `const url = 'https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent';
export const reply = await fetch(url, { method: 'POST' });
`,
      finds: [
        { kind: 'endpoint', name: 'generativelanguage.googleapis.com/v1beta/models/gemini-1.5-flash:generateContent', line: 1, provider: 'google' },
        { kind: 'provider', name: 'google', line: 1 },
        { kind: 'model', name: 'gemini-1.5-flash', line: 1, provider: 'google' },
      ],
    },
    {
      why: 'the JavaScript client, model in an options object',
      path: 'src/gemini.ts',
      text: `import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
export const answer = await ai.models.generateContent({ model: 'gemini-2.5-pro', contents: 'Why?' });
`,
      finds: [
        { kind: 'sdk', name: '@google/genai', line: 1 },
        { kind: 'provider', name: 'google' },
        { kind: 'model', name: 'gemini-2.5-pro', line: 4, provider: 'google' },
      ],
    },
  ],
  nearMisses: [
    { why: 'another Google API host', path: 'd.ts', text: "fetch('https://storage.googleapis.com/bucket/gemini-2.5-pro');\n" },
    { why: 'a package with a similar name', path: 'package.json', text: '{ "dependencies": { "@google-cloud/storage": "^7.0.0", "gemini-ui": "1.0.0" } }\n' },
  ],
};
