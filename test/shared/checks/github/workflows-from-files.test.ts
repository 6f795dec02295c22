/** Checks of workflows over what the reader and the catalog really give: the words of all three fit together. */
import { describe, expect, it } from 'vitest';
import type { Report } from '#shared/model/report.ts';
import { scanInTest } from '../../../harness/scan.ts';
import { plantedKey, treeOf } from '../../../harness/tree.ts';

const path = '.github/workflows/agent.yml';

async function scan(text: string, file = path): Promise<Report> {
  return scanInTest({
    target: treeOf({ [file]: text }),
    generatedAt: new Date('2026-11-21T00:00:00Z'),
  });
}

/** `answer line` of each result, or `pass` when every subject passed. */
function answers(report: Report, check: string): string[] {
  const outcome = report.checks.find((item) => item.check === check);
  if (!outcome) throw new Error(`no outcome of ${check}`);
  return [...outcome.passed.map(() => 'pass'), ...outcome.results.map(({ answer, evidence }) => `${answer} ${evidence.map(({ line }) => line).join(' ')}`.trim())];
}

const job = (on: string, steps: string, more = '') => `on: ${on}
permissions:
  contents: write
jobs:
  work:
    runs-on: ubuntu-latest
${more}    steps:
${steps}`;

const claude = (inputs: string) => `      - uses: anthropics/claude-code-action@v1
        with:
          anthropic_api_key: \${{ secrets.ANTHROPIC_API_KEY }}
${inputs}`;
const gemini = '      - uses: google-github-actions/run-gemini-cli@v0\n        env:\n          GEMINI_API_KEY: ${{ secrets.GEMINI_API_KEY }}\n';
const untrusted = 'github_workflow_ai_action_untrusted';

describe('an AI action in a workflow', () => {
  it('that asks by itself who started it passes', async () => {
    expect(answers(await scan(job('issue_comment', claude(''))), untrusted)).toEqual(['pass']);
  });

  it('whose question was switched off fails', async () => {
    expect(answers(await scan(job('issue_comment', claude('          allowed_non_write_users: "*"\n'))), untrusted)).toEqual(['fail 8']);
  });

  it('that asks nobody fails on text of strangers, and passes behind a condition or on a push', async () => {
    const gate = "    if: contains(fromJSON('[\"OWNER\", \"MEMBER\"]'), github.event.comment.author_association)\n";

    expect(answers(await scan(job('issue_comment', gemini)), untrusted)).toEqual(['fail 8']);
    expect(answers(await scan(job('issue_comment', gemini, gate)), untrusted)).toEqual(['pass']);
    expect(answers(await scan(job('push', gemini)), untrusted)).toEqual(['pass']);
  });

  it('is judged in a script as well', async () => {
    const report = await scan(job('issues', '      - run: claude -p "Triage the issue."\n        env:\n          ANTHROPIC_API_KEY: ${{ secrets.KEY }}\n'));

    expect(answers(report, untrusted)).toEqual(['fail 8']);
    expect(answers(report, 'github_workflow_ai_action_limits')).toEqual(['review 8']);
  });

  it('has its tag and its lifted limits found', async () => {
    const report = await scan(job('push', '      - uses: openai/codex-action@v1\n        with:\n          safety-strategy: unsafe\n'));

    expect(answers(report, 'github_workflow_ai_action_unpinned')).toEqual(['fail 8']);
    expect(answers(report, 'github_workflow_ai_action_limits')).toEqual(['fail 8']);
  });
});

describe('a composite action', () => {
  const text = 'name: Triage\nruns:\n  using: composite\n  steps:\n    - uses: openai/codex-action@v1\n    - shell: bash\n      run: echo "${{ github.event.comment.body }}"\n';

  it('has its agents and its scripts judged, and who starts it left open', async () => {
    const report = await scan(text, '.github/actions/triage/action.yml');

    expect(answers(report, untrusted)).toEqual(['review 5']);
    expect(answers(report, 'github_workflow_ai_action_unpinned')).toEqual(['fail 5']);
    expect(answers(report, 'github_workflow_script_injection')).toEqual(['fail 7']);
  });
});

describe('a workflow', () => {
  it('with the title of an issue in its script fails at the line of the title', async () => {
    const report = await scan(job('issues', '      - run: |\n          set -e\n          echo "${{ github.event.issue.number }}"\n          echo "${{ github.event.issue.title }}"\n'));

    expect(answers(report, 'github_workflow_script_injection')).toEqual(['fail 11']);
    expect(answers(report, 'github_actions_dangerous_trigger')).toEqual(['fail 11']);
  });

  it('that checks out the head of a pull request with the rights of the repository fails', async () => {
    const checkout = '      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: make\n';

    expect(answers(await scan(job('pull_request_target', checkout)), 'github_actions_dangerous_trigger')).toEqual(['fail 8']);
    expect(answers(await scan(job('pull_request', checkout)), 'github_actions_dangerous_trigger')).toEqual(['pass']);
  });

  it('with a key in it fails once, and the key is nowhere in the report', async () => {
    const report = await scan(job('push', `      - uses: acme/agent@v1\n        with:\n          openai_api_key: ${plantedKey}\n`));

    expect(answers(report, 'github_workflow_ai_key_plaintext')).toEqual(['fail 10']);
    expect(JSON.stringify(report)).not.toContain(plantedKey);
  });

  it('that is broken answers unknown to every check of workflows', async () => {
    const report = await scan('on: push\njobs:\n  a: [\n');

    for (const check of ['github_actions_pinned', 'github_actions_dangerous_trigger', 'github_oidc_cloud_auth', 'github_workflow_permissions']) expect(answers(report, check)).toEqual(['unknown 1']);
  });
});
