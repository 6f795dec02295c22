import { defineCheck } from '../check.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, rule } from './branch-examples.ts';
import { judgeLayers } from './branch-layers.ts';
import { github } from './examples.ts';

export default defineCheck({
  id: 'github_signed_commits',
  version: 1,
  title: 'Commits on the default branch are signed',
  severity: 'low',
  remediation: 'Require signed commits in the protection of the default branch.',
  // `true` makes a branch without the rule a finding.
  params: { strict: 'false' },
  controls: {
    soc2: ['CC6.8', 'CC8.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.3.2', '6.5.1'],
    nist_csf: ['GV.SC-07', 'ID.RA-07', 'ID.RA-09', 'PR.PS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject, { params }) => {
    const verdict = judgeLayers(subject, {
      classic: ({ required_signatures: isRequired }) => (isRequired ? pass : fail('Commits need no signature.')),
      type: 'required_signatures',
      rules: () => pass,
      otherwise: 'Commits need no signature.',
    });
    return verdict.answer === 'fail' && params['strict'] !== 'true' ? review('Commits need no signature; decide whether this repository needs them.') : verdict;
  },

  examples: [
    { kind: 'pass', why: 'by a ruleset', inventory: github(branch({ rules: [rule('required_signatures')] })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'by classic protection', inventory: github(branch({ protection: classic({ required_signatures: true }) })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'unsigned commits where signatures are asked for', inventory: github(branch({ protection: classic() })), params: { strict: 'true' }, answers: { [branchName]: 'fail' } },
    { kind: 'review', why: 'unsigned commits where nobody asked', inventory: github(branch({ protection: classic() })), answers: { [branchName]: 'review' } },
    ...branchExamples,
    { kind: 'near_miss', why: 'a linear history is not signed', inventory: github(branch({ rules: [rule('required_linear_history')] })), params: { strict: 'true' }, answers: { [branchName]: 'fail' } },
  ],
});
