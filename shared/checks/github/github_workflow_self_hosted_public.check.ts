import type { Resource } from '../../model/component.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, passUnless, review, unknown } from '../support/verdicts.ts';
import { forbidden, github } from './examples.ts';
import { repositoryOfFile } from './repositories.ts';
import { repo } from './repository-settings.ts';
import { actionsWorkflow, inDirectory, job, step, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, placeOf } from './workflows.ts';

const on = (...labels: readonly string[]) => actionsWorkflow({ on: ['pull_request'], jobs: [job([step(null)], { runs_on: labels })] });

/** A self-hosted runner keeps what a job leaves behind; in a public repository the job may be a stranger's. */
export default defineCheck({
  id: 'github_workflow_self_hosted_public',
  version: 1,
  title: 'Workflows of public repositories do not use self-hosted runners',
  severity: 'high',
  remediation: 'Run the workflows of public repositories on hosted runners, or make the repository private.',
  controls: {
    soc2: ['CC6.6', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.20', 'A.8.22', 'A.8.28'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '6.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.IR-01'],
  },
  subject: 'resource',
  kinds: ['github.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (workflow) => {
      const own = workflow.jobs.filter(({ runs_on: labels }) => labels.some((label) => label === 'self-hosted'));
      const unclear = workflow.jobs.filter((item) => !own.includes(item) && item.runs_on.some((label) => label.startsWith('group:') || label.includes('${{')));
      if (own.length === 0 && unclear.length === 0) return pass;
      const isPublic = judgeVisibility(repositoryOfFile(inventory, subject.path ?? ''));
      if (isPublic !== true) return isPublic;
      return passUnless([
        ...own.map(({ id, line }) => fail(`The job ${quoted(id)} of a public repository runs on a self-hosted runner.`, { evidence: placeOf(subject, line), discriminator: id })),
        ...unclear.map(({ id, line }) => review(`Which runner the job ${quoted(id)} of a public repository gets is decided elsewhere.`, { evidence: placeOf(subject, line), discriminator: id })),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'a hosted runner', inventory: inDirectory(on('ubuntu-latest')), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'self-hosted in public', inventory: github(repo({ visibility: 'public' }), on('self-hosted', 'linux')), answers: { [workflowFile]: 'fail' } },
    { kind: 'review', why: 'a group may hold either kind', inventory: github(repo({ visibility: 'public' }), on('group:builders')), answers: { [workflowFile]: 'review' } },
    { kind: 'not_applicable', why: 'self-hosted where no stranger has a pull request', inventory: github(repo({ visibility: 'private' }), on('self-hosted')), answers: { [workflowFile]: 'not_applicable' } },
    { kind: 'unknown', why: 'a directory does not say whether its repository is public', inventory: inDirectory(on('self-hosted')), answers: { [workflowFile]: 'unknown' } },
    { kind: 'unknown', why: 'the visibility was refused', inventory: github(repo({ visibility: 'public' }, { visibility: forbidden }), on('self-hosted')), answers: { [workflowFile]: 'unknown' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'a label that only contains the word', inventory: github(repo({ visibility: 'public' }), on('not-self-hosted')), answers: { [workflowFile]: 'pass' } },
    {
      kind: 'near_miss',
      why: 'of two repositories the private one is another',
      inventory: github({ ...repo({ visibility: 'private' }), id: 'res_x', provider_id: 'acme/other' }, repo({ visibility: 'public' }), { ...on('self-hosted'), path: `acme/shop/${workflowFile}` }),
      answers: { [workflowFile]: 'fail' },
    },
  ],
});

function judgeVisibility(repository: Resource | undefined): true | Verdict {
  const visibility = repository && attribute(repository, 'visibility');
  if (!visibility?.isRead) return unknown('The workflow may use a self-hosted runner; whether its repository is public is not known.');
  return visibility.value === 'public' ? true : notApplicable('The repository is not public.');
}
