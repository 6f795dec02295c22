import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', { actions_enabled_repositories: 'all', ...attributes }, unread));

/** A workflow that approves is a second pair of eyes that belongs to the first. */
export default defineCheck({
  id: 'github_actions_approve_pr',
  version: 1,
  title: 'Workflows cannot approve pull requests',
  severity: 'high',
  remediation: 'Do not let Actions create and approve pull requests, in the Actions settings of the organization.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.5.3', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1', '6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) => {
    const enabled = attribute(subject, 'actions_enabled_repositories');
    if (enabled.isRead && enabled.value === 'none') return notApplicable('Actions are off in the organization.');
    return judgeRead(subject, ['can_approve_pull_request_reviews'], ({ can_approve_pull_request_reviews: mayApprove }) => {
      if (mayApprove === false) return pass;
      return mayApprove === true ? fail('A workflow may approve the pull request that it, or its author, opened.') : malformed('can_approve_pull_request_reviews');
    });
  },

  examples: [
    { kind: 'pass', why: 'they cannot', inventory: org({ can_approve_pull_request_reviews: false }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'they can', inventory: org({ can_approve_pull_request_reviews: true }), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'Actions are off', inventory: org({ actions_enabled_repositories: 'none', can_approve_pull_request_reviews: true }), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the setting was refused', inventory: org({}, { can_approve_pull_request_reviews: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'a token that only reads by default can still be allowed to approve', inventory: org({ default_workflow_permissions: 'read', can_approve_pull_request_reviews: true }), answers: { acme: 'fail' } },
  ],
});
