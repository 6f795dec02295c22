import type { Resource } from '../../model/component.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, reviews, rule } from './branch-examples.ts';
import { judgeLayers, parameterOf } from './branch-layers.ts';
import { forbidden, github } from './examples.ts';

const file = { codeowners_path: '.github/CODEOWNERS', codeowners_error_count: 0 };
const on = { protection: classic({ required_pull_request_reviews: reviews({ require_code_owner_reviews: true }) }) };

export default defineCheck({
  id: 'github_codeowners_review',
  version: 1,
  title: 'A review by code owners is required on the paths they own',
  severity: 'medium',
  remediation: 'Add a CODEOWNERS file and require a review by code owners in the protection of the default branch.',
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

  judge: (subject) => {
    const isRequired = judgeRequired(subject);
    if (isRequired.answer !== 'pass') return isRequired;
    return judgeRead(subject, ['codeowners_path', 'codeowners_error_count'], ({ codeowners_path: path, codeowners_error_count: errors }) => {
      if (path === null) return fail('A review by code owners is required, but no CODEOWNERS file names any.');
      if (typeof path !== 'string' || typeof errors !== 'number') return malformed('codeowners_error_count');
      if (errors > 0) return review(`GitHub finds ${errors === 1 ? 'a mistake' : `${errors} mistakes`} in the CODEOWNERS file; lines with mistakes own nothing.`);
      return pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'file and rule', inventory: github(branch({ ...on, ...file })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'the rule of a ruleset', inventory: github(branch({ rules: [rule('pull_request', { require_code_owner_review: true })], ...file })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'the rule without the file', inventory: github(branch({ ...on, codeowners_path: null, codeowners_error_count: null })), answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'the file without the rule', inventory: github(branch({ protection: classic({ required_pull_request_reviews: reviews() }), ...file })), answers: { [branchName]: 'fail' } },
    { kind: 'review', why: 'a file with mistakes', inventory: github(branch({ ...on, ...file, codeowners_error_count: 2 })), answers: { [branchName]: 'review' } },
    { kind: 'unknown', why: 'whether the file is there was refused', inventory: github(branch(on, { codeowners_path: forbidden, codeowners_error_count: forbidden })), answers: { [branchName]: 'unknown' } },
    ...branchExamples,
    { kind: 'near_miss', why: 'an approval by anybody is no review by an owner', inventory: github(branch({ rules: [rule('pull_request', { required_approving_review_count: 2, require_code_owner_review: false })], ...file })), answers: { [branchName]: 'fail' } },
  ],
});

function judgeRequired(subject: Resource): Verdict {
  const off = 'The approval of anybody is enough, also for paths with owners.';
  return judgeLayers(subject, {
    classic: ({ required_pull_request_reviews: required }) => (required?.require_code_owner_reviews === true ? pass : fail(off)),
    type: 'pull_request',
    rules: (rules) => (rules.some((candidate) => parameterOf(candidate, 'require_code_owner_review') === true) ? pass : fail(off)),
    otherwise: 'No review is required, so none by code owners is.',
  });
}
