import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'coding-agent-apps',
  name: 'Coding agents and reviewers that are installed as apps',
  url: 'https://github.com/marketplace?type=apps&category=ai-assisted',
  type: 'framework',
  packages: [],
  actions: [
    { command: 'cursor-agent', role: 'agent' },
    { command: 'aider', role: 'agent' },
    { command: 'goose', role: 'agent' },
    { action: 'factory-ai/droid-action', role: 'agent' },
    { action: 'augmentcode/augment-agent', role: 'agent' },
  ],
  // Slugs as in github.com/apps/SLUG; vendors whose models run elsewhere have entries of their own.
  resources: [
    {
      kind: 'github.app_installation',
      when: {
        attribute: 'app_slug',
        equals: ['cursor', 'devin-ai-integration', 'sourcery-ai', 'greptile-apps', 'ellipsis-dev', 'sweep-ai', 'korbit-ai', 'bito-code-review', 'codeflash-ai', 'factory-droid', 'graphite-app', 'amazon-q-developer', 'augmentcode', 'cubic-dev-ai', 'codegen-sh', 'pixeebot', 'openhands-ai'],
      },
      gives: 'agent',
      properties: ['repository_selection'],
    },
  ],
  examples: [
    {
      why: 'an agent in a script',
      path: '.github/workflows/fix.yml',
      text: 'on: push\njobs:\n  fix:\n    runs-on: ubuntu-latest\n    steps:\n      - run: |\n          pip install aider-chat\n          aider --yes --message "Fix the lint."\n',
      finds: [{ kind: 'ci_step', name: 'aider', line: 6 }],
    },
  ],
  nearMisses: [{ why: 'the word as an argument', path: '.github/workflows/near.yml', text: 'on: push\njobs:\n  fix:\n    runs-on: ubuntu-latest\n    steps:\n      - run: git commit -m aider goose\n' }],
});
