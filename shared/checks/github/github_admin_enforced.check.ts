import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, passUnless, review, unknown } from '../support/verdicts.ts';
import { branch, branchExamples, branchName, classic, rule, ruleset } from './branch-examples.ts';
import { ofLiveBranch, protectionOf, rulesOf, unreadLayer } from './branch-layers.ts';
import { forbidden, github } from './examples.ts';
import { objectsIn } from './values.ts';

const byTeam = { actor_type: 'Team', actor_id: 3, bypass_mode: 'always' };
const byApp = { actor_type: 'Integration', actor_id: 9, bypass_mode: 'always' };
const inRuleset = (parts: Parameters<typeof ruleset>[0]) => github(branch({ rules: [rule('pull_request')], rulesets: [ruleset(parts)] }));

/** Each layer that is there must bind everybody: what one of them asks for and lets administrators skip is skipped. */
export default defineCheck({
  id: 'github_admin_enforced',
  version: 1,
  title: 'Rules also bind administrators',
  severity: 'medium',
  remediation: 'Include administrators in the protection of the default branch, and empty the bypass list of its rulesets but for one break-glass app.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.branch'],

  judge: (subject) => {
    let verdicts: readonly Verdict[] = [];
    const whole = ofLiveBranch(subject, () => {
      const unread = unreadLayer(subject);
      if (unread) return unread;
      const [protection, rules] = [protectionOf(subject), rulesOf(subject) ?? []];
      if (!protection && rules.length === 0) return fail('Nothing protects the default branch, so nothing binds anybody.');
      verdicts = [...(protection && !protection.enforce_admins ? [fail('Classic protection leaves administrators out.', { discriminator: 'classic' })] : []), ...judgeRulesets(subject, new Set(rules.map(({ ruleset_id: id }) => id)))];
      return pass;
    });
    return whole.answer === 'pass' ? passUnless(verdicts) : whole;
  },

  examples: [
    { kind: 'pass', why: 'classic protection includes administrators', inventory: github(branch({ protection: classic() })), answers: { [branchName]: 'pass' } },
    { kind: 'pass', why: 'nobody may bypass the ruleset', inventory: inRuleset({}), answers: { [branchName]: 'pass' } },
    { kind: 'fail', why: 'administrators are left out', inventory: github(branch({ protection: classic({ enforce_admins: false }) })), answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'a team may bypass the ruleset', inventory: inRuleset({ bypass_actors: [byTeam] }), answers: { [branchName]: 'fail' } },
    { kind: 'fail', why: 'nothing is there to bind anybody', inventory: github(branch({})), answers: { [branchName]: 'fail' } },
    { kind: 'review', why: 'only an app may', inventory: inRuleset({ bypass_actors: [byApp] }), answers: { [branchName]: 'review' } },
    { kind: 'unknown', why: 'the bypass list is told only to those who may change the ruleset', inventory: inRuleset({ bypass_actors: null }), answers: { [branchName]: 'unknown' } },
    { kind: 'unknown', why: 'the rulesets were refused', inventory: github(branch({ rules: [rule('pull_request')] }, { rulesets: forbidden })), answers: { [branchName]: 'unknown' } },
    ...branchExamples,
    {
      kind: 'near_miss',
      why: 'classic protection that exempts administrators is not made good by a ruleset beside it that binds them to something else',
      inventory: github(branch({ protection: classic({ enforce_admins: false }), rules: [rule('deletion')], rulesets: [ruleset()] })),
      answers: { [branchName]: 'fail' },
    },
    {
      kind: 'near_miss',
      why: 'the bypass list of a ruleset that is not in force opens nothing',
      inventory: github(branch({ rules: [rule('pull_request')], rulesets: [ruleset(), ruleset({ id: 8, enforcement: 'evaluate', bypass_actors: [byTeam] })] })),
      answers: { [branchName]: 'pass' },
    },
  ],
});

function judgeRulesets(subject: Resource, inForce: ReadonlySet<number>): Verdict[] {
  if (inForce.size === 0) return [];
  const found = attribute(subject, 'rulesets');
  if (!found.isRead) return [unknown(`Who may bypass the rulesets was not read. ${found.why}`)];
  const rulesets = objectsIn(found.value);
  if (rulesets === undefined) return [malformed('rulesets')];
  return [...inForce].flatMap((id) => judgeRuleset(rulesets.find((candidate) => candidate['id'] === id), id));
}

function judgeRuleset(found: JsonObject | undefined, id: number): Verdict[] {
  const where = { discriminator: `ruleset ${id}` };
  const actors = objectsIn(found?.['bypass_actors']);
  if (found === undefined || actors === undefined) return [unknown('Who may bypass a ruleset is told only to those who may change it.', where)];
  if (actors.length === 0) return [];
  const name = quoted(String(found['name']));
  if (actors.every((actor) => actor['actor_type'] === 'Integration')) return [review(`Only apps may bypass the ruleset ${name}; make sure that it is for emergencies.`, where)];
  const kinds = [...new Set(actors.map((actor) => String(actor['actor_type'])))].toSorted();
  return [fail(`Some may bypass the ruleset ${name}: ${kinds.join(', ')}.`, where)];
}
