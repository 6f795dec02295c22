import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_user_invite_pending',
  version: 1,
  title: 'No invitation waits for long',
  severity: 'low',
  remediation: 'Take the invitation back, or ask the person to accept it.',
  /** `days`: how long an invitation may wait. */
  params: { days: 7 },
  controls: {
    soc2: ['CC6.3', 'CC6.2'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.5.16', 'A.6.5'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)', '164.308(a)(3)(ii)(C)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5', '8.2.5', '7.2.4'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.AA-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.user'],

  judge(subject, { today, params }) {
    return judgeRead(subject, ['is_pending', 'created_at'], ({ is_pending: isPending, created_at: createdAt }) => {
      if (isPending === false) return pass;
      if (isPending !== true) return malformed('is_pending');
      if (typeof createdAt !== 'string' || createdAt === '') return unknown('n8n does not say when the user was invited.');
      const days = daysBetween(createdAt.slice(0, 10), today);
      return days <= Number(params['days']) ? pass : fail(`The user was invited ${days} days ago and has not accepted; whoever holds the invitation can.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'accepted', inventory: prod('n8n.user', { is_pending: false, created_at: '2020-01-01T00:00:00Z' }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'invited this week', inventory: prod('n8n.user', { is_pending: true, created_at: '2026-11-15T00:00:00Z' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'invited last month', inventory: prod('n8n.user', { is_pending: true, created_at: '2026-10-15T00:00:00Z' }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'no day', inventory: prod('n8n.user', { is_pending: true, created_at: '' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.user', 'is_pending', { created_at: '2026-10-15T00:00:00Z' }),
    { kind: 'near_miss', why: 'on the last day', inventory: prod('n8n.user', { is_pending: true, created_at: '2026-11-14T23:59:59Z' }), answers: { prod: 'pass' } },
  ],
});
