import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', { actions_enabled_repositories: 'all', ...attributes }, unread));

/** What the organization sets is what new repositories start with. */
export default defineCheck({
  id: 'github_org_actions_token_readonly',
  version: 1,
  title: 'The organization lets tokens of workflows only read by default',
  severity: 'high',
  remediation: 'Set the default permissions of workflows to read in the Actions settings of the organization.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) => {
    const enabled = attribute(subject, 'actions_enabled_repositories');
    if (enabled.isRead && enabled.value === 'none') return notApplicable('Actions are off in the organization.');
    return judgeRead(subject, ['default_workflow_permissions'], ({ default_workflow_permissions: standard }) => {
      if (standard === 'read') return pass;
      return standard === 'write' ? fail('The token of a workflow that says nothing about it may write to its repository.') : malformed('default_workflow_permissions');
    });
  },

  examples: [
    { kind: 'pass', why: 'read', inventory: org({ default_workflow_permissions: 'read' }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'write', inventory: org({ default_workflow_permissions: 'write' }), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'Actions are off', inventory: org({ actions_enabled_repositories: 'none', default_workflow_permissions: 'write' }), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the setting was refused', inventory: org({}, { default_workflow_permissions: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'a list of allowed actions does not limit their token', inventory: org({ allowed_actions: 'selected', default_workflow_permissions: 'write' }), answers: { acme: 'fail' } },
  ],
});
