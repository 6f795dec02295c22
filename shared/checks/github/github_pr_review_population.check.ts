import type { Resource } from '../../model/component.ts';
import type { GithubPullRequest } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { listOf, objectsIn, textsIn } from './values.ts';

const merged = (approvals: GithubPullRequest['approvals'], more: Partial<GithubPullRequest> = {}) =>
  github(given('github.pull_request', 'acme/shop#12', { author: 'mona', merged_by: 'mona', merged_at: '2026-11-10T12:00:00Z', committers: ['mona'], approvals, ...more }));
const approval = (login: string | null, submitted_at = '2026-11-10T11:00:00Z', is_bot = false) => ({ login, is_bot, submitted_at });
const name = 'acme/shop#12';

/** The population is every change of the default branch: merged pull requests, and pushes that none brought. A bypass shows only here. */
export default defineCheck({
  id: 'github_pr_review_population',
  version: 1,
  title: 'Every merged change in the window had an independent approval',
  severity: 'high',
  remediation: 'Have the listed change reviewed now and record why it went in without; then close the way that it took.',
  // Logins whose direct pushes are the work of a release, such as a bot that writes versions.
  params: { release_accounts: [] },
  controls: {
    soc2: ['CC4.1', 'CC8.1'],
    iso_27001: ['A.5.3', 'A.8.28', 'A.8.32'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.2.3.1', '6.5.1'],
    nist_csf: ['ID.RA-07', 'PR.PS-01', 'PR.PS-06'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.pull_request', 'github.direct_push'],

  judge: (subject, { params }) => (subject.kind === 'github.direct_push' ? judgePush(subject, listOf(params, 'release_accounts')) : judgePullRequest(subject)),

  examples: [
    { kind: 'pass', why: 'approved by another before the merge', inventory: merged([approval('lisa')]), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'merged without an approval', inventory: merged([]), answers: { [name]: 'fail' } },
    {
      kind: 'fail',
      why: 'pushed past every pull request',
      inventory: github(given('github.direct_push', 'acme/shop@abc', { repository: 'acme/shop', actor: 'mona', activity_type: 'push' })),
      answers: { 'acme/shop@abc': 'fail' },
    },
    { kind: 'review', why: 'approved after the merge', inventory: merged([approval('lisa', '2026-11-10T13:00:00Z')]), answers: { [name]: 'review' } },
    { kind: 'review', why: 'approved by a bot alone', inventory: merged([approval('approver', undefined, true)]), answers: { [name]: 'review' } },
    { kind: 'review', why: 'a push of the release account', inventory: github(given('github.direct_push', 'acme/shop@abc', { actor: 'release', activity_type: 'push' })), params: { release_accounts: ['release'] }, answers: { 'acme/shop@abc': 'review' } },
    { kind: 'unknown', why: 'the reviews were refused', inventory: github(given('github.pull_request', name, { author: 'mona', merged_at: '2026-11-10T12:00:00Z', committers: [] }, { approvals: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.pull_request', 'github.direct_push'], 'nothing was merged'),
    { kind: 'near_miss', why: 'who wrote part of the change does not approve it independently', inventory: merged([approval('lisa')], { committers: ['lisa', 'mona'] }), answers: { [name]: 'fail' } },
    { kind: 'near_miss', why: 'the approval of the author, and of an account that is gone', inventory: merged([approval('mona')]), answers: { [name]: 'fail' } },
    { kind: 'near_miss', why: 'a second approval in time makes good for one that came late', inventory: merged([approval('lisa', '2026-11-10T13:00:00Z'), approval('otto')]), answers: { [name]: 'pass' } },
  ],
});

function judgePush(push: Resource, releaseAccounts: readonly string[]): Verdict | readonly Verdict[] {
  return judgeRead(push, ['actor', 'activity_type'], ({ actor, activity_type: type }) => {
    const who = typeof actor === 'string' ? quoted(actor) : 'An account that is gone';
    if (typeof actor === 'string' && releaseAccounts.includes(actor)) return review(`${who} pushed to the default branch without a pull request, as a release account may; look at what it pushed.`);
    return fail(`${who} ${type === 'force_push' ? 'rewrote the default branch' : 'pushed to the default branch'} without a pull request.`);
  });
}

function judgePullRequest(change: Resource): Verdict | readonly Verdict[] {
  return judgeRead(change, ['author', 'merged_at', 'committers', 'approvals'], ({ author, merged_at: mergedAt, committers, approvals }) => {
    const writers = textsIn(committers);
    const given = objectsIn(approvals);
    if (typeof mergedAt !== 'string' || writers === undefined || given === undefined) return malformed('approvals');
    const independent = given.filter((approval) => isJsonObject(approval) && approval['login'] !== author && !writers.includes(String(approval['login'])));
    if (independent.length === 0) return fail('The change was merged without the approval of somebody who did not write it.');
    const inTime = independent.filter((approval) => String(approval['submitted_at']) <= mergedAt);
    if (inTime.length === 0) return review('The change was approved only after it had been merged.');
    return inTime.some((approval) => approval['is_bot'] !== true) ? pass : review('Only a bot approved the change.');
  });
}
