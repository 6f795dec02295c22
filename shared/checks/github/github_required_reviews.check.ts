import { defineCheck } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, reviews, rule, ruleset } from './branch-examples.ts';
import { judgeLayers, parameterOf, type Rules } from './branch-layers.ts';
import { forbidden, github } from './examples.ts';
import { listOf, numberOf, objectsIn } from './values.ts';

const approvals = (count: number) => rule('pull_request', { required_approving_review_count: count });

/** Whom a ruleset lets pass is told only to those who may change it; `github_admin_enforced` asks for that. */
export default defineCheck({
  id: 'github_required_reviews',
  version: 1,
  title: 'At least one approval is required, two for critical repositories',
  severity: 'high',
  remediation: 'Require approvals of pull requests in the protection of the default branch.',
  // `critical_repositories` need `min_critical`; a repository of `single_maintainer` has nobody who could approve.
  params: { min: 1, min_critical: 2, critical_repositories: [], single_maintainer: [] },
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.5.3', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject, { params }) => {
    const found = attribute(subject, 'repository');
    const repository = found.isRead && typeof found.value === 'string' ? found.value : subject.name;
    if (listOf(params, 'single_maintainer').includes(repository)) return notApplicable(`${quoted(repository)} has a single maintainer by decision.`);
    const min = numberOf(params, listOf(params, 'critical_repositories').includes(repository) ? 'min_critical' : 'min');
    const few = (count: number) => fail(`${count === 0 ? 'No approval is' : `Only ${count} approval is`} required; ${min} are expected.`);
    return judgeLayers(subject, {
      classic: ({ required_pull_request_reviews: required }) => {
        const count = required?.required_approving_review_count ?? 0;
        if (count < min) return few(count);
        return (required?.bypass_allowances.length ?? 0) > 0 ? review('Approvals are required, but some accounts may do without.') : pass;
      },
      type: 'pull_request',
      rules: (rules) => {
        const enough = rules.filter((candidate) => countOf(candidate) >= min);
        if (enough.length === 0) return few(Math.max(...rules.map(countOf)));
        return enough.every((candidate) => hasBypass(subject, candidate)) ? review('Approvals are required, but some accounts may bypass the ruleset.') : pass;
      },
      otherwise: 'Changes of the default branch need no approval.',
    });
  },

  examples: [
    { kind: 'pass', why: 'one approval by classic protection', inventory: github(branch({ protection: classic({ required_pull_request_reviews: reviews() }) })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'two by a ruleset, for a critical repository', inventory: github(branch({ rules: [approvals(2)], rulesets: [ruleset()] })), params: { critical_repositories: ['acme/shop'] }, answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'a critical repository with one', inventory: github(branch({ rules: [approvals(1)] })), params: { critical_repositories: ['acme/shop'] }, answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'protected, but no pull request is asked for', inventory: github(branch({ protection: classic() })), answers: { [branchName]: 'fail' } },
    { kind: 'review', why: 'some may bypass the reviews', inventory: github(branch({ protection: classic({ required_pull_request_reviews: reviews({ bypass_allowances: ['team:core'] }) }) })), answers: { [branchName]: 'review' } },
    {
      kind: 'review',
      why: 'some may bypass the ruleset',
      inventory: github(branch({ rules: [approvals(1)], rulesets: [ruleset({ bypass_actors: [{ actor_type: 'Team', actor_id: 4, bypass_mode: 'always' }] })] })),
      answers: { [branchName]: 'review' },
    },
    { kind: 'not_applicable', why: 'nobody else is there to approve', inventory: github(branch({})), params: { single_maintainer: ['acme/shop'] }, answers: { [branchName]: 'not_applicable' } },
    ...branchExamples,
    { kind: 'near_miss', why: 'a pull request that needs no approval is no review', inventory: github(branch({ rules: [approvals(0)] })), answers: { [branchName]: 'fail' } },
    { kind: 'near_miss', why: 'two rulesets with one approval each do not ask for two', inventory: github(branch({ rules: [approvals(1), approvals(1)] })), params: { critical_repositories: ['acme/shop'] }, answers: { [branchName]: 'fail' } },
    { kind: 'near_miss', why: 'too few by classic protection, enough by the ruleset that was read', inventory: github(branch({ rules: [approvals(1)] }, { protection: forbidden })), answers: { [branchName]: 'pass' } },
  ],
});

function countOf(candidate: Rules[number]): number {
  const count = parameterOf(candidate, 'required_approving_review_count');
  return typeof count === 'number' ? count : 0;
}

function hasBypass(subject: Parameters<typeof attribute>[0], candidate: Rules[number]): boolean {
  const found = attribute(subject, 'rulesets');
  const own = found.isRead ? objectsIn(found.value)?.find(({ id }) => id === candidate.ruleset_id) : undefined;
  const actors = own?.['bypass_actors'];
  return Array.isArray(actors) && actors.length > 0;
}
