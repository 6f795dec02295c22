import { defineVendor, type CatalogModel } from './catalog-entry.ts';
import { joinParts } from './entry-part.ts';
import { dotnet } from './anthropic/dotnet.ts';
import { go } from './anthropic/go.ts';
import { javascript } from './anthropic/javascript.ts';
import { jvm } from './anthropic/jvm.ts';
import { php } from './anthropic/php.ts';
import { python } from './anthropic/python.ts';
import { ruby } from './anthropic/ruby.ts';
import { rust } from './anthropic/rust.ts';

const lifecycle = 'https://platform.claude.com/docs/en/about-claude/model-deprecations';
const versions = 'https://platform.claude.com/docs/en/about-claude/models/model-ids-and-versions';

/** Models that were retired together. */
function retired(ids: readonly string[], dates: { deprecatedOn: string; retiresOn: string; replacement: string }): CatalogModel[] {
  return ids.map((id) => ({ id, ...dates, source: lifecycle }));
}

const parts = joinParts([python, javascript, jvm, dotnet, go, rust, ruby, php]);

export default defineVendor({
  id: 'anthropic',
  name: 'Anthropic',
  url: 'https://www.anthropic.com',
  type: 'vendor',
  packages: parts.packages,
  uses: parts.uses,
  definitions: parts.definitions,
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
  constants: parts.constants,
  settings: [
    { key: '{application,appsettings}.**.{anthropic,claude}.{model,modelid,modelname,chatmodel,chatmodelid,defaultmodel}', gives: 'model', provider: 'anthropic' },
    { key: '{application,appsettings}.**.{anthropic,claude}.{endpoint,baseurl,apiurl}', gives: 'endpoint' },
  ],
  examples: [
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
    ...parts.examples,
  ],
  nearMisses: [
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
    ...parts.nearMisses,
  ],
});
