import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { github } from './examples.ts';
import { ofLiveRepository, repo, repositoryExamples } from './repository-settings.ts';

const open = { visibility: 'public', actions_enabled: true };

export default defineCheck({
  id: 'github_actions_fork_approval',
  version: 1,
  title: 'Workflows of pull requests from forks wait for approval',
  severity: 'medium',
  remediation: 'Require approval for all external contributors in the Actions settings of the repository or the organization.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.21', 'A.8.2', 'A.8.28'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['6.3.2', '7.2.5'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.repo'],

  judge: (subject) =>
    ofLiveRepository(subject, () => {
      const enabled = attribute(subject, 'actions_enabled');
      if (enabled.isRead && enabled.value === false) return notApplicable('Actions are off in the repository.');
      return judgeRead(subject, ['fork_pr_approval_policy'], ({ fork_pr_approval_policy: policy }) => {
        switch (policy) {
          case null:
            return notApplicable('The repository is not public.');
          case 'all_external_contributors':
            return pass;
          case 'first_time_contributors':
            return review('Whoever had one change merged runs workflows without approval.');
          case 'first_time_contributors_new_to_github':
            return fail('Everybody with an account that is not new runs workflows without approval.');
          default:
            return malformed('fork_pr_approval_policy');
        }
      });
    }),

  examples: [
    { kind: 'pass', why: 'everybody outside waits', inventory: github(repo({ ...open, fork_pr_approval_policy: 'all_external_contributors' })), answers: { 'acme/shop': 'pass' } },
    { kind: 'fail', why: 'only new accounts wait', inventory: github(repo({ ...open, fork_pr_approval_policy: 'first_time_contributors_new_to_github' })), answers: { 'acme/shop': 'fail' } },
    { kind: 'review', why: 'one merged change is enough', inventory: github(repo({ ...open, fork_pr_approval_policy: 'first_time_contributors' })), answers: { 'acme/shop': 'review' } },
    { kind: 'not_applicable', why: 'not public', inventory: github(repo({ fork_pr_approval_policy: null })), answers: { 'acme/shop': 'not_applicable' } },
    ...repositoryExamples('fork_pr_approval_policy'),
    { kind: 'near_miss', why: 'Actions are off, whatever the policy says', inventory: github(repo({ ...open, actions_enabled: false, fork_pr_approval_policy: 'first_time_contributors_new_to_github' })), answers: { 'acme/shop': 'not_applicable' } },
  ],
});
