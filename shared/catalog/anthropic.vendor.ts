import { anthropicConstants } from './anthropic-constants.ts';
import { defineVendor, type CatalogModel, type CatalogPackage, type UseRule } from './catalog-entry.ts';
import { anthropic as classLanguages } from './class-languages/anthropic.ts';

const lifecycle = 'https://platform.claude.com/docs/en/about-claude/model-deprecations';
const versions = 'https://platform.claude.com/docs/en/about-claude/models/model-ids-and-versions';

const pythonClient = 'anthropic.{Anthropic,AsyncAnthropic,Client,AsyncClient}';
const pythonMessages = '.**.{create,stream,parse,count_tokens,tool_runner}';
// Blocks before the plain form: the first path that finds anything wins.
const systemPrompt = ['system[].text', 'system'];

/** The same message calls over another cloud, whose model ids are that cloud's. */
function pythonThrough(client: string, provider: string): UseRule {
  return {
    ecosystem: 'pypi',
    call: `anthropic.**.{${client},Async${client}}()${pythonMessages}`,
    gives: [
      { kind: 'model', from: 'model', provider },
      { kind: 'prompt', from: systemPrompt },
    ],
  };
}

const javascriptMessages = '.**.{create,stream,parse,countTokens,toolRunner}';

function javascriptThrough(client: string, provider: string): UseRule {
  return {
    ecosystem: 'npm',
    call: `${client}()${javascriptMessages}`,
    gives: [
      { kind: 'model', from: 'model', provider },
      { kind: 'prompt', from: systemPrompt },
    ],
  };
}

/** Models that were retired together. */
function retired(ids: readonly string[], dates: { deprecatedOn: string; retiresOn: string; replacement: string }): CatalogModel[] {
  return ids.map((id) => ({ id, ...dates, source: lifecycle }));
}

const goPackages: CatalogPackage[] = [
  { ecosystem: 'golang', name: 'github.com/anthropics/anthropic-sdk-go', role: 'sdk', provider: 'anthropic' },
  { ecosystem: 'golang', name: 'github.com/liushuangls/go-anthropic/v2', modules: ['github.com/liushuangls/go-anthropic', 'github.com/liushuangls/go-anthropic/v2'], role: 'sdk', provider: 'anthropic' },
];

const goUses: UseRule[] = [
  {
    ecosystem: 'golang',
    call: 'github.com/anthropics/anthropic-sdk-go#{MessageNewParams,BetaMessageNewParams,MessageCountTokensParams,BetaMessageCountTokensParams,CompletionNewParams}',
    gives: [
      { kind: 'model', from: 'Model', provider: 'anthropic' },
      { kind: 'prompt', from: 'System[].Text' },
    ],
  },
  { ecosystem: 'golang', call: 'github.com/anthropics/anthropic-sdk-go/option#WithBaseURL', gives: [{ kind: 'endpoint', from: '#0' }] },
  ...['', '/v2'].map((major): UseRule => ({
    ecosystem: 'golang',
    call: `github.com/liushuangls/go-anthropic${major}#{MessagesRequest,MessagesStreamRequest,CompleteRequest}`,
    gives: [
      { kind: 'model', from: 'Model', provider: 'anthropic' },
      { kind: 'prompt', from: 'System' },
    ],
  })),
];

const rustCrates = ['anthropic-sdk', 'anthropic-ai-sdk', 'async-anthropic', 'anthropic', 'misanthropic', 'clust'];
const rustPackages: CatalogPackage[] = rustCrates.map((name) => ({ ecosystem: 'cargo', name, modules: [name.replaceAll('-', '_')], role: 'sdk', provider: 'anthropic' }));
const rustUses: UseRule[] = rustCrates.map((name): UseRule => ({
  ecosystem: 'cargo',
  call: `${name.replaceAll('-', '_')}.**.model`,
  gives: [{ kind: 'model', from: '#0', provider: 'anthropic' }],
}));

