import type { Resource } from '../../model/component.ts';
import type { GithubWorkflow } from '../../model/resources/github.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { inventoryOf, refused } from '../example-inventory.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { forbidden, github } from './examples.ts';
import { workflowsOf } from './repositories.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { objectsIn } from './values.ts';
import { actionsWorkflow, job } from './workflow-examples.ts';

const write = repo({ actions_enabled: true, default_workflow_permissions: 'write' });
const limited = actionsWorkflow({ permissions: { contents: 'read' }, path: 'acme/shop/.github/workflows/a.yml' });
const open = actionsWorkflow({ permissions: 'unset', jobs: [job([])], path: 'acme/shop/.github/workflows/b.yml' });

/** With a default that writes, every workflow has to limit its token by itself. */
export default defineCheck({
  id: 'github_actions_token_readonly',
  version: 1,
  title: 'The token of workflows only reads unless they ask for more',
  severity: 'high',
  remediation: 'Set the default permissions of workflows to read, and give each workflow a permissions block with what it needs.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.21', 'A.8.2', 'A.8.28'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['6.3.2', '7.2.5'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject, { inventory }) =>
    ofLiveRepository(subject, () => {
      const enabled = attribute(subject, 'actions_enabled');
      if (enabled.isRead && enabled.value === false) return notApplicable('Actions are off in the repository.');
      return judgeRead(subject, ['default_workflow_permissions'], ({ default_workflow_permissions: standard }) => {
        if (standard === 'read') return pass;
        return standard === 'write' ? judgeWorkflows(subject, inventory) : malformed('default_workflow_permissions');
      });
    }),

  examples: [
    { kind: 'pass', why: 'read by default', inventory: github(repo({ actions_enabled: true, default_workflow_permissions: 'read' }), open), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'write by default, and every workflow limits itself', inventory: github(write, limited), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'write by default and no limit', inventory: github(write, open), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'some limit themselves', inventory: github(write, limited, open), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'Actions are off', inventory: github(repo({ actions_enabled: false, default_workflow_permissions: 'write' })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'write by default, and the workflows were refused', inventory: inventoryOf({ source: 'github', resources: [write], coverage: [refused('github.workflow')] }), answers: { 'acme/shop': 'unknown' } },
    { kind: 'unknown', why: 'the setting was refused though Actions are on', inventory: github(repo({ actions_enabled: true }, { default_workflow_permissions: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...repositoryExamples('default_workflow_permissions'),
    {
      kind: 'near_miss',
      why: 'a block that asks for everything limits nothing',
      inventory: github(write, actionsWorkflow({ permissions: 'write-all', jobs: [job([])], path: 'acme/shop/.github/workflows/c.yml' })),
      answers: { 'acme/shop': 'fail' },
    },
    { kind: 'near_miss', why: 'the workflow of another repository does not count', inventory: github(write, actionsWorkflow({ path: 'acme/other/.github/workflows/a.yml' })), answers: { 'acme/shop': 'fail' } },
  ],
});

function judgeWorkflows(repository: Resource, inventory: InventoryIndex): Verdict {
  if (inventory.missing('github.workflow').length > 0) return unknown('The token writes by default, and some workflows were not read.');
  const workflows = workflowsOf(inventory, repository);
  if (workflows.some(({ attributes }) => objectsIn(attributes['jobs']) === undefined)) return unknown('The token writes by default, and a workflow could not be parsed.');
  const free = workflows.filter(({ attributes }) => !isLimited(attributes as unknown as GithubWorkflow));
  if (workflows.length > 0 && free.length === 0) return pass;
  if (free.length === workflows.length) return fail('The token of every workflow may write, and none of them limits it.');
  return review(`The token may write by default; ${free.length} of ${workflows.length} workflows do not limit it.`);
}

function isLimited({ permissions, jobs }: GithubWorkflow): boolean {
  const limits = (given: GithubWorkflow['permissions']): boolean => given !== 'unset' && given !== 'write-all';
  return limits(permissions) || (jobs.length > 0 && jobs.every((job) => limits(job.permissions)));
}
