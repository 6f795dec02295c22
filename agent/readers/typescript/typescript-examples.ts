/** Proof of the TypeScript reader: what it must see, and what it must not. A long file: it is one list. */
import type { ReaderExample } from '../reader.ts';

const string = (text: string, more: { line?: number; name?: string } = {}) => ({ kind: 'string', text, ...more }) as const;
const object = <T>(entries: T) => ({ value: { kind: 'object', entries } }) as const;

export const typescriptExamples: readonly ReaderExample[] = [
  {
    why: 'packages named by Deno and by the address of a content network',
    path: 'mod.ts',
    text: `import OpenAI from 'npm:openai@4.20.1';
import { pipeline } from "https://cdn.jsdelivr.net/npm/@xenova/transformers@2.6.0/dist/transformers.min.js";
const { z } = await import('https://esm.sh/v135/openai@4/helpers/zod?bundle');
new OpenAI();
pipeline('x');
`,
    facts: [
      { type: 'import', module: 'openai', names: ['default'], line: 1 },
      { type: 'import', module: '@xenova/transformers', names: ['pipeline'], line: 2 },
      { type: 'import', module: 'openai/helpers/zod', names: ['z'], line: 3 },
      { type: 'call', path: 'openai#default' },
      { type: 'call', path: '@xenova/transformers#pipeline' },
    ],
  },
  { why: 'the address of a file is no package', path: 'mod.ts', text: "import x from 'https://example.com/npm/openai';\nx();\n", none: 'all' },
  {
    why: 'texts under names that say model or prompt: constants, properties, defaults of parameters and patterns, what an option falls back to',
    path: 'settings.ts',
    text: `export const DEFAULT_MODEL = 'small-1';
export const config = { llm: { model: process.env.MODEL ?? 'small-2' }, title: 'small-0' };
export class Chat {
  private readonly modelName = 'small-3';
  constructor(private model: string = 'small-4') {}
}
export function ask({ model = 'small-5', question }: Ask) {
  return send({ model: options.model || 'small-6' });
}
const schema = { model: z.string().default('small-7') };
export const systemPrompt = \`You are a careful reviewer of \${topic}, and you answer briefly.\`;
`,
    facts: [
      { type: 'named_text', name: 'DEFAULT_MODEL', says: 'model', value: { kind: 'string', text: 'small-1' }, isDefault: false, line: 1 },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-2' }, isDefault: true },
      { type: 'named_text', name: 'Chat.modelName', value: { kind: 'string', text: 'small-3' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-4' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-5' } },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-6' }, isDefault: true },
      { type: 'named_text', name: 'model', value: { kind: 'string', text: 'small-7' }, isDefault: true },
      { type: 'named_text', name: 'systemPrompt', says: 'prompt', line: 11 },
    ],
  },
  {
    why: 'what a function gives whose name says model or prompt, in whatever way it is written; others give texts',
    path: 'results.ts',
    text: `export function getSystemMessage(): string {
  return \`You are a careful clerk. It is \${new Date().toISOString()}. Answer from the books.\`.trim();
}
export const buildPrompt = (topic: string) => \`Write a short text about \${topic} and nothing else, please.\`;
class Desk {
  modelName() {
    return 'small-1';
  }
  label() {
    return 'A text of some length that is shown above the list of what is stored.';
  }
}
`,
    facts: [
      { type: 'named_text', name: 'getSystemMessage', says: 'prompt', line: 2 },
      { type: 'named_text', name: 'buildPrompt', says: 'prompt', line: 4 },
      { type: 'named_text', name: 'Desk.modelName', says: 'model', line: 7 },
    ],
  },
  {
    why: 'a short list of models that are offered or tried in turn, models that a page holds, and tools and prompts given to a server of unknown type',
    path: 'offered.ts',
    text: `export const chatModels: ChatModel[] = [
  { id: 'small-1', name: 'Small', description: 'Fast' },
  { id: 'small-2', name: 'Other' },
];
const fallbackModels = ['small-3', ...more];
const [chatModel, setChatModel] = useState<string>('small-4');
const model = ref('small-5');
export function register(server) {
  server.registerTool('tide', { description: 'Tide of a harbour', inputSchema: {} }, async () => ({}));
  server.registerPrompt('brief', { description: 'Briefs a crew', argsSchema: {} }, brief);
  server.registerPrompt('greet', { title: 'Greet' }, () => ({ messages: [{ role: 'user', content: { type: 'text', text: 'Hello' } }] }));
  server.prompt('recap', { day: z.string() }, async ({ day }) => {
    return { messages: [{ role: 'user', content: { type: 'text', text: day } }] };
  });
  server.tool('swell', 'Height of the waves', { spot: z.string() }, async ({ spot }) => ({ content: [{ type: 'text', text: spot }] }));
}
`,
    facts: [
      { type: 'named_text', name: 'chatModels.id', says: 'model', value: { kind: 'string', text: 'small-1' }, line: 2 },
      { type: 'named_text', name: 'chatModels.id', says: 'model', value: { kind: 'string', text: 'small-2' }, line: 3 },
      { type: 'named_text', name: 'fallbackModels', says: 'model', value: { kind: 'string', text: 'small-3' }, line: 5 },
      { type: 'named_text', name: 'chatModel', says: 'model', value: { kind: 'string', text: 'small-4' }, line: 6 },
      { type: 'named_text', name: 'model', says: 'model', value: { kind: 'string', text: 'small-5' }, line: 7 },
      { type: 'named_text', name: 'tide', says: 'tool', line: 9 },
      { type: 'named_text', name: 'brief', says: 'named_prompt', line: 10 },
      { type: 'named_text', name: 'greet', says: 'named_prompt', line: 11 },
      { type: 'named_text', name: 'recap', says: 'named_prompt', line: 12 },
      { type: 'named_text', name: 'swell', says: 'tool', line: 15 },
    ],
  },
  {
    why: 'other lists, an answer of a model told to it again, tools of a workbench, and prompts of a terminal',
    path: 'near_offered.ts',
    text: `const bikes = [{ id: 'small-1' }];
const carModels = [{ wheels: 'small-2' }];
const [wheels, setModel] = useState('small-3');
const modelOf = lookUp('small-4');
const messages = [{ type: 'function', function: { name: 'search', arguments: '{}' } }];
bench.registerTool('hammer', { description: 'Drives nails' }, hit);
shell.registerPrompt('main', { description: 'What the shell shows' }, () => ({ text: '> ' }));
inquirer.prompt('name', { type: 'input' }, () => ({ messages: ['Who are you?'] }));
menu.tool('open', { icon: 'folder' }, () => ({ content: 'files' }));
`,
    none: ['named_text'],
  },
  {
    why: 'a table of prices, a list of choices, a type, a comparison and a text for people set no model',
    path: 'near_settings.ts',
    text: `const modelPrices = { 'gpt-4o': 5 };
const supportedModels = ['gpt-4', 'gpt-4o'];
type Model = 'gpt-4' | 'gpt-4o';
const name = model === 'gpt-4' ? 'GPT' : 'none';
const promptPlaceholder = 'You are a helpful assistant who answers in rhymes.';
`,
    none: ['named_text'],
  },
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
      { type: 'call', path: 'openai#default', assigned: 'openai', line: 3, args: [object({ apiKey: { kind: 'env', name: 'OPENAI_API_KEY' } })] },
      { type: 'env', name: 'OPENAI_API_KEY', access: 'read', line: 3 },
      { type: 'call', path: 'openai#default().responses.create', within: 'answer', line: 6, args: [object({ model: string('gpt-4o', { line: 6 }), input: { kind: 'unknown' } })] },
    ],
  },
  {
    why: 'a type-only import is gone when the code runs',
    path: 'types.mts',
    text: `import type OpenAI from 'openai';
import { type Agent, type Tool } from '@openai/agents';
import type * as ai from 'ai';
export type { Model } from 'openai/models';
export type Client = OpenAI | ai.X;
let agent: Agent | Tool;
`,
    none: 'all',
  },
  {
    why: 'every form of import and re-export, scoped packages, subpaths and runtime modules',
    path: 'imports.ts',
    text: `import a, { b as c, default as d, type E } from '@scope/pkg/sub';
import * as ns from 'ns';
import 'side-effect';
import req = require('required');
import http from 'node:http';
export * from 'all';
export { x as y, default } from 'some';
a(); c.d(); d.e(); ns(); ns.f.g(); new ns.H().i(); req.j(); http.createServer();
`,
    facts: [
      { type: 'import', module: '@scope/pkg/sub', names: ['default', 'b', 'default'] },
      { type: 'import', module: 'ns', names: [] },
      { type: 'import', module: 'side-effect', names: [], line: 3 },
      { type: 'import', module: 'required', names: [] },
      { type: 'import', module: 'node:http', names: ['default'] },
      { type: 'import', module: 'all', names: [] },
      { type: 'import', module: 'some', names: ['x', 'default'] },
      { type: 'call', path: '@scope/pkg/sub#default' },
      { type: 'call', path: '@scope/pkg/sub#b.d' },
      { type: 'call', path: '@scope/pkg/sub#default.e' },
      { type: 'call', path: 'ns#default' },
      { type: 'call', path: 'ns#f.g' },
      { type: 'call', path: 'ns#H' },
      { type: 'call', path: 'ns#H().i' },
      { type: 'call', path: 'required#j' },
      { type: 'call', path: 'node:http#default.createServer' },
    ],
  },
  {
    why: 'files and aliases of the project are no packages',
    path: 'relative.ts',
    text: `import openai from './openai';
import { b } from '../openai';
import c from '@/lib/openai';
import d from '~/openai';
import e from '#openai';
import f from '/openai';
const g = require('./openai');
export * from './openai';
await import('./openai');
openai.run(); b(); c.x(); d(); new e(); f.y.z(); g.h();
`,
    none: 'all',
  },
  {
    why: 'required and dynamically imported modules, taken apart or not',
    path: 'required.cjs',
    text: `const { OpenAI, AzureOpenAI: Azure } = require('openai');
const Anthropic = require('@anthropic-ai/sdk').default;
const ai = require("ai");
new OpenAI();
new Azure();
new Anthropic();
ai.generateText({});
async function f() {
  const { Mistral } = await import('@mistralai/mistralai');
  new Mistral();
  import(\`cohere-ai\`).then(({ CohereClient }) => new CohereClient());
  const genai = await import('@google/genai');
  new genai.GoogleGenAI();
}
`,
    facts: [
      { type: 'import', module: 'openai', names: ['OpenAI', 'AzureOpenAI'] },
      { type: 'import', module: '@anthropic-ai/sdk', names: ['default'] },
      { type: 'import', module: 'ai', names: [] },
      { type: 'call', path: 'openai#OpenAI' },
      { type: 'call', path: 'openai#AzureOpenAI' },
      { type: 'call', path: '@anthropic-ai/sdk#default' },
      { type: 'call', path: 'ai#generateText' },
      { type: 'import', module: '@mistralai/mistralai', names: ['Mistral'], line: 9 },
      { type: 'call', path: '@mistralai/mistralai#Mistral', within: 'f' },
      { type: 'import', module: 'cohere-ai', names: ['CohereClient'] },
      { type: 'call', path: 'cohere-ai#CohereClient' },
      { type: 'import', module: '@google/genai', names: [] },
      { type: 'call', path: '@google/genai#GoogleGenAI' },
    ],
  },
  {
    why: 'a require of one’s own is not the one of Node, the one that createRequire gives is',
    path: 'near_require.mjs',
    text: `import { createRequire } from 'node:module';
function f(require) { require('openai'); }
const loaded = createRequire(import.meta.url);
const require = loaded;
require('anthropic');
`,
    facts: [
      { type: 'import', module: 'node:module' },
      { type: 'call', path: 'node:module#createRequire', assigned: 'loaded' },
      { type: 'import', module: 'anthropic', line: 5 },
    ],
  },
  {
    why: 'comments, strings, templates, regular expressions and text in markup are not code',
    path: 'near.tsx',
    text: `// import OpenAI from 'openai';
/* const c = new OpenAI(); require('openai') */
const words = ['openai', "import OpenAI from 'openai'", \`new OpenAI()\`];
const pattern = /require('openai')/;
export const Page = () => <p title="import 'openai'">import OpenAI from 'openai'; new OpenAI()</p>;
'use strict';
`,
    none: 'all',
  },
  {
    why: 'an agent of HTTP is a call of node:http, and nothing else',
    path: 'keepalive.ts',
    text: `import { Agent } from 'node:http';
const agent = new Agent({ keepAlive: true });
`,
    facts: [
      { type: 'import', module: 'node:http', names: ['Agent'] },
      { type: 'call', path: 'node:http#Agent', assigned: 'agent', args: [object({ keepAlive: { kind: 'boolean', value: true } })] },
    ],
    none: ['definition', 'url', 'env'],
  },
  {
    why: 'a local class, parameter, block or function of the same name is not the import',
    path: 'shadow.ts',
    text: `import { OpenAI } from 'openai';
function a(OpenAI: any) { new OpenAI(); }
function b() { class OpenAI {} new OpenAI(); }
function c() { const { OpenAI } = globalThis as any; new OpenAI(); }
{ let OpenAI: any; new OpenAI(); }
for (const OpenAI of []) new OpenAI();
try {} catch (OpenAI) { new OpenAI(); }
const d = OpenAI => new OpenAI();
function e() { if (1) { var OpenAI = 1; } new OpenAI(); }
const f = function OpenAI() { OpenAI(); };
`,
    facts: [{ type: 'import', module: 'openai' }],
    none: ['call', 'definition'],
  },
  {
    why: 'a block hides a name only inside itself',
    path: 'blocks.ts',
    text: `import { OpenAI } from 'openai';
{ const OpenAI = 1; }
new OpenAI();
`,
    facts: [{ type: 'call', path: 'openai#OpenAI', line: 3 }],
  },
  {
    why: 'fields, private fields, getters, parameter properties and inherited attributes',
    path: 'service.ts',
    text: `import OpenAI, { AzureOpenAI } from 'openai';
import type { Anthropic } from '@anthropic-ai/sdk';

class Base {
  protected readonly client: OpenAI;
  constructor() { this.client = new OpenAI(); }
}

export class Service extends Base {
  #azure = new AzureOpenAI();
  static shared = new OpenAI();
  constructor(private readonly anthropic: Anthropic, @Inject() readonly late?: Anthropic) { super(); }
  get inner() { return this.#azure; }
  run = async () => { await this.client.chat.completions.create({}); };
  async more() {
    this.inner.responses.create({});
    this.anthropic.messages.create({});
    this.late!.messages.stream({});
    Service.shared.models.list();
    [1].map(() => this.#azure?.files.create({}));
  }
}

const service = new Service(x);
service.client.images.generate();
`,
    facts: [
      { type: 'import', module: 'openai', names: ['default', 'AzureOpenAI'] },
      { type: 'call', path: 'openai#default', assigned: 'Base.client', within: 'Base.constructor' },
      { type: 'call', path: 'openai#AzureOpenAI', assigned: 'Service.azure', within: 'Service' },
      { type: 'call', path: 'openai#default', assigned: 'Service.shared' },
      { type: 'call', path: 'openai#default().chat.completions.create', within: 'Service.run' },
      { type: 'call', path: 'openai#AzureOpenAI().responses.create', within: 'Service.more' },
      { type: 'call', path: '@anthropic-ai/sdk#Anthropic().messages.create' },
      { type: 'call', path: '@anthropic-ai/sdk#Anthropic().messages.stream' },
      { type: 'call', path: 'openai#default().models.list' },
      { type: 'call', path: 'openai#AzureOpenAI().files.create' },
      { type: 'call', path: 'openai#default().images.generate' },
    ],
  },
  {
    why: 'parameters, interfaces, aliases and results that are typed',
    path: 'typed.ts',
    text: `import OpenAI from 'openai';
import type { Anthropic } from '@anthropic-ai/sdk';
import { createOpenAI } from '@ai-sdk/openai';

interface Base { client: OpenAI | null }
interface Deps extends Base { nested: { anthropic: Anthropic }; make(): Promise<OpenAI> }
type Alias = Readonly<Deps>;

export async function a(deps: Alias, { client }: { client: OpenAI }, openai?: OpenAI, provider: ReturnType<typeof createOpenAI> = null!) {
  deps.client.models.list();
  deps.nested.anthropic.messages.create();
  (await deps.make()).files.list();
  client.responses.create();
  openai?.embeddings.create();
  provider.chat('m');
}
let late: InstanceType<typeof OpenAI> | undefined;
late.images.edit();
declare const ambient: OpenAI;
ambient.batches.create();
(x as OpenAI).audio.speech.create();
(<OpenAI>x).beta.threads.create();
declare module 'm' { const q: OpenAI; }
`,
    facts: [
      { type: 'call', path: 'openai#default().models.list' },
      { type: 'call', path: '@anthropic-ai/sdk#Anthropic().messages.create' },
      { type: 'call', path: 'openai#default().files.list' },
      { type: 'call', path: 'openai#default().responses.create' },
      { type: 'call', path: 'openai#default().embeddings.create' },
      { type: 'call', path: '@ai-sdk/openai#createOpenAI().chat', args: [{ value: string('m') }] },
      { type: 'call', path: 'openai#default().images.edit' },
      { type: 'call', path: 'openai#default().batches.create' },
      { type: 'call', path: 'openai#default().audio.speech.create' },
      { type: 'call', path: 'openai#default().beta.threads.create' },
    ],
  },
  {
    why: 'functions of the file that give a client, and a variable that is filled in later',
    path: 'factories.js',
    text: `import OpenAI from 'openai';
let client;
function getClient() {
  client ??= new OpenAI();
  return client;
}
const make = async () => new OpenAI();
async function use() {
  getClient().chat.completions.create({ model: 'a' });
  (await make()).chat.completions.create({ model: 'b' });
  client.chat.completions.create({ model: 'c' });
}
const chosen = process.env.X ? new OpenAI() : null;
chosen.chat.completions.create({ model: 'd' });
const { responses } = new OpenAI();
responses.create({ model: 'e' });
`,
    facts: [
      { type: 'call', path: 'openai#default', assigned: 'client', within: 'getClient' },
      { type: 'call', path: 'openai#default', within: 'make', line: 7 },
      { type: 'call', path: 'openai#default().chat.completions.create', args: [object({ model: string('a') })] },
      { type: 'call', path: 'openai#default().chat.completions.create', args: [object({ model: string('b') })] },
      { type: 'call', path: 'openai#default().chat.completions.create', args: [object({ model: string('c') })] },
      { type: 'call', path: 'openai#default', assigned: 'chosen' },
      { type: 'call', path: 'openai#default().chat.completions.create', args: [object({ model: string('d') })] },
      { type: 'call', path: 'openai#default().responses.create', args: [object({ model: string('e') })] },
    ],
  },
  {
    why: 'constants of the module, of objects, enumerations, classes, namespaces and defaults of parameters',
    path: 'constants.ts',
    text: `import { f } from 'x';
const MODEL = 'm1';
const CONFIG = { model: 'm2', deep: { 'the-model': 'm3' } } as const;
enum Models { Small = 'm4' }
class Config { static readonly MODEL = 'm5'; name = 'm6'; }
namespace Names { export const A = 'm7'; }
const frozen = Object.freeze({ model: 'm8' });
const { model: taken, other = 'm9' } = CONFIG;
function g(model = 'm10', { inner = 'm11' } = {}) {
  f(MODEL, CONFIG.model, CONFIG.deep['the-model'], Models.Small, Config.MODEL, new Config().name, Names.A, frozen.model, taken, other, model, inner);
}
`,
    facts: [
      {
        type: 'call',
        path: 'x#f',
        within: 'g',
        args: [
          { value: string('m1', { line: 2, name: 'MODEL' }) },
          { value: string('m2', { line: 3, name: 'CONFIG.model' }) },
          { value: string('m3', { name: 'CONFIG.deep.the-model' }) },
          { value: string('m4', { name: 'Models.Small' }) },
          { value: string('m5', { name: 'Config.MODEL' }) },
          { value: string('m6', { name: 'Config.name' }) },
          { value: string('m7', { name: 'Names.A' }) },
          { value: string('m8') },
          { value: string('m2') },
          { value: string('m9') },
          { value: string('m10', { name: 'g.model' }) },
          { value: string('m11', { name: 'g.inner' }) },
        ],
      },
    ],
  },
  {
    why: 'text that is put together',
    path: 'text.ts',
    text: `import { f } from 'x';
import dedent from 'dedent';
const PREFIX = 'gpt';
let grown = 'a';
grown += 'b';
f(PREFIX + '-4o', \`\${PREFIX}-\${n}!\`, \`\${PREFIX}\`, ['a', 'b'].join(' '), 'tab\\t\\u{e9}', dedent\`one \${n} two\`, grown, \`
 x \`.trim(), 1 + 2);
`,
    facts: [
      {
        type: 'call',
        path: 'x#f',
        args: [
          { value: string('gpt-4o', { line: 6 }) },
          { value: { kind: 'template', parts: ['gpt-', '!'] } },
          { value: string('gpt') },
          { value: string('a b') },
          { value: string('tab\té') },
          { value: { kind: 'template', parts: ['one ', ' two'] } },
          { value: string('ab', { name: 'grown' }) },
          { value: string('\n x ') },
          { value: { kind: 'unknown' } },
        ],
      },
    ],
  },
  {
    why: 'the environment, read in every usual way, with the default that the code gives, and set',
    path: 'environment.ts',
    text: `import { f } from 'x';
import { env } from 'node:process';
const { FIFTH, SIXTH: renamed = 'e' } = process.env;
f(process.env.FIRST, process.env['SECOND'] ?? 'b', process.env.THIRD || 'c', import.meta.env.FOURTH, env.SEVENTH, Deno.env.get('EIGHTH'), renamed);
process.env.NINTH = 'x';
process.env.TENTH ??= 'y';
`,
    facts: [
      { type: 'env', name: 'FIFTH', access: 'read', line: 3 },
      { type: 'env', name: 'SIXTH', access: 'read' },
      {
        type: 'call',
        path: 'x#f',
        args: [
          { value: { kind: 'env', name: 'FIRST', line: 4 } },
          { value: { kind: 'env', name: 'SECOND', fallback: string('b') } },
          { value: { kind: 'env', name: 'THIRD', fallback: string('c') } },
          { value: { kind: 'env', name: 'FOURTH' } },
          { value: { kind: 'env', name: 'SEVENTH' } },
          { value: { kind: 'env', name: 'EIGHTH' } },
          { value: { kind: 'env', name: 'SIXTH', fallback: string('e') } },
        ],
      },
      { type: 'env', name: 'FIRST', access: 'read', line: 4 },
      { type: 'env', name: 'SECOND' },
      { type: 'env', name: 'THIRD' },
      { type: 'env', name: 'FOURTH' },
      { type: 'env', name: 'SEVENTH' },
      { type: 'env', name: 'EIGHTH' },
      { type: 'env', name: 'NINTH', access: 'set', line: 5 },
      { type: 'env', name: 'TENTH', access: 'set' },
    ],
  },
  {
    why: 'another process, another env',
    path: 'near_environment.ts',
    text: `const process = { env: { A: 'x' } };
process.env.A;
const env = {};
env.B;
config.env.C;
`,
    none: 'all',
  },
  {
    why: 'spread objects and arrays are put in their place, later ones win',
    path: 'spread.ts',
    text: `import { f } from 'x';
const common = { model: 'a', temperature: 0 };
const items = ['x', 'y'];
const model = 'b';
f({ ...common, model, ...unknown, list: [...items, true, null, -1, 1_0], ['computed' + 1]: 2, method() {} }, ...items);
`,
    facts: [
      {
        type: 'call',
        path: 'x#f',
        args: [
          object({
            model: string('b', { name: 'model' }),
            temperature: { kind: 'number', value: 0 },
            list: { kind: 'list', items: [string('x'), string('y'), { kind: 'boolean', value: true }, { kind: 'null' }, { kind: 'number', value: -1 }, { kind: 'number', value: 10 }] },
            computed1: { kind: 'number', value: 2 },
          }),
          { value: string('x') },
          { value: string('y') },
        ],
      },
    ],
  },
  {
    why: 'calls as arguments, functions inside options, and what they are assigned to',
    path: 'nested.ts',
    text: `import { generateText, tool } from 'ai';
import { createOpenAI, openai } from '@ai-sdk/openai';
import { z } from 'zod';

const provider = createOpenAI();
export const weather = tool({
  parameters: z.object({ city: z.string() }),
  execute: async ({ city }) => generateText({ model: provider('gpt-4o'), prompt: city }),
});
export const tools = { weather, other: tool({ description: 'o' }) };
export default generateText({ model: openai('m'), tools });
`,
    facts: [
      { type: 'call', path: '@ai-sdk/openai#createOpenAI', assigned: 'provider' },
      { type: 'call', path: 'ai#tool', assigned: 'weather', line: 6 },
      { type: 'call', path: 'zod#z.object' },
      { type: 'call', path: 'zod#z.string' },
      {
        type: 'call',
        path: 'ai#generateText',
        within: 'weather.execute',
        line: 8,
        args: [object({ model: { kind: 'call', path: '@ai-sdk/openai#createOpenAI()', args: [{ value: string('gpt-4o') }] }, prompt: { kind: 'unknown' } })],
      },
      { type: 'call', path: '@ai-sdk/openai#createOpenAI()', within: 'weather.execute' },
      { type: 'call', path: 'ai#tool', assigned: 'tools.other' },
      {
        type: 'call',
        path: 'ai#generateText',
        assigned: 'default',
        args: [
          object({
            model: { kind: 'call', path: '@ai-sdk/openai#openai', line: 11, args: [{ value: string('m') }] },
            tools: { kind: 'object', entries: { weather: { kind: 'call', path: 'ai#tool', name: 'weather' }, other: { kind: 'call', path: 'ai#tool' } } },
          }),
        ],
      },
      { type: 'call', path: '@ai-sdk/openai#openai' },
    ],
  },
  {
    why: 'decorated and derived classes, with their literal fields',
    path: 'classes.ts',
    text: `import { Tool, Injectable, Prop } from 'lib';
import { Base } from './base';

@Injectable({ scope: 'x' })
export class Search extends Tool<Input> implements Runnable {
  name = 'search';
  static retries = 3;
  @Prop() title: string = 'T';
  @Prop({ a: 1 })
  async run() { return super.run(); }
  constructor() { super({ model: 'm' }); }
}
export class Plain extends Base { name = 'plain'; }
const Anonymous = class extends Tool {};
`,
    facts: [
      { type: 'call', path: 'lib#Injectable' },
      {
        type: 'definition',
        what: 'class',
        name: 'Search',
        line: 5,
        decorators: [{ path: 'lib#Injectable', line: 4, args: [object({ scope: string('x') })] }],
        bases: ['lib#Tool'],
        attributes: { name: string('search', { line: 6 }), retries: { kind: 'number', value: 3 }, title: string('T') },
      },
      { type: 'definition', what: 'function', name: 'Search.run', decorators: [{ path: 'lib#Prop', args: [object({ a: { kind: 'number', value: 1 } })] }] },
      { type: 'call', path: 'lib#Tool().run', within: 'Search.run' },
      { type: 'call', path: 'lib#Tool', within: 'Search.constructor', args: [object({ model: string('m') })] },
      { type: 'definition', what: 'class', name: 'Anonymous', bases: ['lib#Tool'] },
    ],
  },
  {
    why: 'decorators and bases of the file itself define nothing that others know',
    path: 'near_classes.ts',
    text: `function Tool(x: any) {}
class Base {}
@Tool({})
class A extends Base {}
`,
    none: 'all',
  },
  {
    why: 'addresses that stand alone in a string, up to the first hole; not in types and comments',
    path: 'addresses.tsx',
    text: `// https://comment.example/
type Host = 'https://type.example/';
fetch('https://api.openai.com/v1/chat/completions');
fetch(\`https://api.mistral.ai/v1/models/\${name}\`);
fetch(\`https://\${host}/v1\`);
fetch('see https://text.example/');
const link = <a href="https://link.example/x">https://markup.example/</a>;
new WebSocket("wss://api.openai.com/v1/realtime");
`,
    facts: [
      { type: 'url', url: 'https://api.openai.com/v1/chat/completions', line: 3 },
      { type: 'url', url: 'https://api.mistral.ai/v1/models/', line: 4 },
      { type: 'url', url: 'https://link.example/x', line: 7 },
      { type: 'url', url: 'wss://api.openai.com/v1/realtime', line: 8 },
    ],
    none: ['import', 'env', 'definition'],
  },
  {
    why: 'a request of the language itself with its body, not one that the file declares',
    path: 'request.ts',
    text: `const MODEL = 'grok-4';
fetch('https://api.x.ai/v1/chat/completions', { method: 'POST', body: JSON.stringify({ model: MODEL }) });
function other() {
  const fetch = (url: string) => url;
  fetch('https://api.x.ai/v1/models');
}
`,
    facts: [
      {
        type: 'call',
        path: 'globalThis#fetch',
        line: 2,
        args: [
          { value: { kind: 'string', text: 'https://api.x.ai/v1/chat/completions', line: 2 } },
          { value: { kind: 'object', entries: { method: { kind: 'string', text: 'POST', line: 2 }, body: { kind: 'object', entries: { model: { kind: 'string', text: 'grok-4', line: 1, name: 'MODEL' } } } } } },
        ],
      },
      { type: 'url', url: 'https://api.x.ai/v1/chat/completions', line: 2 },
      { type: 'url', url: 'https://api.x.ai/v1/models', line: 5 },
    ],
    none: ['import', 'env', 'definition'],
  },
  {
    why: 'a call knows the call that made what it is made on, also through a function of the file',
    path: 'made.ts',
    text: `import OpenAI from 'openai';
const make = () => new OpenAI({ baseURL: 'https://llm.example/v1' });
const client = make();
client.chat.completions.create({ stream: true });
`,
    facts: [
      {
        type: 'call',
        path: 'openai#default().chat.completions.create',
        line: 4,
        madeBy: [{ path: 'openai#default', args: [{ value: { kind: 'object', entries: { baseURL: { kind: 'string', text: 'https://llm.example/v1', line: 2 } } } }] }],
      },
    ],
  },
  {
    why: 'a receiver that nobody can know, when enough names follow',
    path: 'unknown.ts',
    text: `import { client } from './clients';
export async function f(other: Other) {
  await client.chat.completions.create({ model: 'a' });
  other.beta.messages.create({ model: 'b' });
  other.messages.create({});
  const { inner } = other;
  inner.chat.completions.create({ model: 'c' });
}
`,
    facts: [
      { type: 'call', path: '?.chat.completions.create', within: 'f', args: [object({ model: string('a') })] },
      { type: 'call', path: '?.beta.messages.create', args: [object({ model: string('b') })] },
      { type: 'call', path: '?.inner.chat.completions.create', args: [object({ model: string('c') })] },
    ],
  },
  {
    why: 'what every browser and runtime has is no import, and few names say nothing',
    path: 'near_unknown.js',
    text: `console.log.apply.call('gpt-4o');
document.body.classList.add('x');
function f(client) { client.create({ model: 'gpt-4o' }); client.messages.create({}); }
JSON.stringify({ a: [].concat.apply.x() });
`,
    none: ['import', 'call', 'definition', 'url', 'env'],
  },
  {
    why: 'the definition before the use counts, and each branch that may have run',
    path: 'flow.ts',
    text: `import a from 'a';
import b from 'b';
let x = a.A();
x.one();
x = b.B();
x.two();
if (y) x = unknown(x);
x.three();
const f = () => x.four();
hoisted();
function hoisted() { later.five(); }
var later = a.A();
`,
    facts: [
      { type: 'call', path: 'a#default.A', assigned: 'x' },
      { type: 'call', path: 'a#default.A().one' },
      { type: 'call', path: 'b#default.B', assigned: 'x' },
      { type: 'call', path: 'b#default.B().two' },
      { type: 'call', path: 'b#default.B().three' },
      { type: 'call', path: 'b#default.B().four', within: 'f' },
      { type: 'call', path: 'a#default.A().five', within: 'hoisted' },
      { type: 'call', path: 'a#default.A', assigned: 'later' },
    ],
  },
  {
    why: 'chains over several lines stand where their last name stands',
    path: 'chain.ts',
    text: `import { StateGraph } from '@langchain/langgraph';
const graph = new StateGraph(State)
  .addNode('agent', agent)
  .addEdge('a', 'b')
  .compile();
`,
    facts: [
      { type: 'call', path: '@langchain/langgraph#StateGraph', line: 2 },
      { type: 'call', path: '@langchain/langgraph#StateGraph().addNode', line: 3, args: [{ value: string('agent') }, { value: { kind: 'unknown' } }] },
      { type: 'call', path: '@langchain/langgraph#StateGraph().addNode().addEdge', line: 4 },
      { type: 'call', path: '@langchain/langgraph#StateGraph().addNode().addEdge().compile', line: 5, assigned: 'graph' },
    ],
  },
  {
    why: 'what is exported as CommonJS, and methods of an object that speak of it',
    path: 'exports.js',
    text: `const OpenAI = require('openai');
exports.client = new OpenAI();
module.exports.other = new OpenAI.AzureOpenAI();
const service = {
  client: new OpenAI(),
  model: 'm',
  ask() { return this.client.responses.create({ model: this.model }); },
};
`,
    facts: [
      { type: 'call', path: 'openai#default', assigned: 'client' },
      { type: 'call', path: 'openai#AzureOpenAI', assigned: 'other' },
      { type: 'call', path: 'openai#default', assigned: 'service.client' },
      { type: 'call', path: 'openai#default().responses.create', within: 'service.ask', args: [object({ model: string('m') })] },
    ],
  },
  {
    why: 'settings of another object, and a table that is asked with a default',
    path: 'settings.ts',
    text: `import { OpenAI, Settings } from 'llamaindex';
const MODELS: Record<string, string> = { small: 'm1', large: 'm2' };
const key = 'small';
function config() { return { model: MODELS[process.env.SIZE ?? 'large'], other: MODELS[key] }; }
Settings.llm = new OpenAI({ ...config() });
`,
    facts: [
      { type: 'env', name: 'SIZE' },
      { type: 'call', path: 'llamaindex#OpenAI', assigned: 'Settings.llm', args: [object({ model: string('m2', { name: 'MODELS.large' }), other: string('m1') })] },
    ],
  },
  {
    why: 'annotated JavaScript (Flow) is read by the other grammar',
    path: 'flow.jsx',
    text: `import OpenAI from 'openai';
export const f = (client: OpenAI): string => client.responses.create({});
`,
    facts: [{ type: 'import', module: 'openai' }, { type: 'call', path: 'openai#default().responses.create' }],
  },
  {
    why: 'a broken line loses itself, not the file',
    path: 'broken.ts',
    text: `import OpenAI from 'openai';
const client = new OpenAI();
const x = { a: ;
`,
    facts: [{ type: 'import', module: 'openai' }, { type: 'call', path: 'openai#default', assigned: 'client' }],
  },
  { why: 'what is no JavaScript at all', path: 'garbage.js', text: '}{ )( %% import\n<<<<<<< from\n@@ ?\n', none: 'all', trouble: 'parse_error' },
  {
    why: 'brackets nested past the limit are left out, the rest stays',
    path: 'deep.ts',
    text: `import a from 'a';\nconst x = ${'['.repeat(10_000)}${']'.repeat(10_000)};\na.b();\n`,
    facts: [{ type: 'call', path: 'a#default.b', line: 3 }],
    trouble: 'too_deep',
  },
  {
    why: 'a minified line past the limit is left out, the rest stays where it is',
    path: 'long.js',
    text: `import a from 'a';\n${'a.c();'.repeat(20_000)}\na.b();\n`,
    facts: [{ type: 'import', module: 'a' }, { type: 'call', path: 'a#default.b', line: 3 }],
    trouble: 'line_too_long',
  },
  {
    why: 'text that can be read in ever more ways is given up before it eats the memory',
    path: 'ambiguous.ts',
    text: `${'a<b,'.repeat(10)}\n`.repeat(2_000),
    none: 'all',
    trouble: 'timed_out',
  },
  {
    why: 'what is pushed to a list stands in it',
    path: 'grow.ts',
    text: `import { run } from 'acme';

const tools: Tool[] = [];
tools.push('search', ...['read', 'write']);
run({ tools });
`,
    facts: [{ type: 'call', path: 'acme#run', args: [{ value: { kind: 'object', entries: { tools: { kind: 'list', items: [string('search'), string('read'), string('write')] } } } }] }],
  },
  {
    why: 'a list that is pushed to itself is cut, and what stands beside it is read',
    path: 'doubling.ts',
    text: `import { run } from 'acme';\n\nconst all = [1];\n${'all.push(...all);\n'.repeat(3_000)}run(all);\nrun('last');\n`,
    facts: [{ type: 'call', path: 'acme#run', line: 3_004 }, { type: 'call', path: 'acme#run', args: [{ value: { kind: 'string', text: 'last' } }] }],
  },
  {
    why: 'functions that are described to a model: objects and classes with a schema, or one of a library beside what runs; a name that another file keeps',
    path: 'notes.ts',
    text: `import { z } from 'zod';
import { FIND_NOTE } from './names';

export const read: Tool = { name: 'read_note', description: 'Reads a note', parameters: { type: 'object', properties: {} }, run: async () => '' };
export const write = { name: 'write_note', description: 'Writes a note', parameters: z.object({ text: z.string() }), execute: async () => '' };

export class List implements Tool {
  readonly name = 'list_notes';
  get description() {
    return 'Lists the notes';
  }
  schema = { type: 'object', properties: {} };
}

export class Find implements Provider {
  static ID = FIND_NOTE;
  tool() {
    return { id: Find.ID, name: Find.ID, description: 'Finds a note', parameters: { type: 'object' }, handler: async () => '' };
  }
}
`,
    facts: [
      { type: 'named_text', name: 'read', shortName: 'read_note', says: 'tool', line: 4 },
      { type: 'named_text', name: 'write', shortName: 'write_note', says: 'tool', line: 5 },
      { type: 'named_text', name: 'List', shortName: 'list_notes', says: 'tool', line: 8 },
      { type: 'named_text', name: 'Find', says: 'tool', line: 18 },
    ],
  },
  {
    why: 'forms of answers, routes, records of a form and what a loop describes are no functions',
    path: 'no-tools.ts',
    text: `import { z } from 'zod';

const answer = { name: 'reply', description: 'What is answered', schema: { type: 'object', properties: {} } };
const form = { name: 'note', description: 'A note', schema: z.object({ text: z.string() }) };
const route = { name: 'notes', description: 'All notes', parameters: [{ name: 'page', in: 'query' }] };
const told = (all: Tool[]) => all.map((tool) => ({ name: tool.name, description: tool.description, parameters: { type: 'object' } }));
`,
    none: ['named_text'],
  },
  {
    why: 'servers of MCP in a list that is called so; programs in another list are none',
    path: 'servers.ts',
    text: `export const REQUIRED_MCP_SERVERS: Described[] = [{ name: 'browser', command: 'npx', args: ['-y', '@acme/browser-mcp@1.2.3'] }];
export const TOOLS = [{ name: 'lint', command: 'eslint .' }];
`,
    facts: [{ type: 'mcp_server', name: 'browser', command: 'npx', args: ['-y', '@acme/browser-mcp@1.2.3'], line: 1 }],
  },
  {
    why: 'a long template that casts its role behind a licence and a heading',
    path: 'template.ts',
    text: `export const clerk = {
  id: 'clerk',
  template: \`{{!-- This text may be shared under the terms of its licence. --}}

# Who you are

You are Clerk, an AI assistant of the harbour. Answer what captains ask, and nothing else.\`,
};
`,
    facts: [{ type: 'named_text', name: 'template', says: 'spoken', line: 3 }],
  },
];
