import { defineVendor } from './catalog-entry.ts';

const workflow = (on: string, ...steps: readonly string[]): string => `on: ${on}\njobs:\n  work:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;

/** Coding agents and reviewers that work for any provider, as actions, programs and installed apps. Those of a vendor of models stand with it. */
export default defineVendor({
  id: 'coding-agents',
  name: 'Coding agents and reviewers',
  url: 'https://github.com/marketplace?type=apps&category=ai-assisted',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'pr-agent', modules: ['pr_agent'], role: 'framework' },
    { ecosystem: 'pypi', name: 'aider-chat', modules: ['aider'], role: 'framework' },
    { ecosystem: 'npm', name: 'opencode-ai', role: 'framework' },
    { ecosystem: 'npm', name: '@opencode-ai/sdk', role: 'framework' },
  ],
  images: ['codiumai/pr-agent', 'qodoai/pr-agent', 'paulgauthier/aider'],
  actions: [
    // The repository of PR-Agent moved twice; its older addresses are redirected and still in use. So is that of opencode.
    { action: 'qodo-ai/pr-agent', role: 'agent' },
    { action: 'codium-ai/pr-agent', role: 'agent' },
    { action: 'the-pr-agent/pr-agent', role: 'agent' },
    { action: 'sst/opencode/github', role: 'agent', model: 'model', modelProvider: 'prefix' },
    { action: 'anomalyco/opencode/github', role: 'agent', model: 'model', modelProvider: 'prefix' },
    { action: 'coderabbitai/ai-pr-reviewer', role: 'agent' },
    { action: 'coderabbitai/openai-pr-reviewer', role: 'agent' },
    { action: 'factory-ai/droid-action', role: 'agent' },
    { action: 'augmentcode/augment-agent', role: 'agent' },
    { command: 'pr-agent', role: 'agent' },
    { command: 'opencode', role: 'agent' },
    { command: 'opencode-ai', role: 'agent' },
    { command: 'coderabbit', role: 'agent' },
    { command: 'cursor-agent', role: 'agent' },
    { command: 'aider', role: 'agent' },
    { command: 'goose', role: 'agent' },
  ],
  // Slugs as in github.com/apps/SLUG.
  resources: [
    {
      kind: 'github.app_installation',
      when: {
        attribute: 'app_slug',
        equals: [
          'amazon-q-developer',
          'augmentcode',
          'bito-code-review',
          'codeflash-ai',
          'codegen-sh',
          'coderabbitai',
          'codiumai-pr-agent-pro',
          'cubic-dev-ai',
          'cursor',
          'devin-ai-integration',
          'ellipsis-dev',
          'factory-droid',
          'graphite-app',
          'greptile-apps',
          'korbit-ai',
          'opencode-agent',
          'openhands-ai',
          'qodo-code-review',
          'qodo-merge',
          'qodo-merge-pro',
          'sourcery-ai',
          'sweep-ai',
        ],
      },
      gives: 'agent',
      properties: ['repository_selection'],
    },
  ],
  examples: [
    {
      why: 'a reviewer as a step, and as the image that a step runs',
      path: '.github/workflows/review.yml',
      text: workflow('[pull_request, issue_comment]', 'uses: qodo-ai/pr-agent@main', 'uses: docker://codiumai/pr-agent:0.29-github_action'),
      finds: [
        { kind: 'ci_step', name: 'qodo-ai/pr-agent', line: 6 },
        { kind: 'container_image', name: 'codiumai/pr-agent', line: 7 },
      ],
    },
    {
      why: 'an agent whose model carries its provider',
      path: '.github/workflows/opencode.yml',
      text: workflow('issue_comment', 'uses: sst/opencode/github@latest\n        with:\n          model: anthropic/claude-sonnet-4-20250514'),
      finds: [
        { kind: 'ci_step', name: 'sst/opencode/github', line: 6 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-20250514', provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
      ],
    },
    { why: 'an action under another spelling of its owner', path: '.github/workflows/rabbit.yaml', text: workflow('pull_request_target', 'uses: CodeRabbitAI/ai-pr-reviewer@latest'), finds: [{ kind: 'ci_step', name: 'coderabbitai/ai-pr-reviewer', line: 6 }] },
    { why: 'a program in a script', path: '.github/workflows/fix.yml', text: workflow('push', 'run: |\n          pip install aider-chat\n          aider --yes --message "Fix the lint."'), finds: [{ kind: 'ci_step', name: 'aider', line: 6 }] },
    { why: 'a package that npx starts', path: '.github/workflows/npx.yml', text: workflow('push', 'run: npx -y opencode-ai@1.2.3 run "Fix it"'), finds: [{ kind: 'ci_step', name: 'opencode-ai', line: 6 }] },
    { why: 'the package in a manifest', path: 'requirements.txt', text: 'pr-agent==0.29\n', finds: [{ kind: 'dependency', name: 'pr-agent' }] },
  ],
  nearMisses: [
    { why: 'an action of the repository itself', path: '.github/workflows/near.yml', text: workflow('push', 'uses: ./.github/actions/pr-agent') },
    { why: 'another part of a repository that holds an agent', path: '.github/workflows/near.yml', text: workflow('push', 'uses: sst/opencode/docs@v1', 'run: ./opencode.sh') },
    { why: 'the words as arguments', path: '.github/workflows/near.yml', text: workflow('push', 'run: git commit -m aider goose') },
    { why: 'a file outside of the folder of workflows', path: 'docs/review.yml', text: workflow('push', 'uses: coderabbitai/ai-pr-reviewer@latest') },
  ],
});
