import { defineCheck } from '../check.ts';
import { notApplicable, passUnless } from '../support/verdicts.ts';
import { scriptInjections } from './untrusted-code.ts';
import { compositeAction, inDirectory, step, withSteps, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, stepsOf } from './workflows.ts';

const script = (...expressions: readonly string[]) => step(null, { untrusted: expressions.map((expression) => ({ expression, line: 12 })) });

/** Every trigger counts: a branch name or a commit message of a stranger comes in by `pull_request` and by a merge. */
export default defineCheck({
  id: 'github_workflow_script_injection',
  version: 1,
  title: 'No script takes text of strangers as part of its own',
  severity: 'critical',
  remediation: 'Set an environment variable from the expression and use the variable, in quotes, in the script.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC8.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.25', 'A.8.28', 'A.8.29'],
    pci_dss: ['6.2.1', '6.2.4', '6.3.2'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.PS-06'],
  },
  subject: 'resource',
  kinds: ['github.workflow', 'github.action'],

  judge: (subject) =>
    judgeWorkflow(subject, (workflow) => {
      if (!stepsOf(workflow).some(({ step: { has_script: hasScript } }) => hasScript)) return notApplicable('The workflow has no script.');
      return passUnless(scriptInjections(subject, workflow));
    }),

  examples: [
    { kind: 'pass', why: 'a script without such text', inventory: withSteps([script()], { on: ['pull_request'] }), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'the name of a branch', inventory: withSteps([script('github.head_ref')], { on: ['pull_request'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'twice in one script', inventory: withSteps([script('github.event.issue.title', 'github.event.issue.body')], { on: ['issues'] }), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'an input that an action runs as a script', inventory: withSteps([step('actions/github-script@v7', { has_script: true, untrusted: [{ expression: 'github.event.comment.body', line: 12 }] })]), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'in a composite action, whoever uses it', inventory: inDirectory(compositeAction([script('github.event.comment.body')])), answers: { [workflowFile]: 'fail' } },
    { kind: 'not_applicable', why: 'actions only', inventory: withSteps([step('actions/checkout@v4')]), answers: { [workflowFile]: 'not_applicable' } },
    ...workflowListExamples,
    {
      kind: 'near_miss',
      why: 'the text is in a variable of the step, which the script reads as data',
      inventory: withSteps([step(null, { env: [{ name: 'TITLE', value: 'expression', line: 11, credential: null, secrets: [], untrusted: ['github.event.issue.title'] }] })], { on: ['issues'] }),
      answers: { [workflowFile]: 'pass' },
    },
    { kind: 'near_miss', why: 'the variable is pulled back into the script by an expression', inventory: withSteps([script('env.TITLE')], { on: ['issues'] }), answers: { [workflowFile]: 'fail' } },
  ],
});