export default defineVendor({
  id: 'anthropic',
  name: 'Anthropic',
  url: 'https://www.anthropic.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'gem', name: 'anthropic', modules: ['Anthropic', 'anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'gem', name: 'ruby-anthropic', modules: [], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'anthropic-ai/sdk', modules: ['Anthropic'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'mozex/anthropic-php', modules: ['Anthropic.Contracts', 'Anthropic.Factory'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'mozex/anthropic-laravel', modules: ['Anthropic.Laravel'], role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'composer', name: 'wpai-inc/anthropic-sdk-php', modules: ['WpAi.Anthropic'], role: 'sdk', provider: 'anthropic' },
    ...goPackages,
    ...rustPackages,
    {
      ecosystem: 'pypi',
      name: 'anthropic',
      role: 'sdk',
      provider: 'anthropic',
      providers: {
        AnthropicBedrock: 'aws-bedrock',
        AsyncAnthropicBedrock: 'aws-bedrock',
        AnthropicVertex: 'google',
        AsyncAnthropicVertex: 'google',
      },
    },
    { ecosystem: 'pypi', name: 'claude-agent-sdk', modules: ['claude_agent_sdk'], role: 'framework', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/sdk', role: 'sdk', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/bedrock-sdk', role: 'sdk', provider: 'aws-bedrock' },
    { ecosystem: 'npm', name: '@anthropic-ai/vertex-sdk', role: 'sdk', provider: 'google' },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-agent-sdk', role: 'framework', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/claude-code', role: 'framework', provider: 'anthropic' },
    { ecosystem: 'npm', name: '@anthropic-ai/tokenizer', role: 'sdk' },
    ...classLanguages.packages,
  ],
  uses: [
    { ecosystem: 'gem', call: 'Anthropic.Client', gives: [{ kind: 'endpoint', from: ['base_url', 'uri_base'] }] },
    {
      ecosystem: 'gem',
      call: 'Anthropic.Client().**.{messages,complete,messages.create,messages.stream,messages.stream_raw,messages.count_tokens,completions.create}',
      gives: [
        { kind: 'model', from: ['model', 'parameters.model'], provider: 'anthropic' },
        { kind: 'prompt', from: ['system', 'system_', 'parameters.system'] },
      ],
    },
    {
      ecosystem: 'composer',
      call: '{Anthropic.Client().**.messages,Anthropic.client().messages(),Anthropic.factory().**.make().messages(),Anthropic.Laravel.Facades.Anthropic.messages(),WpAi.Anthropic.AnthropicAPI().messages()}.**.{create,createStream,createStreamed,stream}',
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: 'system' },
      ],
    },
    ...goUses,
    ...rustUses,
    { ecosystem: 'pypi', call: pythonClient, gives: [{ kind: 'endpoint', from: 'base_url' }] },
    {
      ecosystem: 'pypi',
      call: `${pythonClient}()${pythonMessages}`,
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: systemPrompt },
      ],
    },
    pythonThrough('AnthropicBedrock', 'aws-bedrock'),
    pythonThrough('AnthropicVertex', 'google'),
    {
      ecosystem: 'pypi',
      call: 'claude_agent_sdk.ClaudeAgentOptions',
      gives: [
        { kind: 'model', from: 'model', provider: 'anthropic' },
        { kind: 'prompt', from: ['system_prompt.append', 'system_prompt'] },
      ],
    },
    {
      ecosystem: 'pypi',
      call: 'claude_agent_sdk.create_sdk_mcp_server',
      gives: [{ kind: 'mcp_server', name: ['name', '#0', '@assigned'] }],
    },
    { ecosystem: 'npm', call: '@anthropic-ai/sdk#{default,Anthropic}', gives: [{ kind: 'endpoint', from: 'baseURL' }] },
    javascriptThrough('@anthropic-ai/sdk#{default,Anthropic}', 'anthropic'),
    javascriptThrough('@anthropic-ai/bedrock-sdk#{default,AnthropicBedrock}', 'aws-bedrock'),
    javascriptThrough('@anthropic-ai/vertex-sdk#{default,AnthropicVertex}', 'google'),
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/{claude-agent-sdk,claude-code}#query',
      gives: [
        { kind: 'model', from: '#0.options.model', provider: 'anthropic' },
        { kind: 'prompt', from: ['#0.options.systemPrompt.append', '#0.options.systemPrompt', '#0.options.customSystemPrompt'] },
      ],
    },
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/claude-agent-sdk#tool',
      gives: [{ kind: 'tool', name: ['#0', '@assigned'] }],
    },
    {
      ecosystem: 'npm',
      call: '@anthropic-ai/claude-agent-sdk#createSdkMcpServer',
      gives: [{ kind: 'mcp_server', name: ['name', '@assigned'] }],
    },
    ...classLanguages.uses,
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'anthropic.{beta_tool,beta_async_tool}', gives: 'tool' },
    { ecosystem: 'pypi', decorated: 'claude_agent_sdk.tool', gives: 'tool' },
  ],
  hosts: ['api.anthropic.com'],
  // @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-combinations (read 2026-11-30)
  hostedTool: /^(?:web_search|web_fetch|code_execution|bash|text_editor|computer|memory|advisor|tool_search_tool_(?:regex|bm25))_\d{8}$/,
  env: ['ANTHROPIC_API_KEY', 'ANTHROPIC_AUTH_TOKEN', 'ANTHROPIC_BASE_URL', 'CLAUDE_CODE_OAUTH_TOKEN'],
  keys: [
    {
      id: 'anthropic_api_key',
      title: 'Anthropic API key',
      literals: ['sk-ant-'],
      pattern: /(?<![A-Za-z0-9_-])(sk-ant-(?:api|admin|oat|ort|sid)\d{2}-[A-Za-z0-9_-]{60,140})/,
      entropyMin: 3.8,
      examples: [
        `client = Anthropic(api_key="${['sk', 'ant', 'api03'].join('-')}-qT7vLw2ZkX9bNc4RmYd8HsP3gJfU6eA1oVtB5iKxQyWnEhGzCr0DlMaSuFpOj-4I7TqRwXvNb2LkPm8Zc5Yd9HgFsAA")`,
        `ANTHROPIC_API_KEY=${['sk', 'ant', 'admin01'].join('-')}-Zb3Xn8Kq5Wm2Lp7Rt4Yv9Hd6Gs1Jf0CuEaOiTzNxBcVkMjPlQwErTyUiSdFgHjKlZ-xCvBnM1A2S3D4F5G6HwAA`,
      ],
      nearMisses: [
        'keys start with sk-ant-',
        'ANTHROPIC_API_KEY=sk-ant-...',
        'ANTHROPIC_API_KEY=sk-ant-api03-your-key-here',
        'class="task-ant-design-wrapper-with-a-very-long-css-module-name-that-goes-on-and-on-and-on"',
      ],
    },
  ],
  models: [
    ...retired(['claude-instant-1.0', 'claude-instant-1.1', 'claude-instant-1.2', 'claude-1.0', 'claude-1.1', 'claude-1.2', 'claude-1.3'], {
      deprecatedOn: '2024-09-04',
      retiresOn: '2024-11-06',
      replacement: 'claude-haiku-4-5-20251001',
    }),
    ...retired(['claude-2.0', 'claude-2.1', 'claude-3-sonnet-20240229'], {
      deprecatedOn: '2025-01-21',
      retiresOn: '2025-07-21',
      replacement: 'claude-sonnet-5',
    }),
    {
      id: 'claude-3-opus-20240229',
      aliases: ['claude-3-opus-latest'],
      deprecatedOn: '2025-06-30',
      retiresOn: '2026-01-05',
      replacement: 'claude-opus-5',
      source: lifecycle,
    },
    { id: 'claude-3-haiku-20240307', retiresOn: '2026-04-20', replacement: 'claude-haiku-4-5-20251001', source: lifecycle },
    ...retired(['claude-3-5-sonnet-20240620', 'claude-3-5-sonnet-20241022'], {
      deprecatedOn: '2025-08-13',
      retiresOn: '2025-10-28',
      replacement: 'claude-sonnet-5',
    }),
    { id: 'claude-3-5-sonnet-latest', isPinned: false, deprecatedOn: '2025-08-13', retiresOn: '2025-10-28', replacement: 'claude-sonnet-5', source: lifecycle },
    { id: 'claude-3-5-haiku-20241022', retiresOn: '2026-02-19', replacement: 'claude-haiku-4-5-20251001', source: lifecycle },
    { id: 'claude-3-5-haiku-latest', isPinned: false, retiresOn: '2026-02-19', replacement: 'claude-haiku-4-5-20251001', source: lifecycle },
    { id: 'claude-3-7-sonnet-20250219', deprecatedOn: '2025-10-28', retiresOn: '2026-02-19', replacement: 'claude-sonnet-5', source: lifecycle },
    { id: 'claude-3-7-sonnet-latest', isPinned: false, deprecatedOn: '2025-10-28', retiresOn: '2026-02-19', replacement: 'claude-sonnet-5', source: lifecycle },
    { id: 'claude-sonnet-4-20250514', deprecatedOn: '2026-04-14', retiresOn: '2026-06-15', replacement: 'claude-sonnet-5', source: lifecycle },
    { id: 'claude-sonnet-4-0', isPinned: false, deprecatedOn: '2026-04-14', retiresOn: '2026-06-15', replacement: 'claude-sonnet-5', source: lifecycle },
    { id: 'claude-opus-4-20250514', deprecatedOn: '2026-04-14', retiresOn: '2026-06-15', replacement: 'claude-opus-5', source: lifecycle },
    { id: 'claude-opus-4-0', isPinned: false, deprecatedOn: '2026-04-14', retiresOn: '2026-06-15', replacement: 'claude-opus-5', source: lifecycle },
    {
      id: 'claude-opus-4-1-20250805',
      releasedOn: '2025-08-05',
      deprecatedOn: '2026-06-05',
      retiresOn: '2026-08-05',
      replacement: 'claude-opus-5',
      source: lifecycle,
    },
    { id: 'claude-opus-4-1', isPinned: false, deprecatedOn: '2026-06-05', retiresOn: '2026-08-05', replacement: 'claude-opus-5', source: lifecycle },
    { id: 'claude-sonnet-4-5-20250929', releasedOn: '2025-09-29', retiresOn: '2026-11-30', replacement: 'claude-sonnet-5-5', source: lifecycle },
    { id: 'claude-sonnet-4-5', isPinned: false, releasedOn: '2025-09-29', retiresOn: '2026-11-30', replacement: 'claude-sonnet-5-5', source: lifecycle },
    { id: 'claude-haiku-4-5-20251001' },
    { id: 'claude-haiku-4-5', isPinned: false },
    { id: 'claude-opus-4-5-20251101', releasedOn: '2025-11-24', source: lifecycle },
    { id: 'claude-opus-4-5', isPinned: false, releasedOn: '2025-11-24', source: lifecycle },
    // From 4.6 on an id without a date is itself the pinned version.
    { id: 'claude-opus-4-6', releasedOn: '2026-02-05', source: versions },
    { id: 'claude-sonnet-4-6', releasedOn: '2026-02-17', source: versions },
    { id: 'claude-opus-4-7' },
    { id: 'claude-opus-4-8' },
    { id: 'claude-opus-5' },
    { id: 'claude-opus-5-5' },
    { id: 'claude-sonnet-5' },
    { id: 'claude-sonnet-5-5' },
    { id: 'claude-haiku-5-5' },
    { id: 'claude-fable-5' },
    { id: 'claude-fable-5-1' },
    { id: 'claude-mythos-5' },
    { id: 'claude-mythos-5-1' },
  ],
  // A date, or the dateless form of 4.6 and later. The 4.0 to 4.5 short forms are aliases (see the models page named in `versions`).
  pinnedModel: /-\d{8}$|^claude-[a-z]+-(?:4-[6-9]|[5-9](?:-\d+)?)$|^claude-(?:instant-)?[12]\.\d$/,
  modelPattern: /^claude-/,
  modelBeginnings: ['claude-'],
  nodes: [
    { type: '@n8n/n8n-nodes-langchain.lmChatAnthropic', role: 'model', model: 'model' },
    { type: '@n8n/n8n-nodes-langchain.anthropic', role: 'action', model: 'modelId' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['claude', 'claude-for-github'] }, gives: 'agent', properties: ['repository_selection'] }],
  actions: [
    // It refuses whoever may not write, unless they are named (docs/security.md of the action, read 2026-11-30).
    {
      action: 'anthropics/claude-code-action',
      role: 'agent',
      model: 'model',
      limits: ['allowed_tools', 'disallowed_tools', 'claude_args', 'settings'],
      admits: ['allowed_non_write_users'],
      unlimited: { claude_args: ['--dangerously-skip-permissions', 'bypassPermissions'], settings: ['bypassPermissions'] },
    },
    {
      action: 'anthropics/claude-code-base-action',
      role: 'agent',
      model: 'model',
      limits: ['allowed_tools', 'disallowed_tools', 'claude_args', 'settings'],
      unlimited: { claude_args: ['--dangerously-skip-permissions', 'bypassPermissions'], settings: ['bypassPermissions'] },
    },
    { action: 'anthropics/claude-code-security-review', role: 'agent', model: 'claude-model' },
    { command: 'claude', role: 'agent' },
    { command: '@anthropic-ai/claude-code', role: 'agent' },
  ],
  constants: [...classLanguages.constants, ...anthropicConstants],
  settings: classLanguages.settings,
  examples: [
    {
      why: 'tools that the vendor defines, under the names that the model sees, and servers of MCP that it calls',
      path: 'research.py',
      text: `import anthropic

client = anthropic.Anthropic()
client.beta.messages.create(
    model="claude-opus-4-6",
    max_tokens=900,
    mcp_servers=[{"type": "url", "url": "https://tides.example.com/mcp", "name": "tides", "authorization_token": TOKEN}],
    tools=[{"type": "web_search_20250305", "name": "web_search", "max_uses": 3}, {"type": "bash_20250124", "name": "bash"}],
    messages=[{"role": "user", "content": [{"type": "text", "text": "When?"}]}],
)
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-6', line: 5 },
        { kind: 'mcp_server', name: 'tides', line: 7 },
        { kind: 'tool', name: 'web_search', line: 8 },
        { kind: 'tool', name: 'bash', line: 8 },
      ],
    },
    {
      why: 'Go: a constant of the SDK, and the system prompt in its blocks',
      path: 'ask.go',
      text: `package ask

import (
	"context"

	"github.com/anthropics/anthropic-sdk-go"
)

func ask(ctx context.Context, q string) (*anthropic.Message, error) {
	client := anthropic.NewClient()
	return client.Messages.New(ctx, anthropic.MessageNewParams{
		Model:     anthropic.ModelClaude3_7SonnetLatest,
		MaxTokens: 1024,
		System:    []anthropic.TextBlockParam{{Text: "Be brief."}},
		Messages:  []anthropic.MessageParam{anthropic.NewUserMessage(anthropic.NewTextBlock(q))},
	})
}
`,
      finds: [
        { kind: 'sdk', name: 'github.com/anthropics/anthropic-sdk-go', line: 6 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-7-sonnet-latest', line: 12, provider: 'anthropic' },
        { kind: 'prompt', name: 'ask.System.Text', line: 14 },
      ],
    },
    {
      why: 'Rust: a builder',
      path: 'src/lib.rs',
      text: `use async_anthropic::types::CreateMessagesRequestBuilder;

pub fn request() -> CreateMessagesRequestBuilder {
    CreateMessagesRequestBuilder::default().model("claude-3-5-sonnet-20241022").max_tokens(100)
}
`,
      finds: [
        { kind: 'sdk', name: 'async-anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-3-5-sonnet-20241022', line: 4, provider: 'anthropic' },
      ],
    },
    {
      why: 'the official gem',
      path: 'lib/ask.rb',
      text: `require "anthropic"

anthropic = Anthropic::Client.new(api_key: ENV["ANTHROPIC_API_KEY"])
anthropic.messages.create(model: "claude-sonnet-4-20250514", max_tokens: 10, messages: [])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 4, provider: 'anthropic' },
      ],
    },
    {
      why: 'the official package of Composer, with named arguments',
      path: 'src/ask.php',
      text: `<?php
use Anthropic\\Client;

$client = new Client(apiKey: getenv('ANTHROPIC_API_KEY'));
$client->messages->create(maxTokens: 10, messages: [], model: 'claude-sonnet-4-20250514', system: 'Be brief.');
`,
      finds: [
        { kind: 'sdk', name: 'anthropic-ai/sdk', line: 2 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 5, provider: 'anthropic' },
        { kind: 'prompt', name: 'create.system', line: 5 },
      ],
    },
    {
      why: 'a message with a dated model and a named system prompt',
      path: 'app.py',
      text: `import anthropic

SYSTEM = "You are a careful reviewer."
client = anthropic.Anthropic()
message = client.messages.create(
    model="claude-sonnet-4-5-20250929",
    max_tokens=1024,
    system=SYSTEM,
    messages=[{"role": "user", "content": "Hello"}],
)
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'SYSTEM', line: 3 },
        { kind: 'model', name: 'claude-sonnet-4-5-20250929', line: 6, provider: 'anthropic' },
      ],
    },
    {
      why: 'the beta surface with an aliased async client',
      path: 'agent.py',
      text: `from anthropic import AsyncAnthropic as Claude

async def run():
    claude = Claude()
    async with claude.beta.messages.stream(model="claude-opus-4-6", max_tokens=10, messages=[]) as stream:
        return await stream.get_final_message()
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-opus-4-6', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'Claude over Bedrock is the provider Bedrock',
      path: 'bedrock.py',
      text: `from anthropic import AnthropicBedrock

client = AnthropicBedrock(aws_region="us-west-2")
client.messages.create(model="anthropic.claude-opus-4-6-v1", max_tokens=1, messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'anthropic', line: 1 },
        { kind: 'provider', name: 'aws-bedrock' },
        { kind: 'model', name: 'anthropic.claude-opus-4-6-v1', line: 4, provider: 'aws-bedrock' },
      ],
    },
    {
      why: 'the JavaScript client as a default import',
      path: 'src/chat.ts',
      text: `import Anthropic from '@anthropic-ai/sdk';

const MODEL = 'claude-haiku-4-5';
const client = new Anthropic();

export async function chat(text: string) {
  return client.messages.create({ model: MODEL, max_tokens: 100, messages: [{ role: 'user', content: text }] });
}
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'model', name: 'claude-haiku-4-5', line: 3, provider: 'anthropic' },
      ],
    },
    {
      why: 'a system prompt in blocks, in CommonJS',
      path: 'src/blocks.cjs',
      text: `const Anthropic = require('@anthropic-ai/sdk');

const RULES = 'Answer in French.';
const client = new Anthropic();
exports.ask = (text) => client.beta.messages.stream({ model: 'claude-opus-4-1', system: [{ type: 'text', text: RULES }], messages: [{ role: 'user', content: text }] });
`,
      finds: [
        { kind: 'sdk', name: '@anthropic-ai/sdk', line: 1 },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'RULES', line: 3 },
        { kind: 'model', name: 'claude-opus-4-1', line: 5, provider: 'anthropic' },
      ],
    },
    {
      why: 'a raw HTTP call to the API host',
      path: 'call.ts',
      text: `const answer = await fetch('https://api.anthropic.com/v1/messages', { method: 'POST' });
`,
      finds: [
        { kind: 'provider', name: 'anthropic' },
        { kind: 'endpoint', name: 'api.anthropic.com/v1/messages', line: 1 },
      ],
    },
    {
      why: 'a chat model node of an n8n workflow, the model in a resource locator',
      path: 'workflows/claude.json',
      text: `{
  "name": "Claude",
  "nodes": [
    { "id": "1", "name": "Model", "type": "@n8n/n8n-nodes-langchain.lmChatAnthropic", "typeVersion": 1.3, "position": [0, 0],
      "parameters": { "model": { "__rl": true, "mode": "list", "value": "claude-sonnet-4-5-20250929" } } }
  ],
  "connections": {}
}
`,
      finds: [
        { kind: 'workflow_node', name: '@n8n/n8n-nodes-langchain.lmChatAnthropic', line: 4 },
        { kind: 'model', name: 'claude-sonnet-4-5-20250929', provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    {
      why: 'the key of a compose service, given by reference',
      path: 'compose.yaml',
      text: 'services:\n  web:\n    image: nginx:1.27\n    environment:\n      ANTHROPIC_API_KEY: ${ANTHROPIC_API_KEY}\n',
      finds: [{ kind: 'provider', name: 'anthropic', line: 5 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "name": "app",\n  "dependencies": {\n    "@anthropic-ai/sdk": "^0.60.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@anthropic-ai/sdk', line: 4 }],
    },
    {
      why: 'a step of a workflow: the action with its model, and the program in a script',
      path: '.github/workflows/claude.yml',
      text: `on: issue_comment
jobs:
  answer:
    runs-on: ubuntu-latest
    steps:
      - uses: Anthropics/claude-code-action@v1
        with:
          model: claude-sonnet-4-20250514
          anthropic_api_key: \${{ secrets.KEY }}
      - run: npx -y @anthropic-ai/claude-code@2 -p "Summarise."
`,
      finds: [
        { kind: 'ci_step', name: 'anthropics/claude-code-action', line: 6, provider: 'anthropic' },
        { kind: 'ci_step', name: '@anthropic-ai/claude-code', line: 10, provider: 'anthropic' },
        { kind: 'model', name: 'claude-sonnet-4-20250514', line: 6, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic', line: 6 },
      ],
    },
    ...classLanguages.examples,
  ],
  nearMisses: [
    { why: 'a client of another vendor in Ruby', path: 'r.rb', text: 'client = Acme::Client.new\nclient.messages.create(model: "claude-sonnet-4-20250514")\n' },
    { why: 'the name in a comment of PHP', path: 'p.php', text: '<?php\n// use Anthropic\\\\Client;\n$x = 1;\n' },
    { why: "Go: a package of one's own called anthropic", path: 'a.go', text: 'package a\n\nimport "example.com/acme/llm/anthropic"\n\nvar p = anthropic.MessageNewParams{Model: "claude-3-opus-20240229"}\n' },
    {
      why: 'an action of a stranger with a similar name, a job that only calls itself so, and the word in quotes',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  claude:
    runs-on: ubuntu-latest
    steps:
      - uses: acme/claude-code-action@v1
      - run: echo "claude -p hello" # claude
`,
    },
    { why: 'the vendor named in a comment and a docstring', path: 'a.py', text: '"""Works like anthropic.Anthropic()."""\n# from anthropic import Anthropic\n' },
    { why: 'a module whose name only starts alike', path: 'b.py', text: 'import anthropic_mock\nanthropic_mock.Anthropic().messages.create(model="claude-3")\n' },
    { why: 'a relative module of the same name', path: 'c.ts', text: "import Anthropic from './anthropic';\nnew Anthropic().messages.create({ model: 'claude-3-opus-20240229' });\n" },
    { why: 'another messages API', path: 'd.py', text: 'from twilio.rest import Client\nClient().messages.create(body="hi", model="claude-1.0")\n' },
    { why: 'a model id in a plain list', path: 'e.ts', text: "export const models = ['claude-3-opus-20240229'];\n" },
    ...classLanguages.nearMisses,
  ],
});
