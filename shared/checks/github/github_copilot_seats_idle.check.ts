import type { GithubCopilotSeat } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const seat = (attributes: Partial<GithubCopilotSeat>, unread?: Readonly<Record<string, string>>) =>
  github(given('github.copilot_seat', 'mona', { login: 'mona', created_at: '2026-01-01T00:00:00Z', pending_cancellation_date: null, ...attributes }, unread));

/** A seat is access to a vendor that sees code; one that is not used is access for nothing. */
export default defineCheck({
  id: 'github_copilot_seats_idle',
  version: 1,
  title: 'No Copilot seat is idle',
  severity: 'low',
  remediation: 'Take the seat back; the member can ask for it again.',
  params: { days: 30 },
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC6.2', 'CC6.3'],
    iso_27001: ['A.5.9', 'A.5.16', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)'],
    pci_dss: ['8.2.6'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.AM-02', 'PR.AA-01', 'PR.AA-05'],
    nist_ai_rmf: ['GOVERN 1.6', 'MAP 4.1'],
    iso_42001: ['A.4.2', 'A.4.4'],
    eu_ai_act: ['Art.3'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04'],
    mitre_atlas: ['AML.M0023'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.copilot_seat'],

  judge: (subject, { today, params }) => {
    const cancelled = attribute(subject, 'pending_cancellation_date');
    if (cancelled.isRead && cancelled.value !== null) return notApplicable('The seat ends with the billing cycle.');
    return judgeRead(subject, ['login', 'last_activity_at', 'created_at'], ({ login, last_activity_at: lastActivityAt, created_at: createdAt }) => {
      const days = daysSince(lastActivityAt ?? createdAt, today);
      if (days === undefined || typeof login !== 'string') return malformed('last_activity_at');
      const limit = numberOf(params, 'days');
      if (days <= limit) return pass;
      return fail(lastActivityAt === null ? `The seat of ${quoted(login)} was given ${daysText(days)} ago and never used.` : `The seat of ${quoted(login)} was not used for ${daysText(days)}; the limit is ${daysText(limit)}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'used yesterday', inventory: seat({ last_activity_at: '2026-11-20T10:00:00Z' }), answers: { mona: 'pass' } },
    { kind: 'fail', why: 'two months without use', inventory: seat({ last_activity_at: '2026-09-20T10:00:00Z' }), answers: { mona: 'fail' } },
    { kind: 'fail', why: 'never used', inventory: seat({ last_activity_at: null }), answers: { mona: 'fail' } },
    { kind: 'not_applicable', why: 'already cancelled', inventory: seat({ last_activity_at: null, pending_cancellation_date: '2026-12-01' }), answers: { mona: 'not_applicable' } },
    { kind: 'unknown', why: 'the activity was refused', inventory: seat({}, { last_activity_at: forbidden }), answers: { mona: 'unknown' } },
    ...listExamples(['github.copilot_seat'], 'there are no seats'),
    { kind: 'near_miss', why: 'never used, but given last week', inventory: seat({ last_activity_at: null, created_at: '2026-11-14T00:00:00Z' }), answers: { mona: 'pass' } },
  ],
});
