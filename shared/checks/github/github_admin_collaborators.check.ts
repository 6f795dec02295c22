import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { numberOf, textsIn } from './values.ts';

export default defineCheck({
  id: 'github_admin_collaborators',
  version: 1,
  title: 'Few accounts administer a repository directly',
  severity: 'medium',
  remediation: 'Give the rights to a team, and take them from single accounts.',
  params: { max: 2 },
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
  kinds: ['github.repo'],

  judge: (subject, { params }) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['admin_collaborators'], ({ admin_collaborators: given }) => {
        const logins = textsIn(given);
        if (logins === undefined) return malformed('admin_collaborators');
        const max = numberOf(params, 'max');
        return logins.length <= max ? pass : fail(`${logins.length} accounts administer the repository directly, ${logins.slice(0, 3).map(quoted).join(', ')} among them; at most ${max} are expected.`);
      }),
    ),

  examples: [
    { kind: 'pass', why: 'two', inventory: github(repo({ admin_collaborators: ['lisa', 'mona'] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'none: teams do it', inventory: github(repo({ admin_collaborators: [] })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'four', inventory: github(repo({ admin_collaborators: ['a', 'b', 'c', 'd'] })), answers: { 'acme/shop': 'fail' } },
    ...repositoryExamples('admin_collaborators'),
    { kind: 'near_miss', why: 'a number that was decided', inventory: github(repo({ admin_collaborators: ['a', 'b', 'c'] })), params: { max: 3 }, answers: { 'acme/shop': 'pass' } },
  ],
});
