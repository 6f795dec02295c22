import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { daysSince, daysText, numberOf, textsIn } from './values.ts';

const code = { languages: ['Go'] };

/** GitHub writes the document when it is asked, so its age is that of the answer; a scan of this program's that is stored counts in the same way. */
export default defineCheck({
  id: 'github_sbom_available',
  version: 1,
  title: 'A bill of materials can be produced for each shipped repository',
  severity: 'low',
  remediation: 'Turn the dependency graph on, or scan the repository and export its bill of materials.',
  params: { max_age_days: 30 },
  controls: {
    soc2: ['CC6.1', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(A)'],
    pci_dss: ['6.3.2', '12.5.1'],
    nist_csf: ['GV.SC-07', 'ID.AM-02', 'ID.RA-09'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject, { today, params }) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['sbom_created_at'], ({ sbom_created_at: createdAt }) => {
        if (createdAt === null) {
          const languages = attribute(subject, 'languages');
          return languages.isRead && textsIn(languages.value)?.length === 0 ? notApplicable('The repository holds no code.') : fail('The dependency graph is off, so GitHub gives no bill of materials.');
        }
        const days = daysSince(createdAt, today);
        if (days === undefined) return malformed('sbom_created_at');
        const limit = numberOf(params, 'max_age_days');
        return days <= limit ? pass : review(`The bill of materials is ${daysText(days)} old; the limit is ${daysText(limit)}.`);
      }),
    ),

  examples: [
    { kind: 'pass', why: 'written today', inventory: github(repo({ ...code, sbom_created_at: '2026-11-21T00:00:00Z' })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'the graph is off', inventory: github(repo({ ...code, sbom_created_at: null })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'an old document', inventory: github(repo({ ...code, sbom_created_at: '2026-09-01T00:00:00Z' })), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'no code', inventory: github(repo({ languages: [], sbom_created_at: null })), answers: { 'acme/shop': 'not_applicable' } },
    ...repositoryExamples('sbom_created_at'),
    { kind: 'near_miss', why: 'no document, and what the repository holds was not read', inventory: github(repo({ sbom_created_at: null })), answers: { 'acme/shop': 'fail' } },
  ],
});
