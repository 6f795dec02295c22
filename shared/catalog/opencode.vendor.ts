import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'opencode',
  name: 'opencode',
  url: 'https://opencode.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: 'opencode-ai', role: 'framework' },
    { ecosystem: 'npm', name: '@opencode-ai/sdk', role: 'framework' },
  ],
  actions: [
    { action: 'sst/opencode/github', role: 'agent', model: 'model', modelProvider: 'prefix' },
    { action: 'anomalyco/opencode/github', role: 'agent', model: 'model', modelProvider: 'prefix' },
    { command: 'opencode', role: 'agent' },
    { command: 'opencode-ai', role: 'agent' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['opencode-agent'] }, gives: 'agent', properties: ['repository_selection'] }],
  examples: [
    {
      why: 'a step of a workflow, whose model carries its provider',
      path: '.github/workflows/opencode.yml',
      text: `on: issue_comment
jobs:
  opencode:
    runs-on: ubuntu-latest
    steps:
      - uses: sst/opencode/github@latest
        with:
          model: anthropic/claude-sonnet-4-20250514
`,
      finds: [
        { kind: 'ci_step', name: 'sst/opencode/github', line: 6 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-20250514', provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
  ],
  nearMisses: [
    {
      why: 'another part of the same repository',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  opencode:
    runs-on: ubuntu-latest
    steps:
      - uses: sst/opencode/docs@v1
      - run: ./opencode.sh
`,
    },
  ],
});
