import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'pr-agent',
  name: 'PR-Agent',
  url: 'https://github.com/qodo-ai/pr-agent',
  type: 'framework',
  packages: [{ ecosystem: 'pypi', name: 'pr-agent', modules: ['pr_agent'], role: 'framework' }],
  images: ['codiumai/pr-agent', 'qodoai/pr-agent'],
  // The repository moved; its older addresses are redirected and still in use.
  actions: [
    { action: 'qodo-ai/pr-agent', role: 'agent' },
    { action: 'codium-ai/pr-agent', role: 'agent' },
    { action: 'the-pr-agent/pr-agent', role: 'agent' },
    { command: 'pr-agent', role: 'agent' },
  ],
  resources: [{ kind: 'github.app_installation', when: { attribute: 'app_slug', equals: ['qodo-merge-pro', 'qodo-merge', 'qodo-code-review', 'codiumai-pr-agent-pro'] }, gives: 'agent', properties: ['repository_selection'] }],
  examples: [
    {
      why: 'a step of a workflow, and the image that one runs',
      path: '.github/workflows/review.yml',
      text: `on: [pull_request, issue_comment]
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - uses: qodo-ai/pr-agent@main
      - uses: docker://codiumai/pr-agent:0.29-github_action
`,
      finds: [
        { kind: 'ci_step', name: 'qodo-ai/pr-agent', line: 6 },
        { kind: 'container_image', name: 'codiumai/pr-agent', line: 7 },
      ],
    },
  ],
  nearMisses: [
    {
      why: 'a folder of the repository itself',
      path: '.github/workflows/near.yml',
      text: `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: ./.github/actions/pr-agent
`,
    },
  ],
});
