/** Proof of the TypeScript reader: what it must see, and what it must not. */
import type { ReaderExample } from '../reader.ts';

export const typescriptExamples: readonly ReaderExample[] = [
  {
    why: 'a default import constructed in place, and an options object',
    path: 'src/answer.ts',
    text: `import OpenAI from 'openai';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });

export async function answer(question: string) {
  return openai.responses.create({ model: 'gpt-4o', input: question });
}
`,
    facts: [
      { type: 'import', module: 'openai', names: ['default'], line: 1, ecosystem: 'npm' },
      { type: 'call', path: 'openai#default', assigned: 'openai', line: 3, args: [{ value: { kind: 'object', entries: { apiKey: { kind: 'env', name: 'OPENAI_API_KEY' } } } }] },
      { type: 'env', name: 'OPENAI_API_KEY', access: 'read', line: 3 },
      { type: 'call', path: 'openai#default().responses.create', within: 'answer', line: 6, args: [{ value: { entries: { model: { text: 'gpt-4o', line: 6 } } } }] },
    ],
  },
  {
    why: 'a type-only import is gone when the code runs',
    path: 'types.ts',
    text: `import type OpenAI from 'openai';\nexport type Client = OpenAI;\n`,
    none: 'all',
  },
];
