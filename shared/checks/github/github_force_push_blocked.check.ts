import type { Resource } from '../../model/component.ts';
import type { GithubClassicProtection } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute } from '../support/attributes.ts';
import { fail, pass, passUnless, review } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, rule, ruleset } from './branch-examples.ts';
import { judgeLayers } from './branch-layers.ts';
import { github } from './examples.ts';
import { objectsIn } from './values.ts';

/** Two questions, each answered by either layer: whether history can be rewritten, and whether the branch can be deleted. */
export default defineCheck({
  id: 'github_force_push_blocked',
  version: 1,
  title: 'Force push and deletion of the default branch are blocked',
  severity: 'high',
  remediation: 'Block force pushes and deletion in the protection of the default branch.',
  controls: {
    soc2: ['CC7.2', 'CC7.3', 'CC8.1'],
    iso_27001: ['A.5.28', 'A.8.15', 'A.8.32'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    pci_dss: ['6.5.1', '10.3.2', '10.3.4'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-04', 'RS.AN-07'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject) => {
    const verdicts = [
      judgeBlock(subject, { type: 'non_fast_forward', allows: (protection) => protection.allow_force_pushes, what: 'History of the default branch can be rewritten by a force push' }),
      judgeBlock(subject, { type: 'deletion', allows: (protection) => protection.allow_deletions, what: 'The default branch can be deleted' }),
    ];
    // One sentence for an archived repository or a layer that was not read; two for two gaps.
    const shared = verdicts.find(({ answer }) => answer === 'not_applicable');
    return shared ?? passUnless(verdicts.filter(({ answer }) => answer !== 'pass'));
  },

  examples: [
    { kind: 'pass', why: 'classic protection blocks both unless told otherwise', inventory: github(branch({ protection: classic() })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'one by each layer', inventory: github(branch({ protection: classic({ allow_deletions: true }), rules: [rule('deletion')] })), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'force pushes are allowed', inventory: github(branch({ protection: classic({ allow_force_pushes: true }) })), answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'nothing protects the branch', inventory: github(branch({})), answers: { [branchName]: 'fail' } },
    {
      kind: 'review',
      why: 'named actors may bypass the ruleset',
      inventory: github(branch({ rules: [rule('non_fast_forward'), rule('deletion')], rulesets: [ruleset({ bypass_actors: [{ actor_type: 'Team', actor_id: 3, bypass_mode: 'always' }] })] })),
      answers: { [branchName]: 'review' },
    },
    ...branchExamples,
    { kind: 'near_miss', why: 'reviews do not keep anybody from rewriting history', inventory: github(branch({ rules: [rule('pull_request'), rule('deletion')] })), answers: { [branchName]: 'fail' } },
  ],
});

interface Block {
  readonly type: string;
  readonly allows: (protection: GithubClassicProtection) => boolean;
  readonly what: string;
}

function judgeBlock(subject: Resource, { type, allows, what }: Block): Verdict {
  const verdict = judgeLayers(subject, {
    classic: (protection) => (allows(protection) ? fail(`${what}.`) : pass),
    type,
    rules: (rules) => (rules.every(({ ruleset_id: id }) => hasActors(subject, id)) ? review(`${what} by those who may bypass the ruleset.`) : pass),
    otherwise: `${what}.`,
  });
  return { ...verdict, ...(verdict.answer !== 'pass' && { discriminator: type }) };
}

function hasActors(subject: Resource, id: number): boolean {
  const found = attribute(subject, 'rulesets');
  const actors = found.isRead ? objectsIn(found.value)?.find((candidate) => candidate['id'] === id)?.['bypass_actors'] : undefined;
  return Array.isArray(actors) && actors.length > 0;
}
