import type { GithubOrg } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, passUnless } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const org = (mayDelete: boolean, mayPublish: boolean) => github(given('github.org', 'acme', { members_can_delete_repositories: mayDelete, members_can_change_repo_visibility: mayPublish } satisfies Partial<GithubOrg>));

export default defineCheck({
  id: 'github_org_repo_deletion',
  version: 1,
  title: 'Members cannot delete repositories or change their visibility',
  severity: 'high',
  remediation: 'Let only owners delete, transfer and change the visibility of repositories, under member privileges of the organization.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.6', 'C1.1'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.3', 'A.8.12'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['1.4.4', '7.2.1', '7.2.2', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['members_can_delete_repositories', 'members_can_change_repo_visibility'], ({ members_can_delete_repositories: mayDelete, members_can_change_repo_visibility: mayPublish }) => {
      if (typeof mayDelete !== 'boolean' || typeof mayPublish !== 'boolean') return malformed('members_can_delete_repositories');
      return passUnless([
        ...(mayDelete ? [fail('Members who administer a repository may delete it or give it away.', { discriminator: 'delete' })] : []),
        ...(mayPublish ? [fail('Members who administer a repository may make it public.', { discriminator: 'visibility' })] : []),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'neither', inventory: org(false, false), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'they may delete', inventory: org(true, false), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'they may make public', inventory: org(false, true), answers: { acme: 'fail' } },
    { kind: 'unknown', why: 'one of the two was refused', inventory: github(given('github.org', 'acme', { members_can_delete_repositories: false }, { members_can_change_repo_visibility: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'that public repositories cannot be created does not keep a private one from becoming public', inventory: github(given('github.org', 'acme', { members_can_create_public_repositories: false, members_can_delete_repositories: false, members_can_change_repo_visibility: true })), answers: { acme: 'fail' } },
  ],
});
