import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

export default defineCheck({
  id: 'github_repo_creation_limited',
  version: 1,
  title: 'Members cannot create public repositories',
  severity: 'low',
  remediation: 'Let only owners create public repositories: clear the box for members under member privileges of the organization.',
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
    judgeRead(subject, ['members_can_create_public_repositories'], ({ members_can_create_public_repositories: mayCreate }) => {
      if (mayCreate === false) return pass;
      if (mayCreate === true) return fail('Every member may create public repositories, and so publish code.');
      if (mayCreate === null) return review('GitHub did not say whether members may create public repositories.');
      return malformed('members_can_create_public_repositories');
    }),

  examples: [
    { kind: 'pass', why: 'only owners may', inventory: github(given('github.org', 'acme', { members_can_create_public_repositories: false })), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'every member may', inventory: github(given('github.org', 'acme', { members_can_create_public_repositories: true })), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the API leaves it open', inventory: github(given('github.org', 'acme', { members_can_create_public_repositories: null as unknown as boolean })), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the field is only for owners', inventory: github(given('github.org', 'acme', {}, { members_can_create_public_repositories: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no members'),
    {
      kind: 'near_miss',
      why: 'that members cannot change the visibility of a repository does not keep them from creating a public one',
      inventory: github(given('github.org', 'acme', { members_can_create_public_repositories: true, members_can_change_repo_visibility: false })),
      answers: { acme: 'fail' },
    },
  ],
});
