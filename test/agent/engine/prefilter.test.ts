/** Which source files are parsed at all: those in which something of the catalog stands where it can mean something. */
import { describe, expect, test } from 'vitest';
import { buildCatalog, loadCatalog } from '#shared/catalog/catalog.ts';
import { createPrefilter } from '../../../agent/engine/prefilter.ts';
import pythonReader from '../../../agent/readers/python/python.reader.ts';
import typescriptReader from '../../../agent/readers/typescript/typescript.reader.ts';

const prefilter = createPrefilter(loadCatalog());
const opens = (text: string, reader: typeof pythonReader) => prefilter.run(Buffer.from(text), reader).opens;

describe('a source file is parsed', () => {
  test.each([
    ['a specifier', "import OpenAI from 'openai';\n"],
    ['a specifier of a submodule', "import { Responses } from 'openai/resources';\n"],
    ['a short specifier', "import { generateText } from 'ai';\n"],
    ['an address', "await fetch('https://api.openai.com/v1/responses');\n"],
    ['an address with a hole before its last labels', 'const url = `https://${resource}.openai.azure.com/openai`;\n'],
    ['a host that begins a string', "const host = 'api.anthropic.com';\n"],
    ['a variable of the environment', 'const key = process.env.OPENAI_API_KEY;\n'],
    ['a private field that is set from it', 'class A {\n  #key = process.env.OPENAI_API_KEY;\n}\n'],
    ['a regional address', "const url = 'https://bedrock-runtime.eu-west-1.amazonaws.com/model';\n"],
    ['a specifier after a comment on its line', "/* the SDK */ import OpenAI from 'openai';\n"],
    ['a specifier after the end of a comment', "/*\n*/ import OpenAI from 'openai';\n"],
    ['a regional address that is put together', "const url = 'https://bedrock-runtime.' + region + '.amazonaws.com/model';\n"],
    ['a prompt under its name', 'const systemPrompt: string = text;\n'],
    ['a prompt as a setting', 'const options = { "systemPrompt": text };\n'],
    ['a prompt of the environment', 'const text = env("SYSTEM_PROMPT", other);\n'],
    ['a text that speaks to a model', 'const text = "You are a clerk " + "who answers letters.";\n'],
    ['the id of a model', "const chosen = 'gpt-4o-mini';\n"],
    ['the id of a model behind its provider and before its variant', "const chosen = 'meta-llama/llama-3.1-8b-instruct:free';\n"],
    ['the id of a model behind the region of a cloud', "const chosen = 'eu.anthropic.claude-3-5-sonnet-20240620-v1:0';\n"],
    ['a function that is told to a model', 'const told = { type: "function", function: { name: "add" } };\n'],
    ['a tool whose schema stands elsewhere', 'export const tool = { name: "add", description: `Adds`, inputSchema: AddInput };\n'],
    ['a function with its parameters', 'const told = { type: "function", name: "add", parameters: { type: "object" } };\n'],
  ])('for %s (TypeScript)', (_why, text) => {
    expect(opens(text, typescriptReader)).toBe(true);
  });

  test.each([
    ['an import', 'import openai\n'],
    ['an import in a block', 'def f():\n    from anthropic import Anthropic\n'],
    ['an address', 'URL = "https://api.mistral.ai/v1"\n'],
    ['a variable of the environment', 'key = os.environ["ANTHROPIC_API_KEY"]\n'],
    ['a function that gives a prompt', 'def system_prompt():\n    return text\n'],
  ])('for %s (Python)', (_why, text) => {
    expect(opens(text, pythonReader)).toBe(true);
  });
});

describe('a source file is not parsed', () => {
  test.each([
    ['a specifier in a line of comment', "// import OpenAI from 'openai';\n"],
    ['a word that begins as ids of models do', "const Stream = require('sonic-boom');\n"],
    ['a sentence that speaks to a person', 'console.warn(`You are using Node.js ${version}, which is too old for this package.`);\n'],
    ['a schema of functions', 'return new Schema({ type: "function", input, output });\n'],
    ['one piece of a regional address', "const url = 'https://bedrock-runtime.' + rest;\n"],
    ['the name of a prompt that is only used', 'send(systemPrompt);\nsend(options.systemPrompt, { systemPrompt });\n'],
    ['the name of a prompt that another name stands for', 'const sP = "systemPrompt";\n'],
    ['a specifier in documentation', "/**\n * import OpenAI from 'openai';\n */\n"],
    ['an address in documentation', '/**\n * See https://api.openai.com/v1.\n */\n'],
    ['a path that holds a host', "const url = 'https://example.com/api.openai.com';\n"],
    ['a host in a sentence', 'const text = `ask api.openai.com for it`;\n'],
    ['another variable with the same beginning', 'process.env.OPENAI_API_KEYS;\n'],
    ['another variable with the same end', 'process.env.MY_OPENAI_API_KEY;\n'],
    ['an AWS service that is no AI', "const url = 'https://sqs.eu-west-1.amazonaws.com/1/q';\n"],
    ['a list of words', "const words = ['ai', 'openai'];\n"],
  ])('for %s (TypeScript)', (_why, text) => {
    expect(opens(text, typescriptReader)).toBe(false);
  });

  test.each([
    ['a commented import', '# import openai\n'],
    ['a commented address', '    # https://api.openai.com/v1\n'],
    ['a name', 'openai = None\n'],
  ])('for %s (Python)', (_why, text) => {
    expect(opens(text, pythonReader)).toBe(false);
  });
});

test('of each host pattern the piece that few others share is looked for', () => {
  const entry = loadCatalog().entry('openai');
  if (!entry) throw new Error('The catalog has no openai.');
  const { literals } = createPrefilter(buildCatalog([{ ...entry, keys: [], env: [], packages: [], uses: [], definitions: [], modelBeginnings: [], hosts: ['lex.*.example.com', 'kendra.*.example.com', '*.ai.example.org'] }]));

  const addresses = literals.filter((literal) => /\.|^kendra/.test(literal) && !literal.includes(' '));
  expect(addresses).toEqual(['.ai.example.org', '.example.com', 'kendra.']);
});
