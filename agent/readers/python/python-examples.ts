/** Proof of the Python reader: what it must see, and what it must not. */
import type { ReaderExample } from '../reader.ts';

export const pythonExamples: readonly ReaderExample[] = [
  {
    why: 'an aliased import, a constant followed to its use, a client in a variable',
    path: 'app.py',
    text: `from openai import OpenAI as Client

MODEL = "gpt-4o"
client = Client()
client.chat.completions.create(model=MODEL, temperature=0.5)
`,
    facts: [
      { type: 'import', module: 'openai', names: ['OpenAI'], line: 1, ecosystem: 'pypi' },
      { type: 'call', path: 'openai.OpenAI', assigned: 'client', line: 4 },
      {
        type: 'call',
        path: 'openai.OpenAI().chat.completions.create',
        line: 5,
        args: [
          { name: 'model', value: { kind: 'string', text: 'gpt-4o', line: 3, name: 'MODEL' } },
          { name: 'temperature', value: { kind: 'number', value: 0.5 } },
        ],
      },
    ],
  },
  {
    why: 'an import in a docstring, in a comment and in a string is no import',
    path: 'near.py',
    text: `"""
import openai
client = openai.OpenAI()
"""
# import openai
TEXT = "import openai"
def f():
    'from openai import OpenAI'
`,
    none: 'all',
  },
];
