import type { GithubInvitation } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const invitation = (attributes: Partial<GithubInvitation>, unread?: Readonly<Record<string, string>>) => github(given('github.invitation', 'lisa', { role: 'direct_member', ...attributes }, unread));

export default defineCheck({
  id: 'github_org_pending_invitations',
  version: 1,
  title: 'No invitation waits for long',
  severity: 'low',
  remediation: 'Cancel the invitation and send a new one when it is needed.',
  params: { days: 7 },
  controls: {
    soc2: ['CC6.2', 'CC6.3'],
    iso_27001: ['A.5.16', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'],
    pci_dss: ['7.2.4', '7.2.5.1', '8.2.6'],
    gdpr: ['Art.32(1)(b)', 'Art.32(1)(d)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.invitation'],

  judge: (subject, { today, params }) =>
    judgeRead(subject, ['role', 'created_at'], ({ role, created_at: createdAt }) => {
      const days = daysSince(createdAt, today);
      if (days === undefined) return malformed('created_at');
      const limit = numberOf(params, 'days');
      return days <= limit ? pass : fail(`An invitation ${role === 'admin' ? 'to become an owner ' : ''}waits for ${daysText(days)}; the limit is ${daysText(limit)}.`);
    }),

  examples: [
    { kind: 'pass', why: 'sent yesterday', inventory: invitation({ created_at: '2026-11-20T00:00:00Z' }), answers: { lisa: 'pass' } },
    { kind: 'fail', why: 'sent last month', inventory: invitation({ created_at: '2026-10-20T00:00:00Z' }), answers: { lisa: 'fail' } },
    { kind: 'fail', why: 'to become an owner', inventory: invitation({ role: 'admin', created_at: '2026-10-20T00:00:00Z' }), answers: { lisa: 'fail' } },
    { kind: 'unknown', why: 'its date was refused', inventory: invitation({}, { created_at: forbidden }), answers: { lisa: 'unknown' } },
    ...listExamples(['github.invitation'], 'nobody is invited'),
    { kind: 'near_miss', why: 'a week to the day', inventory: invitation({ created_at: '2026-11-14T00:00:00Z' }), answers: { lisa: 'pass' } },
  ],
});
