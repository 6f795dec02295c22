import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { numberOf } from './values.ts';

const org = (owners: number, members = 20) => github(given('github.org', 'acme', { owner_count: owners, member_count: members }));

export default defineCheck({
  id: 'github_org_owner_count',
  version: 1,
  title: 'Between two and a small number of owners',
  severity: 'medium',
  remediation: 'Make owners who do not need it ordinary members; with a single owner, name a second one.',
  params: { min: 2, max: 5, max_share: 0.05 },
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.org'],

  judge: (subject, { params }) =>
    judgeRead(subject, ['owner_count', 'member_count'], ({ owner_count: owners, member_count: members }) => {
      if (typeof owners !== 'number' || typeof members !== 'number') return malformed('owner_count');
      const min = numberOf(params, 'min');
      const max = Math.max(numberOf(params, 'max'), Math.floor(members * numberOf(params, 'max_share')));
      if (owners < min) return fail(`The organization has ${owners} owners; with fewer than ${min} nobody can stand in for another.`);
      if (owners > max) return fail(`${owners} of ${members} members are owners; at most ${max} are expected.`);
      if (owners === max) return review(`The organization has ${owners} owners, as many as are allowed.`);
      return pass;
    }),

  examples: [
    { kind: 'pass', why: 'three owners', inventory: org(3), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'one owner has no cover', inventory: org(1), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'more than the limit', inventory: org(6), answers: { acme: 'fail' } },
    { kind: 'review', why: 'exactly the limit', inventory: org(5), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the list of owners was refused', inventory: github(given('github.org', 'acme', { member_count: 20 }, { owner_count: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has one owner by nature'),
    { kind: 'near_miss', why: 'eight owners of two hundred members are within the share', inventory: org(8, 200), answers: { acme: 'pass' } },
    { kind: 'near_miss', why: 'a share below the fixed limit does not lower it', inventory: org(4, 10), answers: { acme: 'pass' } },
  ],
});
