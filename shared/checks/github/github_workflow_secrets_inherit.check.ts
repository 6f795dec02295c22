import { defineCheck } from '../check.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { listOf } from './values.ts';
import { actionsWorkflow, inDirectory, job, step, workflowFile, workflowListExamples } from './workflow-examples.ts';
import { judgeWorkflow, placeOf } from './workflows.ts';

const call = (uses: string, secrets: 'inherit' | readonly string[] | null) => inDirectory(actionsWorkflow({ jobs: [job([], { uses, secrets })] }));
const foreign = 'other/tools/.github/workflows/release.yml@v1';

export default defineCheck({
  id: 'github_workflow_secrets_inherit',
  version: 1,
  title: 'No foreign workflow gets every secret',
  severity: 'medium',
  remediation: 'Hand the called workflow the secrets that it needs by name.',
  // Owners whose workflows may have every secret, such as the organization itself.
  params: { trusted_owners: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.17', 'A.8.2', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)', '164.312(d)'],
    pci_dss: ['7.2.5', '8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
    mitre_atlas: ['AML.T0055'],
  },
  subject: 'resource',
  kinds: ['github.workflow'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, (workflow) => {
      const calls = workflow.jobs.filter(({ uses }) => uses !== null);
      if (calls.length === 0) return notApplicable('The workflow calls no other.');
      const trusted = new Set(listOf(params, 'trusted_owners').map((owner) => owner.toLowerCase()));
      return passUnless(
        calls.flatMap(({ id, uses, secrets, line }) => {
          if (secrets !== 'inherit' || uses === null || uses.startsWith('./') || trusted.has((uses.split('/')[0] ?? '').toLowerCase())) return [];
          return [fail(`The job ${quoted(id)} hands every secret to ${quoted(uses.split('@')[0] ?? uses)}.`, { evidence: placeOf(subject, line), discriminator: id })];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'secrets by name', inventory: call(foreign, ['NPM_TOKEN']), answers: { [workflowFile]: 'pass' } },
    { kind: 'pass', why: 'a workflow of the repository itself', inventory: call('./.github/workflows/release.yml', 'inherit'), answers: { [workflowFile]: 'pass' } },
    { kind: 'fail', why: 'every secret to somebody else', inventory: call(foreign, 'inherit'), answers: { [workflowFile]: 'fail' } },
    { kind: 'not_applicable', why: 'nothing is called', inventory: inDirectory(actionsWorkflow({ jobs: [job([step(null)])] })), answers: { [workflowFile]: 'not_applicable' } },
    ...workflowListExamples,
    { kind: 'near_miss', why: 'an owner that only begins like a trusted one', inventory: call('acme-tools/x/.github/workflows/a.yml@v1', 'inherit'), params: { trusted_owners: ['acme'] }, answers: { [workflowFile]: 'fail' } },
    { kind: 'near_miss', why: 'no secrets at all are handed on', inventory: call(foreign, null), answers: { [workflowFile]: 'pass' } },
  ],
});
