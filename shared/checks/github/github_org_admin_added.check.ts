import type { GithubMember } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, listOf, numberOf } from './values.ts';

const member = (attributes: Partial<GithubMember>, unread?: Readonly<Record<string, string>>) => github(given('github.member', 'mona', { login: 'mona', role: 'admin', ...attributes }, unread));

/** The audit log says who became an owner; approvals are named in the parameter, since GitHub keeps none. */
export default defineCheck({
  id: 'github_org_admin_added',
  version: 1,
  title: 'New owner has an approval on file',
  severity: 'high',
  remediation: 'Approve the access request of the new owner and name the login among the approved owners, or take the role back.',
  // Logins with an approved access request; a change of owner that is older than the window is no longer new.
  params: { approved_owners: [], window_days: 90, pending_days: 1 },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.3', '7.2.4', '7.2.5.1'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.32(1)(d)'],
    nist_csf: ['PR.AA-05', 'DE.CM-03'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.member'],

  judge: (subject, { today, params }) =>
    judgeRead(subject, ['login', 'role'], ({ login, role }) => {
      if (typeof login !== 'string') return malformed('login');
      if (role !== 'admin') return notApplicable('The member is no owner.');
      if (listOf(params, 'approved_owners').includes(login)) return pass;
      const since = attribute(subject, 'became_owner_at');
      if (!since.isRead) return unknown(`Since when ${quoted(login)} is an owner was not read. ${since.why}`);
      if (since.value === null) return notApplicable('The audit log shows no change of owner.');
      const days = daysSince(since.value, today);
      if (days === undefined) return malformed('became_owner_at');
      if (days > numberOf(params, 'window_days')) return notApplicable(`The owner is none of the last ${daysText(numberOf(params, 'window_days'))}.`);
      if (days <= numberOf(params, 'pending_days')) return review(`${quoted(login)} became an owner ${days === 0 ? 'today' : `${daysText(days)} ago`}; an approval is still to come.`);
      return fail(`${quoted(login)} became an owner ${daysText(days)} ago without an approval on file.`);
    }),

  examples: [
    { kind: 'pass', why: 'the approval is on file', inventory: member({ became_owner_at: '2026-11-10T08:00:00Z' }), params: { approved_owners: ['mona'] }, answers: { mona: 'pass' } },
    { kind: 'fail', why: 'eleven days without one', inventory: member({ became_owner_at: '2026-11-10T08:00:00Z' }), answers: { mona: 'fail' } },
    { kind: 'review', why: 'a day ago the approval may be on its way', inventory: member({ became_owner_at: '2026-11-20T08:00:00Z' }), answers: { mona: 'review' } },
    { kind: 'not_applicable', why: 'no new owner in the log', inventory: member({ became_owner_at: null }), answers: { mona: 'not_applicable' } },
    { kind: 'not_applicable', why: 'no owner at all', inventory: member({ role: 'member' }), answers: { mona: 'not_applicable' } },
    { kind: 'unknown', why: 'the audit log was refused', inventory: member({}, { became_owner_at: forbidden }), answers: { mona: 'unknown' } },
    ...listExamples(['github.member'], 'a personal account has no members'),
    { kind: 'near_miss', why: 'an approval for another login does not count', inventory: member({ became_owner_at: '2026-11-10T08:00:00Z' }), params: { approved_owners: ['mona2'] }, answers: { mona: 'fail' } },
    { kind: 'near_miss', why: 'an approved owner passes even where the audit log cannot be read', inventory: member({}, { became_owner_at: forbidden }), params: { approved_owners: ['mona'] }, answers: { mona: 'pass' } },
  ],
});
