import type { Resource } from '../../model/component.ts';
import type { GithubWorkflow } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { actionReference, githubOwners } from './action-references.ts';
import { listOf } from './values.ts';
import { actionsWorkflow, compositeAction, inDirectory, job, step, withSteps, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, placeOf, stepsOf } from './workflows.ts';

const commit = '11bd71901bbe5b1630ceea73d27597364c9af683';
const uses = (...written: readonly string[]) => withSteps(written.map((text) => step(text)));

export default defineCheck({
  id: 'github_actions_pinned',
  version: 1,
  title: 'Third-party actions are pinned to a commit',
  severity: 'high',
  remediation: 'Replace the tag or branch by the full commit that it stands for today, and let Dependabot or Renovate keep it current.',
  // Owners whose tags are trusted, such as the organization itself.
  params: { trusted_owners: [] },
  controls: {
    soc2: ['CC6.8', 'CC8.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.3.2', '6.5.1'],
    nist_csf: ['GV.SC-07', 'ID.RA-07', 'ID.RA-09', 'PR.PS-01'],
  },
  subject: 'resource',
  kinds: ['github.workflow', 'github.action'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, (workflow) => {
      const references = referencesOf(workflow);
      if (references.length === 0) return notApplicable('The workflow uses no action.');
      const trusted = new Set(listOf(params, 'trusted_owners').map((owner) => owner.toLowerCase()));
      return passUnless(references.flatMap((reference) => judgeReference(subject, reference, trusted)));
    }),

  examples: [
    { kind: 'pass', why: 'full commits', inventory: uses(`acme/deploy@${commit}`, `actions/checkout@${commit}`), answers: { [workflowFile]: 'pass' } },
    { kind: 'pass', why: 'what stands in the repository, and an image by digest', inventory: uses('./.github/actions/build', `docker://acme/lint@sha256:${'ab'.repeat(32)}`), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'a tag', inventory: uses('acme/deploy@v1'), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'a reusable workflow by branch', inventory: inDirectory(actionsWorkflow({ jobs: [job([], { uses: 'acme/tools/.github/workflows/x.yml@main' })] })), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'an image by tag', inventory: uses('docker://acme/lint:latest'), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'a tag in a composite action', inventory: inDirectory(compositeAction([step('acme/deploy@v1')])), answers: { [workflowFile]: 'fail' } },
    { kind: 'review', why: "only GitHub's own by tag", inventory: uses('actions/checkout@v4', `acme/deploy@${commit}`), answers: { [workflowFile]: 'review' } },
    { kind: 'not_applicable', why: 'scripts only', inventory: withSteps([step(null)]), answers: { [workflowFile]: 'not_applicable' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'a short commit is a name that somebody else can give', inventory: uses(`acme/deploy@${commit.slice(0, 39)}`), answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'one digit too many is no commit', inventory: uses(`acme/deploy@${commit}0`), answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'an owner that only begins like GitHub’s', inventory: uses('actions-rs/toolchain@v1'), answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'an owner that is trusted by decision', inventory: withSteps([step('Acme/deploy@v1')]), params: { trusted_owners: ['acme'] }, answers: { [workflowFile]: 'review' } },
  ],
});

interface Used {
  readonly text: string;
  readonly where: string;
  readonly line: number;
}

function referencesOf(workflow: GithubWorkflow): Used[] {
  const called = workflow.jobs.flatMap(({ id, line, uses: text }) => (text === null ? [] : [{ text, where: id, line }]));
  return [...called, ...stepsOf(workflow).flatMap(({ job: { id }, step: { name, line, uses: text } }) => (text === null ? [] : [{ text, where: `${id} ${name}`, line }]))];
}

function judgeReference(workflow: Resource, { text, where, line }: Used, trusted: ReadonlySet<string>): Verdict[] {
  const { name, owner, kind, ref, isPinned } = actionReference(text);
  if (isPinned) return [];
  const place = { evidence: placeOf(workflow, line), discriminator: `${where} ${name}` };
  const at = versionText(ref);
  if (kind === 'action' && (githubOwners.has(owner) || trusted.has(owner))) return [review(`The action ${quoted(name)} of a trusted owner is used ${at}.`, place)];
  return [fail(kind === 'docker' ? `The image ${quoted(name)} is used by a name that can be moved.` : `The action ${quoted(name)} is used ${at}.`, place)];
}

function versionText(ref: string | undefined): string {
  if (ref === undefined) return 'without a version';
  // Not quoted: a long run of digits is nothing to read, and may be anything.
  if (/^[0-9a-f]{16,}$/u.test(ref)) return `at ${ref.length} digits, which is no full commit`;
  return `at ${quoted(ref)}, which can be moved`;
}
