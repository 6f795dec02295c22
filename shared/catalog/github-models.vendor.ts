import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'github-models',
  name: 'GitHub Models and Copilot',
  url: 'https://github.com/marketplace/models',
  type: 'vendor',
  packages: [{ ecosystem: 'npm', name: '@github/copilot-sdk', role: 'sdk', provider: 'github-models' }],
  hosts: ['models.github.ai', 'models.inference.ai.azure.com', 'api.githubcopilot.com', 'api.business.githubcopilot.com', 'api.enterprise.githubcopilot.com'],
  actions: [
    // `owner/model` names a model of any maker, which GitHub serves (action.yml, read 2026-11-30).
    { action: 'actions/ai-inference', role: 'inference', model: 'model', limits: ['enable-github-mcp'] },
    { command: 'copilot', role: 'agent' },
    { command: '@github/copilot', role: 'agent' },
  ],
  resources: [
    { kind: 'github.copilot', gives: 'cloud_resource', properties: ['plan_type', 'seats_total'] },
    { kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['copilot-swe-agent', 'copilot-pull-request-reviewer'] }, gives: 'agent', properties: ['repository_selection'] },
  ],
  examples: [
    {
      why: 'a step that asks a model, and the agent in a script',
      path: '.github/workflows/models.yml',
      text: `on: issues
jobs:
  summary:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/ai-inference@v2
        with:
          model: mistral-ai/mistral-small-2503
      - run: |
          set -e
          npx @github/copilot --allow-all-tools -p "Fix it."
`,
      finds: [
        { kind: 'ci_step', name: 'actions/ai-inference', line: 6, provider: 'github-models' },
        { kind: 'ci_step', name: '@github/copilot', line: 9, provider: 'github-models' },
        { kind: 'model', name: 'mistral-ai/mistral-small-2503', line: 6, provider: 'github-models' },
        { kind: 'provider', name: 'github-models', line: 6 },
      ],
    },
    {
      why: 'its API in code',
      path: 'ask.py',
      text: 'import openai\n\nclient = openai.OpenAI(base_url="https://models.github.ai/inference")\n',
      finds: [
        { kind: 'sdk', name: 'openai' },
        { kind: 'endpoint', name: 'models.github.ai/inference', provider: 'github-models' },
        { kind: 'provider', name: 'github-models' },
      ],
    },
    {
      why: 'an action whose model nobody chose',
      path: '.github/workflows/default.yml',
      text: 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/ai-inference@v1\n',
      finds: [
        { kind: 'ci_step', name: 'actions/ai-inference', line: 6, provider: 'github-models' },
        { kind: 'provider', name: 'github-models' },
      ],
    },
    {
      why: 'the sdk of the agent in a manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "@github/copilot-sdk": "0.1.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: '@github/copilot-sdk', line: 3 }],
    },
    {
      why: 'its API in a script of another language',
      path: 'ask.ts',
      text: "export const url = 'https://api.githubcopilot.com/chat/completions';\n",
      finds: [
        { kind: 'endpoint', name: 'api.githubcopilot.com/chat/completions', provider: 'github-models' },
        { kind: 'provider', name: 'github-models' },
      ],
    },
  ],
  nearMisses: [
    { why: 'a program of the repository with such a name', path: '.github/workflows/near.yml', text: 'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: python -m copilot\n' },
    { why: 'a host that only ends alike', path: 'near.ts', text: "fetch('https://notmodels.github.ai.example.com/');\n" },
    {
      why: 'other actions of GitHub, and the copilot of an aeroplane',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  copilot:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python copilot.py
`,
    },
    { why: 'the API of GitHub itself', path: 'repos.py', text: 'import httpx\n\nhttpx.get("https://api.github.com/repos")\n' },
  ],
});
