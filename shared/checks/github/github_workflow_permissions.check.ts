import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { actionsWorkflow, inDirectory, job, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, permissionsOf, placeOf } from './workflows.ts';

type Given = Parameters<typeof actionsWorkflow>[0];
const workflow = (permissions: Given['permissions'], ...own: readonly NonNullable<Given['permissions']>[]) =>
  inDirectory(actionsWorkflow({ permissions: permissions ?? 'unset', jobs: own.map((given, index) => job([], { id: `job${index}`, permissions: given })) }));

export default defineCheck({
  id: 'github_workflow_permissions',
  version: 1,
  title: 'Every job says what its token may do',
  severity: 'medium',
  remediation: 'Add a permissions block with the few scopes that the workflow needs, and give more to single jobs.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.21', 'A.8.2', 'A.8.28'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['6.3.2', '7.2.5'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.AA-05'],
  },
  subject: 'resource',
  kinds: ['github.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (given) => {
      if (given.jobs.length === 0) return notApplicable('The workflow has no job.');
      return passUnless(
        given.jobs.flatMap((item) => {
          const permissions = permissionsOf(given, item);
          const where = { evidence: placeOf(subject, item.line), discriminator: item.id };
          if (permissions === 'unset') return [fail(`Nothing says what the token of the job ${quoted(item.id)} may do, so the setting of the repository decides.`, where)];
          return permissions === 'write-all' ? [fail(`The token of the job ${quoted(item.id)} may write everything.`, where)] : [];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'the workflow says it for all jobs', inventory: workflow({ contents: 'read' }, 'unset', 'unset'), answers: { [workflowFile]: 'pass' } },
    { kind: 'pass', why: 'every job says it', inventory: workflow('unset', { contents: 'write' }, 'none'), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'nothing says it', inventory: workflow('unset', 'unset'), answers: { [workflowFile]: 'fail' } },
    { kind: 'fail', why: 'everything is asked for', inventory: workflow('write-all', 'unset'), answers: { [workflowFile]: 'fail' } },
    { kind: 'not_applicable', why: 'no job', inventory: workflow('unset'), answers: { [workflowFile]: 'not_applicable' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'one job without is enough', inventory: workflow('unset', { contents: 'read' }, 'unset'), answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'a job that limits itself under a workflow that asks for everything', inventory: workflow('write-all', 'read-all'), answers: { [workflowFile]: 'pass' } },
  ],
});
