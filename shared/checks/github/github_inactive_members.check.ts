import type { GithubMember } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf, textsIn } from './values.ts';

const member = (attributes: Partial<GithubMember>, unread?: Readonly<Record<string, string>>, login = 'mona') =>
  given('github.member', login, { login, type: 'User', activity_sources: ['audit_log', 'repository_activity'], ...attributes }, unread);
const other = member({ last_active_at: '2026-11-20T10:00:00Z' }, undefined, 'other');
const old = '2026-07-01T10:00:00Z';

/** Idle is only who was seen by the audit log, which shows everything; pushes alone show nothing of those who review. */
export default defineCheck({
  id: 'github_inactive_members',
  version: 1,
  title: 'No member idle beyond the limit keeps access',
  severity: 'medium',
  remediation: 'Remove the member from the organization; an invitation brings the access back when it is needed.',
  params: { days: 90 },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.16', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
    pci_dss: ['8.2.6'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.member'],

  judge: (subject, { inventory, today, params }) =>
    judgeRead(subject, ['login', 'last_active_at', 'activity_sources'], ({ login, last_active_at: lastActiveAt, activity_sources: sources }) => {
      const seenBy = textsIn(sources);
      if (typeof login !== 'string' || seenBy === undefined) return malformed('activity_sources');
      if (inventory.resourcesOfKind('github.member').length < 2 && inventory.missing('github.member').length === 0) return notApplicable('The organization has one member.');
      const type = attribute(subject, 'type');
      if (type.isRead && type.value === 'Bot') return notApplicable('A bot works when it is asked.');
      const limit = numberOf(params, 'days');
      const days = lastActiveAt === null ? Number.POSITIVE_INFINITY : daysSince(lastActiveAt, today);
      if (days === undefined) return malformed('last_active_at');
      if (days <= limit) return pass;
      if (!seenBy.includes('audit_log')) return review(`No push of ${quoted(login)} was seen in ${daysText(limit)}; the audit log, which shows other activity, could not be read.`);
      return fail(Number.isFinite(days) ? `${quoted(login)} was last active ${daysText(days)} ago; the limit is ${daysText(limit)}.` : `Nothing that ${quoted(login)} did is in the audit log.`);
    }),

  examples: [
    { kind: 'pass', why: 'active yesterday', inventory: github(member({ last_active_at: '2026-11-20T10:00:00Z' }), other), answers: { mona: 'pass', other: 'pass' } },
    { kind: 'fail', why: 'idle for months by the audit log', inventory: github(member({ last_active_at: old }), other), answers: { mona: 'fail', other: 'pass' } },
    { kind: 'fail', why: 'never seen', inventory: github(member({ last_active_at: null }), other), answers: { mona: 'fail', other: 'pass' } },
    { kind: 'review', why: 'only pushes could be seen', inventory: github(member({ last_active_at: null, activity_sources: ['repository_activity'] }), other), answers: { mona: 'review', other: 'pass' } },
    { kind: 'not_applicable', why: 'a single member', inventory: github(member({ last_active_at: old })), answers: { mona: 'not_applicable' } },
    { kind: 'unknown', why: 'no activity could be read', inventory: github(member({}, { last_active_at: forbidden }), other), answers: { mona: 'unknown', other: 'pass' } },
    ...listExamples(['github.member'], 'a personal account has no members'),
    { kind: 'near_miss', why: 'exactly at the limit', inventory: github(member({ last_active_at: '2026-08-23T23:59:59Z' }), other), answers: { mona: 'pass', other: 'pass' } },
    { kind: 'near_miss', why: 'a push is activity, whatever else could not be read', inventory: github(member({ last_active_at: '2026-11-01T10:00:00Z', activity_sources: ['repository_activity'] }), other), answers: { mona: 'pass', other: 'pass' } },
  ],
});
