import type { Resource } from '../../model/component.ts';
import type { GithubWorkflow } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { startsOf } from './callers.ts';
import { gateOf } from './gates.ts';
import { fetchesPullRequest, scriptInjections } from './untrusted-code.ts';
import { actionsWorkflow, inDirectory, job, step, withSteps, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { eventsOf, judgeWorkflow, placeOf, stepsOf, strangerEvents } from './workflows.ts';

const head = step('actions/checkout@v4', { inputs: { ref: '${{ github.event.pull_request.head.sha }}' } });

/** Events that run with the repository's own rights on what a stranger did to a pull request. */
const privileged: ReadonlySet<string> = new Set(['pull_request_target', 'workflow_run']);

export default defineCheck({
  id: 'github_actions_dangerous_trigger',
  version: 1,
  title: 'No untrusted checkout under a privileged trigger, and no script injection',
  severity: 'critical',
  remediation: 'Run the code of pull requests under the trigger pull_request, and hand text of strangers to scripts through environment variables.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC8.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.25', 'A.8.28', 'A.8.29'],
    pci_dss: ['6.2.1', '6.2.4', '6.3.2'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.PS-06'],
  },
  subject: 'resource',
  kinds: ['github.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (workflow) => {
      const events = startsOf(subject, inventory).events.filter((event) => strangerEvents.has(event));
      const verdicts = [...checkouts(subject, workflow, events), ...(events.length > 0 ? scriptInjections(subject, workflow) : [])];
      const idle = eventsOf(workflow, privileged);
      if (verdicts.length === 0 && idle.length > 0) return review(`The workflow runs on ${idle.map(quoted).join(' and ')} with the rights of the repository; make sure that nothing of the pull request is run.`);
      return passUnless(verdicts);
    }),

  examples: [
    { kind: 'pass', why: 'the code of the pull request under the harmless trigger', inventory: withSteps([head], { on: ['pull_request'] }), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'the head of the pull request with the rights of the repository', inventory: withSteps([head], { on: ['pull_request_target'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'fetched by a script after a comment', inventory: withSteps([step(null, { fetches_pull_request: true })], { on: ['issue_comment'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'what the former run ran on', inventory: withSteps([step('actions/checkout@v4', { inputs: { ref: '${{ github.event.workflow_run.head_branch }}' } })], { on: ['workflow_run'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'the title of an issue in a script', inventory: withSteps([step(null, { untrusted: [{ expression: 'github.event.issue.title', line: 12 }] })], { on: ['issues'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'review', why: 'the trigger without a checkout', inventory: withSteps([step('actions/labeler@v5')], { on: ['pull_request_target'] }), answers: { [workflowFile]: 'review' } },
    { kind: 'review', why: 'behind a label, which is given before the last push', inventory: inDirectory(actionsWorkflow({ on: ['pull_request_target'], jobs: [job([head], { if: "github.event.label.name == 'safe'" })] })), answers: { [workflowFile]: 'review' } },
    ...workflowListExamples,
    {
      kind: 'near_miss',
      why: 'the checkout stands in a workflow that the privileged one calls',
      inventory: inDirectory(actionsWorkflow({ on: ['pull_request_target'], path: '.github/workflows/caller.yml', jobs: [job([], { uses: `./${workflowFile}` })] }), actionsWorkflow({ on: ['workflow_call'], jobs: [job([head])] })),
      answers: { [workflowFile]: 'fail', '.github/workflows/caller.yml': 'review' },
    },
    { kind: 'near_miss', why: 'a job that only comes after another', inventory: inDirectory(actionsWorkflow({ on: ['pull_request_target'], jobs: [job([head], { needs: ['lint'] })] })), answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'pull_request_target with a checkout of the base branch', inventory: withSteps([step('actions/checkout@v4')], { on: ['pull_request_target'] }), answers: { [workflowFile]: 'review' } },
    { kind: 'near_miss', why: 'another action with such an input checks nothing out', inventory: withSteps([step('acme/checkout@v4', { inputs: { ref: '${{ github.head_ref }}' } })], { on: ['issue_comment'] }), answers: { [workflowFile]: 'pass' } },
    { kind: 'near_miss', why: 'injection where only members can start the run is judged by the check of scripts', inventory: withSteps([step(null, { untrusted: [{ expression: 'github.event.head_commit.message', line: 12 }] })], { on: ['push'] }), answers: { [workflowFile]: 'pass' } },
  ],
});

function checkouts(resource: Resource, workflow: GithubWorkflow, events: readonly string[]): Verdict[] {
  if (events.length === 0) return [];
  return stepsOf(workflow)
    .filter(({ step }) => fetchesPullRequest(step))
    .map((at) => {
      const where = { evidence: placeOf(resource, at.step.line), discriminator: JSON.stringify([at.job.id, at.step.name]) };
      const text = `The job ${quoted(at.job.id)} fetches the code of a pull request and runs on ${events.map(quoted).join(' and ')}, with the rights of the repository`;
      const gate = gateOf(at);
      return gate === undefined || gate === 'order' ? fail(`${text}.`, where) : review(`${text}; a condition limits who starts it, but what was looked at can change before it runs.`, where);
    });
}
