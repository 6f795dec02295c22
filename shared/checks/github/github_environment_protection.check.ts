import type { GithubEnvironment } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { listOf, textsIn } from './values.ts';

const label = 'acme/shop production';
const environment = (attributes: Partial<GithubEnvironment>, unread?: Readonly<Record<string, string>>) =>
  github(given('github.environment', label, { repository: 'acme/shop', name: 'production', archived: false, reviewer_count: 0, wait_timer: 0, custom_rules: [], deployment_branch_policy: null, ...attributes }, unread));
const protectedBranches = { protected_branches: true, custom_branch_policies: false };

export default defineCheck({
  id: 'github_environment_protection',
  version: 1,
  title: 'The production environment needs reviewers',
  severity: 'medium',
  remediation: 'Require reviewers in the protection rules of the production environment, or a wait together with a rule for branches.',
  // Words that make a name that of production, and of what is not: whole words between separators.
  params: { production_names: ['production', 'prod', 'prd', 'live', 'release'], other_names: ['dev', 'development', 'test', 'testing', 'stage', 'staging', 'qa', 'uat', 'preview', 'sandbox', 'ci', 'docs', 'github-pages'] },
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.environment'],

  judge: (subject, { params }) => {
    const archived = attribute(subject, 'archived');
    if (archived.isRead && archived.value === true) return notApplicable('The repository is archived.');
    return judgeRead(subject, ['name'], ({ name }) => {
      if (typeof name !== 'string') return malformed('name');
      const words = new Set([name.toLowerCase(), ...name.toLowerCase().split(/[^a-z0-9]+/u)]);
      const isNamed = (parameter: string): boolean => listOf(params, parameter).some((word) => words.has(word));
      if (isNamed('other_names')) return notApplicable(`The environment ${quoted(name)} is not one of production.`);
      if (!isNamed('production_names')) return review(`Whether the environment ${quoted(name)} is one of production is not seen from its name.`);
      return judgeRead(subject, ['reviewer_count', 'wait_timer', 'custom_rules', 'deployment_branch_policy'], ({ reviewer_count: reviewers, wait_timer: wait, custom_rules: custom, deployment_branch_policy: branches }) => {
        if (typeof reviewers !== 'number' || typeof wait !== 'number') return malformed('reviewer_count');
        if (reviewers > 0 || (wait > 0 && branches !== null)) return pass;
        if ((textsIn(custom) ?? []).length > 0) return review(`Deployments to ${quoted(name)} are decided by an app; make sure that it asks somebody.`);
        return fail(`Everybody who may push can deploy to ${quoted(name)} without another's approval.`);
      });
    });
  },

  examples: [
    { kind: 'pass', why: 'two reviewers', inventory: environment({ reviewer_count: 2 }), answers: { [label]: 'pass' } },
    { kind: 'pass', why: 'a wait, and protected branches only', inventory: environment({ wait_timer: 30, deployment_branch_policy: protectedBranches }), answers: { [label]: 'pass' } },
    { kind: 'fail', why: 'no rule', inventory: environment({}), answers: { [label]: 'fail' } },
    { kind: 'fail', why: 'a wait alone only delays', inventory: environment({ wait_timer: 30 }), answers: { [label]: 'fail' } },
    { kind: 'review', why: 'a name that says nothing', inventory: environment({ name: 'eu-west' }), answers: { [label]: 'review' } },
    { kind: 'review', why: 'an app decides', inventory: environment({ custom_rules: ['gatekeeper'] }), answers: { [label]: 'review' } },
    { kind: 'not_applicable', why: 'a place for tests', inventory: environment({ name: 'staging' }), answers: { [label]: 'not_applicable' } },
    { kind: 'not_applicable', why: 'an archived repository deploys nothing', inventory: environment({ archived: true }), answers: { [label]: 'not_applicable' } },
    { kind: 'unknown', why: 'its rules were refused', inventory: github(given('github.environment', label, { name: 'production' }, { reviewer_count: forbidden })), answers: { [label]: 'unknown' } },
    ...listExamples(['github.environment'], 'there are no environments'),
    { kind: 'near_miss', why: 'a word that only contains the other', inventory: environment({ name: 'product-search' }), answers: { [label]: 'review' } },
    { kind: 'near_miss', why: 'one of several parts of the name', inventory: environment({ name: 'eu/prod' }), answers: { [label]: 'fail' } },
    { kind: 'near_miss', why: 'a rule for branches alone asks nobody', inventory: environment({ deployment_branch_policy: protectedBranches }), answers: { [label]: 'fail' } },
  ],
});
