import { defineCheck } from '../check.ts';
import { fail, pass } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, reviews, rule } from './branch-examples.ts';
import { judgeLayers, parameterOf } from './branch-layers.ts';
import { github } from './examples.ts';

export default defineCheck({
  id: 'github_dismiss_stale_reviews',
  version: 1,
  title: 'New commits void old approvals',
  severity: 'medium',
  remediation: 'Let new commits dismiss approvals, or require an approval of the last push, in the protection of the default branch.',
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

  judge: (subject) =>
    judgeLayers(subject, {
      classic: ({ required_pull_request_reviews: required }) =>
        required !== null && (required.dismiss_stale_reviews || required.require_last_push_approval) ? pass : fail('An approval stays valid whatever is pushed after it.'),
      type: 'pull_request',
      rules: (rules) =>
        rules.some((candidate) => parameterOf(candidate, 'dismiss_stale_reviews_on_push') === true || parameterOf(candidate, 'require_last_push_approval') === true)
          ? pass
          : fail('An approval stays valid whatever is pushed after it.'),
      otherwise: 'No approval is required, so none can go stale: what is pushed last goes in unseen.',
    }),

  examples: [
    { kind: 'pass', why: 'dismissed by classic protection', inventory: github(branch({ protection: classic({ required_pull_request_reviews: reviews({ dismiss_stale_reviews: true }) }) })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'the last push needs an approval by a ruleset', inventory: github(branch({ rules: [rule('pull_request', { require_last_push_approval: true })] })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'neither is on', inventory: github(branch({ protection: classic({ required_pull_request_reviews: reviews() }) })), answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'no protection at all', inventory: github(branch({})), answers: { [branchName]: 'fail' } },
    ...branchExamples,
    {
      kind: 'near_miss',
      why: "a ruleset's word for it is another than classic protection's",
      inventory: github(branch({ rules: [rule('pull_request', { dismiss_stale_reviews: true, dismiss_stale_reviews_on_push: false, require_last_push_approval: false })] })),
      answers: { [branchName]: 'fail' },
    },
  ],
});
