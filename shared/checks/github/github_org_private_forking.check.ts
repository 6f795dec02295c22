import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const org = (attributes: Partial<GithubOrg>, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', attributes, unread));

export default defineCheck({
  id: 'github_org_private_forking',
  version: 1,
  title: 'Private repositories cannot be forked',
  severity: 'low',
  remediation: 'Do not allow forks of private repositories, under member privileges of the organization.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.4', 'A.8.12'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.2.2', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['members_can_fork_private_repositories'], ({ members_can_fork_private_repositories: mayFork }) => {
      if (mayFork === false) return pass;
      if (mayFork === true) return fail('Members may fork private repositories to where the rules of the organization do not reach.');
      return mayFork === null ? review('GitHub did not say whether private repositories can be forked.') : malformed('members_can_fork_private_repositories');
    }),

  examples: [
    { kind: 'pass', why: 'they cannot', inventory: org({ members_can_fork_private_repositories: false }), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'they can', inventory: org({ members_can_fork_private_repositories: true }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the API leaves it open', inventory: org({ members_can_fork_private_repositories: null }), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'only owners are told', inventory: org({}, { members_can_fork_private_repositories: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'that members cannot create public repositories does not keep them from forking', inventory: org({ members_can_create_public_repositories: false, members_can_fork_private_repositories: true }), answers: { acme: 'fail' } },
  ],
});
