import type { GithubOrg } from '../../model/resources/github.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { ruleset } from './branch-examples.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { objectsIn, textsIn } from './values.ts';

const own = (parts: Parameters<typeof ruleset>[0] = {}) => ruleset({ source_type: 'Organization', repository_include: ['~ALL'], rule_types: ['pull_request'], ...parts });
const org = (...rulesets: GithubOrg['rulesets']) => github(given('github.org', 'acme', { rulesets }));

export default defineCheck({
  id: 'github_org_ruleset_exists',
  version: 1,
  title: 'A ruleset of the organization protects default branches',
  severity: 'medium',
  remediation: 'Add a ruleset to the organization that asks for pull requests on the default branch of every repository, and set it to active.',
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

  judge: (subject) =>
    judgeRead(subject, ['rulesets'], ({ rulesets: given }) => {
      const rulesets = objectsIn(given);
      if (rulesets === undefined) return malformed('rulesets');
      const guarding = rulesets.filter((item) => item['target'] === 'branch' && coversDefaultBranch(item) && (textsIn(item['rule_types']) ?? []).includes('pull_request'));
      const active = guarding.filter((item) => item['enforcement'] === 'active');
      if (active.some((item) => textsIn(item['repository_include'])?.includes('~ALL') === true)) return pass;
      if (active.length > 0) return review('A ruleset asks for pull requests on the default branches of some repositories; make sure that none is forgotten.');
      return fail(guarding.length > 0 ? 'The ruleset that would protect default branches is not active.' : 'No ruleset of the organization asks for pull requests on default branches.');
    }),

  examples: [
    { kind: 'pass', why: 'active for every repository', inventory: org(own()), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'none', inventory: org(), answers: { acme: 'fail' } },
    { kind: 'review', why: 'for some repositories', inventory: org(own({ repository_include: ['shop-*'] })), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the rulesets were refused', inventory: github(given('github.org', 'acme', {}, { rulesets: forbidden })), answers: { acme: 'unknown' } },
    ...listExamples(['github.org'], 'a personal account has no organization'),
    { kind: 'near_miss', why: 'it only evaluates', inventory: org(own({ enforcement: 'evaluate' })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'it is about tags', inventory: org(own({ target: 'tag', ref_include: ['~ALL'] })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'it asks for signatures and no pull request', inventory: org(own({ rule_types: ['required_signatures'] })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'every branch includes the default one', inventory: org(own({ ref_include: ['~ALL'] })), answers: { acme: 'pass' } },
  ],
});

function coversDefaultBranch(ruleset: JsonObject): boolean {
  const included = textsIn(ruleset['ref_include']) ?? [];
  const excluded = textsIn(ruleset['ref_exclude']) ?? [];
  return included.some((name) => name === '~DEFAULT_BRANCH' || name === '~ALL') && !excluded.includes('~DEFAULT_BRANCH');
}
