import type { GithubRepo } from '../../model/resources/github.ts';
import { notableKind } from '../../model/resources/github-paths.ts';
import type { CodeownersRule } from '../../model/resources/github-files.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { ownersBy } from './codeowners-match.ts';
import { forbidden, github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { objectsIn, textsIn } from './values.ts';

const paths = ['.github/workflows/ci.yml', 'CLAUDE.md', 'app/prompts/system.md'];
const owned = (...rules: readonly (readonly [string, ...string[]])[]): Partial<GithubRepo> => ({ notable_paths: paths, codeowners: { path: '.github/CODEOWNERS', rules: rules.map(([pattern, ...owners]) => ({ pattern, owners })) } });

/** Paths that are named in a reason; the rest is counted. */
const namedMax = 3;

/** Instructions, prompts, MCP configurations and workflows change what runs, without a line of code; nobody reviews them by chance. */
export default defineCheck({
  id: 'github_codeowners_ai_files',
  version: 1,
  title: 'CODEOWNERS covers AI files and workflows',
  severity: 'high',
  remediation: 'Give the listed paths owners in CODEOWNERS, and require their review in the protection of the default branch.',
  controls: {
    soc2: ['CC6.8', 'CC8.1', 'CC9.2'],
    iso_27001: ['A.5.3', 'A.5.21', 'A.8.26', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1', '6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-07', 'ID.RA-09', 'PR.PS-06'],
    nist_ai_rmf: ['MEASURE 2.7', 'GAI.9'],
    iso_42001: ['A.6.2.4'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025'],
    owasp_agentic_top10: ['ASI01'],
    mitre_atlas: ['AML.T0051', 'AML.M0020', 'AML.M0033'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) =>
    ofLiveRepository(subject, () =>
      judgeRead(subject, ['notable_paths', 'codeowners'], ({ notable_paths: given, codeowners: file }) => {
        const notable = textsIn(given);
        if (notable === undefined) return malformed('notable_paths');
        const sensitive = notable.filter((path) => ['ai', 'workflow'].includes(notableKind(path) ?? ''));
        if (!sensitive.some((path) => notableKind(path) === 'ai')) return notApplicable('The repository holds no file that tells AI what to do.');
        if (file === null) return fail(`No CODEOWNERS file names owners of ${listText(sensitive)}.`);
        const rules = isJsonObject(file) ? (objectsIn(file['rules']) as readonly CodeownersRule[] | undefined) : undefined;
        if (rules === undefined) return malformed('codeowners');
        const ownersOf = ownersBy(rules);
        const free = sensitive.filter((path) => ownersOf(path).length === 0);
        return free.length === 0 ? pass : fail(`Nobody owns ${listText(free)}.`);
      }),
    ),

  examples: [
    { kind: 'pass', why: 'one rule for all', inventory: github(repo(owned(['*', '@acme/all']))), answers: { 'acme/shop': 'pass' } },
    { kind: 'pass', why: 'each by its own', inventory: github(repo(owned(['/.github/', '@acme/ops'], ['CLAUDE.md', '@acme/ai'], ['prompts/', '@acme/ai']))), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'the prompts are left out', inventory: github(repo(owned(['/.github/', '@acme/ops'], ['CLAUDE.md', '@acme/ai']))), answers: { 'acme/shop': 'fail' } },
    { kind: 'fail', why: 'no file', inventory: github(repo({ notable_paths: paths, codeowners: null })), answers: { 'acme/shop': 'fail' } },
    { kind: 'not_applicable', why: 'workflows, but nothing for AI', inventory: github(repo({ notable_paths: ['.github/workflows/ci.yml'], codeowners: null })), answers: { 'acme/shop': 'not_applicable' } },
    { kind: 'unknown', why: 'the file was refused', inventory: github(repo({ notable_paths: paths }, { codeowners: forbidden })), answers: { 'acme/shop': 'unknown' } },
    ...repositoryExamples('notable_paths'),
    { kind: 'near_miss', why: 'a later rule without owners takes them away', inventory: github(repo(owned(['*', '@acme/all'], ['/app/prompts/']))), answers: { 'acme/shop': 'fail' } },
    { kind: 'near_miss', why: 'a rule for the root does not reach a folder below', inventory: github(repo(owned(['/.github/', '@acme/ops'], ['/CLAUDE.md', '@acme/ai'], ['/prompts/', '@acme/ai']))), answers: { 'acme/shop': 'fail' } },
    { kind: 'near_miss', why: 'a star behind a folder does not reach folders in it', inventory: github(repo(owned(['/.github/*', '@acme/ops'], ['CLAUDE.md', '@acme/ai'], ['prompts/', '@acme/ai']))), answers: { 'acme/shop': 'fail' } },
  ],
});

function listText(paths: readonly string[]): string {
  const named = paths.slice(0, namedMax).map(quoted).join(', ');
  return paths.length > namedMax ? `${named} and ${paths.length - namedMax} more` : named;
}
