import { defineVendor } from './catalog-entry.ts';

const adapters = '@continuedev/openai-adapters#{constructLlmApi,BaseLlmApi}()';

export default defineVendor({
  id: 'continue',
  name: 'Continue',
  url: 'https://www.continue.dev',
  type: 'vendor',
  packages: [
    { ecosystem: 'npm', name: '@continuedev/sdk', role: 'sdk', provider: 'continue' },
    { ecosystem: 'npm', name: '@continuedev/openai-adapters', role: 'gateway' },
    { ecosystem: 'npm', name: '@continuedev/config-yaml', role: 'framework' },
    { ecosystem: 'npm', name: '@continuedev/config-types', role: 'framework' },
    { ecosystem: 'npm', name: '@continuedev/llm-info', role: 'framework' },
    { ecosystem: 'npm', name: '@continuedev/cli', role: 'framework' },
    { ecosystem: 'npm', name: '@continuedev/terminal-security', role: 'guardrail' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@continuedev/sdk#Continue.from', gives: [{ kind: 'endpoint', from: 'baseURL', isOwn: true }] },
    // The client is one of OpenAI's SDK that asks the models of an assistant through the proxy of the hub.
    {
      ecosystem: 'npm',
      call: '@continuedev/sdk#Continue.from().client.chat.completions.{create,stream,parse}',
      gives: [
        { kind: 'model', from: 'model', provider: 'continue' },
        { kind: 'prompt', from: ['messages[role=system].content', 'messages[role=developer].content'] },
      ],
    },
    { ecosystem: 'npm', call: '@continuedev/sdk#Continue.from().assistant.getModel', gives: [{ kind: 'model', from: '#0', provider: 'continue' }] },
    {
      ecosystem: 'npm',
      call: '@continuedev/openai-adapters#constructLlmApi',
      gives: [
        { kind: 'endpoint', from: 'apiBase' },
        { kind: 'model', from: 'model', providerFrom: 'provider' },
      ],
    },
    {
      ecosystem: 'npm',
      call: `${adapters}.{chatCompletionNonStream,chatCompletionStream,completionNonStream,completionStream,fimStream,responsesStream}`,
      gives: [
        { kind: 'model', from: 'model' },
        { kind: 'prompt', from: ['instructions', 'messages[role=system].content', 'messages[role=developer].content'] },
      ],
    },
    { ecosystem: 'npm', call: `${adapters}.embed`, gives: [{ kind: 'embedding_model', from: 'model' }] },
  ],
  hosts: ['api.continue.dev'],
  env: ['CONTINUE_API_KEY', 'CONTINUE_API_BASE'],
  // What its configuration calls a model of the hub.
  prefixes: ['continue-proxy'],
  actions: [{ command: '@continuedev/cli', role: 'agent' }],
  examples: [
    {
      why: 'an assistant of the hub, whose model is asked through its proxy',
      path: 'src/hub.ts',
      text: `import { Continue } from '@continuedev/sdk';

const { client, assistant } = await Continue.from({ apiKey: process.env.KEY, assistant: 'acme/reviewer', baseURL: 'https://continue.example.com/' });
export const review = await client.chat.completions.create({
  model: assistant.getModel('claude-sonnet-4-5'),
  messages: [{ role: 'system', content: 'You review changes.' }, { role: 'user', content: diff }],
});
export const title = await client.chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'user', content: diff }] });
`,
      finds: [
        { kind: 'sdk', name: '@continuedev/sdk', line: 1 },
        { kind: 'provider', name: 'continue', line: 1 },
        { kind: 'endpoint', name: 'continue.example.com', line: 3 },
        { kind: 'model', name: 'claude-sonnet-4-5', line: 5, provider: 'continue' },
        { kind: 'prompt', name: 'review.messages.content', line: 6 },
        { kind: 'model', name: 'gpt-5-mini', line: 8, provider: 'continue' },
      ],
    },
    {
      why: 'an adapter for the API of a vendor, made here and handed in',
      path: 'src/adapters.ts',
      text: `import { constructLlmApi, type BaseLlmApi } from '@continuedev/openai-adapters';

export const small = constructLlmApi({ provider: 'mistral', model: 'mistral-small-latest', apiKey: key });
export const local = constructLlmApi({ provider: 'openai', apiKey: key, apiBase: 'https://api.groq.com/openai/v1' });
export const hub = constructLlmApi({ provider: 'continue-proxy', model: 'acme/models/claude-sonnet-4-5', apiKey: key });

export const ask = (api: BaseLlmApi, question: string) =>
  api.chatCompletionNonStream({ model: 'claude-haiku-4-5', messages: [{ role: 'system', content: 'You answer in verse.' }, { role: 'user', content: question }] }, signal);
export const embed = (api: BaseLlmApi, input: string) => api.embed({ model: 'text-embedding-3-small', input });
`,
      finds: [
        { kind: 'sdk', name: '@continuedev/openai-adapters', line: 1 },
        { kind: 'model', name: 'mistral-small-latest', line: 3, provider: 'mistral' },
        { kind: 'provider', name: 'mistral' },
        { kind: 'endpoint', name: 'api.groq.com/openai/v1', line: 4, provider: 'groq' },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'acme/models/claude-sonnet-4-5', line: 5, provider: 'continue' },
        { kind: 'provider', name: 'continue' },
        { kind: 'model', name: 'claude-haiku-4-5', line: 8, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'ask.messages.content', line: 8 },
        { kind: 'embedding_model', name: 'text-embedding-3-small', line: 9, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'its other packages',
      path: 'src/config.ts',
      text: `import { decodePackageSlug } from '@continuedev/config-yaml';
import { evaluateTerminalCommandSecurity } from '@continuedev/terminal-security';

export const owner = (slug: string) => decodePackageSlug(slug).ownerSlug;
export const check = (policy: string, command: string) => evaluateTerminalCommandSecurity(policy, command);
`,
      finds: [
        { kind: 'sdk', name: '@continuedev/config-yaml', line: 1 },
        { kind: 'sdk', name: '@continuedev/terminal-security', line: 2 },
      ],
    },
    {
      why: 'the API without an SDK, its address beside the variable of the key',
      path: 'src/env.ts',
      text: "export const base = process.env.CONTINUE_API_BASE ?? 'https://api.continue.dev/';\n",
      finds: [
        { kind: 'endpoint', name: 'api.continue.dev', line: 1, provider: 'continue' },
        { kind: 'provider', name: 'continue' },
      ],
    },
    {
      why: 'the key of a compose service',
      path: 'compose.yaml',
      text: 'services:\n  review:\n    image: node:24\n    environment:\n      CONTINUE_API_KEY: ${CONTINUE_API_KEY}\n',
      finds: [{ kind: 'provider', name: 'continue', line: 5 }],
    },
    {
      why: 'a step of a workflow that starts the program',
      path: '.github/workflows/review.yml',
      text: 'on: pull_request\njobs:\n  review:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npx -y @continuedev/cli@1 -p "Review the change."\n',
      finds: [
        { kind: 'ci_step', name: '@continuedev/cli', line: 6, provider: 'continue' },
        { kind: 'provider', name: 'continue' },
      ],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@continuedev/sdk": "^0.0.13",\n    "@continuedev/llm-info": "^1.8.0",\n    "@continuedev/cli": "^1.5.47",\n    "@continuedev/config-types": "^1.0.14"\n  }\n}\n',
      finds: [
        { kind: 'dependency', name: '@continuedev/sdk', line: 3 },
        { kind: 'dependency', name: '@continuedev/llm-info', line: 4 },
        { kind: 'dependency', name: '@continuedev/cli', line: 5 },
        { kind: 'dependency', name: '@continuedev/config-types', line: 6 },
      ],
    },
  ],
  nearMisses: [
    { why: 'the word of the language', path: 'src/loop.ts', text: "for (const model of models) {\n  if (!model.from) continue;\n  console.log('continue', model.from);\n}\n" },
    { why: 'its pages for people', path: 'src/link.ts', text: "export const help = 'https://docs.continue.dev/hub/agents/overview';\nexport const home = 'https://continue.dev/settings';\n" },
    { why: 'a scope of somebody else', path: 'src/a.ts', text: "import { Continue } from '@continuedevs/sdk';\n\nawait Continue.from({ assistant: 'acme/reviewer' });\n" },
    { why: 'a setting with a longer name', path: 'compose.yaml', text: 'services:\n  web:\n    image: node:24\n    environment:\n      CONTINUE_API_KEYS_PATH: /keys\n      CONTINUE_ON_ERROR: "1"\n' },
    { why: 'a continuous line and a class of the project', path: 'src/b.ts', text: "import { constructLlmApi } from './openai-adapters';\n\nconstructLlmApi({ provider: 'acme', model: 'small' });\n" },
  ],
});
