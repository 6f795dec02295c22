import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'coderabbit',
  name: 'CodeRabbit',
  url: 'https://coderabbit.ai',
  type: 'framework',
  packages: [],
  actions: [
    { action: 'coderabbitai/ai-pr-reviewer', role: 'agent' },
    { action: 'coderabbitai/openai-pr-reviewer', role: 'agent' },
    { command: 'coderabbit', role: 'agent' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['coderabbitai'] }, gives: 'agent', properties: ['repository_selection'] }],
  examples: [
    {
      why: 'a step of a workflow',
      path: '.github/workflows/review.yml',
      text: `on: pull_request_target
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: coderabbitai/ai-pr-reviewer@latest
`,
      finds: [{ kind: 'ci_step', name: 'coderabbitai/ai-pr-reviewer', line: 6 }],
    },
  ],
  nearMisses: [{ why: 'a file outside of the folder of workflows', path: 'docs/review.yml', text: 'on: push\njobs:\n  a:\n    steps:\n      - uses: coderabbitai/ai-pr-reviewer@latest\n' }],
});
