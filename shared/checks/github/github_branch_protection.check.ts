import { defineCheck } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { fail, pass } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, rule, ruleset } from './branch-examples.ts';
import { ofLiveBranch, protectionOf, rulesOf, unreadLayer } from './branch-layers.ts';
import { forbidden, github } from './examples.ts';
import { objectsIn } from './values.ts';

/** Rules that keep a change out. Patterns of commit messages and names ask for a form, and let everything in that has it. */
const guards: ReadonlySet<string> = new Set(['pull_request', 'required_status_checks', 'non_fast_forward', 'deletion', 'update', 'required_signatures', 'required_deployments', 'merge_queue', 'workflows', 'code_scanning']);

export default defineCheck({
  id: 'github_branch_protection',
  version: 1,
  title: 'Default branch is protected by rule or ruleset',
  severity: 'high',
  remediation: 'Protect the default branch with a ruleset or a branch protection rule that asks for pull requests.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.5.3', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1', '6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject) =>
    ofLiveBranch(subject, () => {
      const protection = protectionOf(subject);
      const rules = rulesOf(subject);
      if (protection || rules?.some(({ type }) => guards.has(type))) return pass;
      const unread = unreadLayer(subject);
      if (unread) return unread;
      const rulesets = attribute(subject, 'rulesets');
      const idle = rulesets.isRead && objectsIn(rulesets.value)?.some(({ enforcement }) => enforcement !== 'active');
      return fail(`Nothing protects the default branch${idle ? '; a ruleset that is off or only evaluates protects nothing' : ''}.`);
    }),

  examples: [
    { kind: 'pass', why: 'classic protection', inventory: github(branch({ protection: classic() })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'a ruleset alone', inventory: github(branch({ rules: [rule('pull_request')], rulesets: [ruleset()] })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'a ruleset is enough where classic protection was refused', inventory: github(branch({ rules: [rule('pull_request')] }, { protection: forbidden })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: github(branch({})), answers: { [branchName]: 'fail' } },
    ...branchExamples,
    { kind: 'near_miss', why: 'a ruleset in evaluate mode is no protection', inventory: github(branch({ rulesets: [ruleset({ enforcement: 'evaluate', rule_types: ['pull_request'] })] })), answers: { [branchName]: 'fail' } },
    { kind: 'near_miss', why: 'a pattern of commit messages keeps nobody out', inventory: github(branch({ rules: [rule('commit_message_pattern', { pattern: '^feat' })] })), answers: { [branchName]: 'fail' } },
  ],
});
