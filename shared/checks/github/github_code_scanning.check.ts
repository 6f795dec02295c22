import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { daysSince, daysText, numberOf, textsIn } from './values.ts';

const analysis = (created_at: string) => ({ languages: ['TypeScript'], code_scanning_analysis: { created_at, tool: 'CodeQL' } });

/** Languages as GitHub names them for which it, or another common tool that uploads results, analyses code. */
const analysed: ReadonlySet<string> = new Set(['C', 'C#', 'C++', 'Go', 'Java', 'JavaScript', 'Kotlin', 'Objective-C', 'PHP', 'Python', 'Ruby', 'Rust', 'Scala', 'Swift', 'TypeScript', 'Vue', 'Jupyter Notebook']);

export default defineCheck({
  id: 'github_code_scanning',
  version: 1,
  title: 'Static analysis runs on the default branch',
  severity: 'medium',
  remediation: 'Turn on the default setup of code scanning, or upload the results of another analyser from a workflow.',
  params: { max_age_days: 7 },
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.25', 'A.8.28', 'A.8.29'],
    pci_dss: ['6.2.1', '6.2.4'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject, { today, params }) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['code_scanning_analysis'], ({ code_scanning_analysis: newest }) => {
        if (newest === null) {
          const languages = attribute(subject, 'languages');
          const names = languages.isRead ? textsIn(languages.value) : undefined;
          return names?.some((name) => analysed.has(name)) === false ? notApplicable('The repository has no code in a language that is analysed.') : fail('No analysis of the default branch was ever uploaded.');
        }
        const days = isJsonObject(newest) ? daysSince(newest['created_at'], today) : undefined;
        if (!isJsonObject(newest) || days === undefined) return malformed('code_scanning_analysis');
        const limit = numberOf(params, 'max_age_days');
        return days <= limit ? pass : review(`The newest analysis, by ${quoted(String(newest['tool']))}, is ${daysText(days)} old; the limit is ${daysText(limit)}.`);
      }),
    ),

  examples: [
    { kind: 'pass', why: 'analysed yesterday', inventory: github(repo(analysis('2026-11-20T03:00:00Z'))), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'never analysed', inventory: github(repo({ languages: ['Go'], code_scanning_analysis: null })), answers: { 'acme/shop': 'fail' } },
    { kind: 'fail', why: 'never analysed, and what it holds was not read', inventory: github(repo({ code_scanning_analysis: null })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'three weeks old', inventory: github(repo(analysis('2026-10-31T03:00:00Z'))), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'documents only', inventory: github(repo({ languages: ['HTML'], code_scanning_analysis: null })), answers: { 'acme/shop': 'not_applicable' } },
    ...repositoryExamples('code_scanning_analysis'),
    { kind: 'near_miss', why: 'a default setup that is configured and has never run', inventory: github(repo({ languages: ['Go'], code_scanning_default_setup: 'configured', code_scanning_analysis: null })), answers: { 'acme/shop': 'fail' } },
  ],
});
