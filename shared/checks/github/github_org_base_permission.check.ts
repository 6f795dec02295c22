import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';

const org = (permission?: string | null, unread?: Readonly<Record<string, string>>) => github(given('github.org', 'acme', permission === undefined ? {} : { default_repository_permission: permission }, unread));

export default defineCheck({
  id: 'github_org_base_permission',
  version: 1,
  title: 'Default repository permission is none or read',
  severity: 'high',
  remediation: 'Set the base permission of the organization to read or to none, and give write access through teams.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.4'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject) =>
    judgeRead(subject, ['default_repository_permission'], ({ default_repository_permission: permission }) => {
      if (permission === 'none' || permission === 'read') return pass;
      if (permission === 'write' || permission === 'admin') return fail(`Every member has ${permission} access to every repository of the organization.`);
      if (permission === null) return review('GitHub did not say what the base permission is.');
      return malformed('default_repository_permission');
    }),

  examples: [
    { kind: 'pass', why: 'members may read', inventory: org('read'), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'members get nothing by themselves', inventory: org('none'), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'members may write everywhere', inventory: org('write'), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'members administer everything', inventory: org('admin'), answers: { acme: 'fail' } },
    { kind: 'review', why: 'the API does not tell this token', inventory: org(null), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the organization was refused', inventory: org(undefined, { default_repository_permission: forbidden }), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no members'),
    { kind: 'near_miss', why: 'a level that does not exist is no pass', inventory: org('triage'), answers: { acme: 'unknown' } },
  ],
});
