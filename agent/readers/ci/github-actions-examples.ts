import type { ReaderExample } from '../reader.ts';

/** What the reader of Actions workflows must and must not see. */
export const githubActionsExamples: readonly ReaderExample[] = [
  {
    why: 'actions and called workflows are dependencies, with the part of the repository that is used',
    path: '.github/workflows/ci.yml',
    text: `on: push
jobs:
  review:
    runs-on: ubuntu-latest
    steps:
      - name: Review
        uses: Anthropics/claude-code-action@v1
      - uses: github/codeql-action/init@0123456789012345678901234567890123456789 # v3
      - uses: ./.github/actions/own
      - uses: docker://alpine:3
      - run: npx openai
  call:
    uses: acme/shared/.github/workflows/release.yml@main
`,
    facts: [
      { type: 'dependency', ecosystem: 'github', name: 'anthropics/claude-code-action', version: 'v1', scope: 'dev', isDirect: true, origin: 'manifest', line: 7 },
      { type: 'dependency', name: 'github/codeql-action', subpath: 'init', version: '0123456789012345678901234567890123456789', line: 8 },
      { type: 'dependency', name: 'acme/shared', subpath: '.github/workflows/release.yml', version: 'main', line: 13 },
    ],
  },
  {
    why: 'triggers in their three forms, permissions, a step with its inputs, and a script that takes a title',
    path: '.github/workflows/triage.yml',
    text: `name: Triage
on:
  issues:
    types: [opened]
  schedule:
    - cron: '0 3 * * *'
permissions:
  contents: read
  issues: write
jobs:
  label:
    runs-on: ubuntu-latest
    if: github.event.issue.user.login != 'bot'
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - name: Greet
        env:
          NUMBER: \${{ github.event.issue.number }}
        run: |
          set -e
          echo "\${{ github.event.issue.title }}"
          npx -y @acme/tool@1.2.3 label "$NUMBER"
`,
    facts: [
      {
        type: 'resource',
        kind: 'github.workflow',
        providerId: '.github/workflows/triage.yml',
        attributes: {
          title: 'Triage',
          triggers: [
            { event: 'issues', types: ['opened'], branches: [] },
            { event: 'schedule', types: [], branches: [] },
          ],
          permissions: { contents: 'read', issues: 'write' },
          jobs: [
            {
              id: 'label',
              line: 11,
              permissions: 'unset',
              runs_on: ['ubuntu-latest'],
              if: "github.event.issue.user.login != 'bot'",
              steps: [
                { name: 'actions/checkout', uses: 'actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683', inputs: { 'persist-credentials': 'false' }, has_script: false, untrusted: [] },
                { name: 'Greet', commands: ['@acme/tool', 'echo', 'npx', 'set'], untrusted: [{ expression: 'github.event.issue.title', line: 23 }], env: [{ name: 'NUMBER', value: 'expression', untrusted: [] }] },
              ],
            },
          ],
        },
      },
      { type: 'ci_step', job: 'label', action: 'actions/checkout', ref: '11bd71901bbe5b1630ceea73d27597364c9af683', line: 15 },
      { type: 'ci_step', job: 'label', name: 'Greet', commands: ['@acme/tool', 'echo', 'npx', 'set'] },
      { type: 'env', name: 'NUMBER', access: 'read', line: 20 },
    ],
  },
  {
    why: 'a matrix of runners, a called workflow with all secrets, a container, and secrets by name',
    path: 'app/.github/workflows/build.yaml',
    text: `on: [push, pull_request]
jobs:
  build:
    runs-on: \${{ matrix.os || 'macos-15' }}
    strategy: { matrix: { os: [ubuntu-24.04, [self-hosted, linux]] } }
    container: ghcr.io/acme/build:1
    environment: { name: production }
    steps:
      - run: deploy --key \${{ secrets.AWS_SECRET_ACCESS_KEY }} --again \${{ secrets['AWS_ACCESS_KEY_ID'] }}
      - run: deploy
  call:
    uses: other/repo/.github/workflows/x.yml@main
    secrets: inherit
`,
    facts: [
      {
        type: 'resource',
        attributes: {
          title: null,
          triggers: [{ event: 'pull_request' }, { event: 'push' }],
          permissions: 'unset',
          jobs: [
            { id: 'build', runs_on: ['ubuntu-24.04', 'self-hosted', 'linux', 'macos-15'], environment: 'production', steps: [{ name: 'run', secrets: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] }, { name: 'run#2' }] },
            { id: 'call', uses: 'other/repo/.github/workflows/x.yml@main', secrets: 'inherit', steps: [] },
          ],
        },
      },
      { type: 'image', repository: 'ghcr.io/acme/build', tag: '1', line: 6 },
    ],
  },
  {
    why: 'text of a stranger that goes through a variable of the workflow into an expression, and a compared one that goes nowhere',
    path: '.github/workflows/env.yml',
    text: `on: pull_request_target
env:
  TITLE: \${{ github.event.pull_request.title }}
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: echo "\${{ env.TITLE }}" "$TITLE"
      - run: echo \${{ github.event.pull_request.title == 'x' && 'y' }} \${{ contains(github.event.comment.body, '/run') }}
      - uses: actions/github-script@v7
        with:
          script: console.log('\${{ github.head_ref }}')
`,
    facts: [
      {
        type: 'resource',
        attributes: {
          env: [{ name: 'TITLE', untrusted: ['github.event.pull_request.title'] }],
          jobs: [{ steps: [{ untrusted: [{ expression: 'env.TITLE', line: 8 }] }, { untrusted: [] }, { has_script: true, untrusted: [{ expression: 'github.head_ref', line: 12 }] }] }],
        },
      },
    ],
  },
  {
    why: 'a script that fetches the pull request, and a credential in an input that is masked',
    path: '.github/workflows/fetch.yml',
    text: `on: issue_comment
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: gh pr checkout "$PR"
      - uses: acme/publish@v1
        with:
          api_key: k3j5h7g9f1d2s4a6k3j5
          prompt: a long text that nobody keeps
`,
    facts: [
      {
        type: 'resource',
        attributes: { jobs: [{ steps: [{ fetches_pull_request: true }, { fetches_pull_request: false, with: [{ name: 'api_key', value: 'literal', credential: 'k3j5****j5' }, { name: 'prompt', credential: null }], inputs: { api_key: 'k3j5****j5' } }] }] },
      },
    ],
  },
  {
    why: 'what a step gave goes into a script, by its id',
    path: '.github/workflows/output.yml',
    text: `on: issues
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - id: ask
        uses: acme/ask@v1
      - run: |
          set -e
          echo "\${{ steps.ask.outputs.answer }}"
          echo \${{ steps.ask.outcome }} \${{ steps.ask.outputs.answer == 'yes' }}
`,
    facts: [{ type: 'resource', attributes: { jobs: [{ steps: [{ id: 'ask', step_outputs: [] }, { id: null, step_outputs: [{ step: 'ask', line: 10 }] }] }] } }],
  },
  {
    why: 'a broken file is said, and its workflow stays with nothing read of it',
    path: '.github/workflows/broken.yml',
    text: 'on: push\njobs:\n  a: [\n',
    facts: [{ type: 'resource', kind: 'github.workflow', attributes: { title: null } }],
    none: ['ci_step'],
    trouble: 'parse_error',
  },
  { why: 'a file below the folder that is no workflow', path: '.github/workflows/data.yml', text: 'a: 1\n', none: 'all', trouble: 'parse_error' },
  {
    why: 'a composite action: its steps are read as those of a job',
    path: '.github/actions/triage/action.yml',
    text: `name: Triage
runs:
  using: composite
  steps:
    - uses: acme/agent@v1
      with: { allowed_tools: Read }
    - shell: bash
      run: echo "\${{ github.event.issue.title }}"
`,
    facts: [
      { type: 'resource', kind: 'github.action', providerId: '.github/actions/triage/action.yml', attributes: { title: 'Triage', steps: [{ name: 'acme/agent', inputs: { allowed_tools: 'Read' } }, { has_script: true, untrusted: [{ expression: 'github.event.issue.title', line: 8 }] }] } },
      { type: 'ci_step', job: 'runs', action: 'acme/agent', ref: 'v1', line: 5 },
    ],
  },
  {
    why: 'an action that is an image',
    path: 'action.yml',
    text: 'name: Serve\nruns:\n  using: docker\n  image: docker://ollama/ollama:0.6.2\n',
    facts: [{ type: 'image', repository: 'ollama/ollama', tag: '0.6.2', line: 4 }],
    none: ['resource'],
  },
  { why: 'an action in JavaScript has no steps, and a file of that name need not be one', path: 'action.yml', text: 'name: Lint\nruns:\n  using: node20\n  main: dist/index.js\n', none: 'all' },
  { why: 'a broken action is said', path: 'action.yaml', text: 'runs: [\n', facts: [{ type: 'resource', kind: 'github.action' }], trouble: 'parse_error' },
];
