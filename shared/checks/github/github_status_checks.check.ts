import { defineCheck } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, rule } from './branch-examples.ts';
import { judgeLayers, parameterOf } from './branch-layers.ts';
import { github } from './examples.ts';
import { objectsIn } from './values.ts';

const required = (contexts: readonly string[], strict: boolean) => rule('required_status_checks', { required_status_checks: contexts.map((context) => ({ context })), strict_required_status_checks_policy: strict });
const notStrict = review('Checks must pass, but on a state of the branch that may be old: they need not have run on what is merged.');

export default defineCheck({
  id: 'github_status_checks',
  version: 1,
  title: 'Merges need passing checks',
  severity: 'medium',
  remediation: 'Require status checks, and branches that are up to date, in the protection of the default branch.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.25', 'A.8.28', 'A.8.29', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.1', '6.2.4', '6.5.1'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject) => {
    const verdict = judgeLayers(subject, {
      classic: ({ required_status_checks: checks }) => {
        if (checks === null || checks.contexts.length === 0) return fail('No check must pass before a merge.');
        return checks.strict ? pass : notStrict;
      },
      type: 'required_status_checks',
      rules: (rules) => {
        const real = rules.filter((candidate) => (objectsIn(parameterOf(candidate, 'required_status_checks')) ?? []).length > 0);
        if (real.length === 0) return fail('No check must pass before a merge.');
        return real.some((candidate) => parameterOf(candidate, 'strict_required_status_checks_policy') === true) ? pass : notStrict;
      },
      otherwise: 'No check must pass before a merge.',
    });
    const ci = attribute(subject, 'has_ci');
    return verdict.answer === 'fail' && ci.isRead && ci.value === false ? notApplicable('Nothing reports on commits of the repository.') : verdict;
  },

  examples: [
    { kind: 'pass', why: 'a required check, strict', inventory: github(branch({ has_ci: true, protection: classic({ required_status_checks: { strict: true, contexts: ['test'] } }) })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'by a ruleset', inventory: github(branch({ has_ci: true, rules: [required(['test'], true)] })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'checks run, none is required', inventory: github(branch({ has_ci: true, protection: classic() })), answers: { [branchName]: 'fail' } },
    { kind: 'review', why: 'required, but the branch may be behind', inventory: github(branch({ has_ci: true, rules: [required(['test'], false)] })), answers: { [branchName]: 'review' } },
    { kind: 'not_applicable', why: 'nothing reports on commits', inventory: github(branch({ has_ci: false })), answers: { [branchName]: 'not_applicable' } },
    ...branchExamples,
    { kind: 'near_miss', why: 'strict about an empty list of checks', inventory: github(branch({ has_ci: true, protection: classic({ required_status_checks: { strict: true, contexts: [] } }) })), answers: { [branchName]: 'fail' } },
  ],
});
