import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { attribute, judgeRead } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const key = (more: JsonObject) => prod('n8n.api_key', { is_legacy: false, issued_at: '2026-11-01T00:00:00Z', expires_at: '2027-01-30T00:00:00Z', ...more });

export default defineCheck({
  id: 'n8n_api_key_age',
  version: 1,
  title: 'API keys scoped, expiring, under 90 days',
  severity: 'medium',
  remediation: 'Make a new key that ends within 90 days, and delete the old one.',
  /** `days`: age at which a key is exchanged. */
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17'],
    hipaa: ['164.308(a)(5)(ii)(D)'],
    pci_dss: ['8.6.3'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.api_key'],

  judge(subject, { today, params }) {
    const legacy = attribute(subject, 'is_legacy');
    if (legacy.isRead && legacy.value === true) return review('A key of this older form says neither when it was made nor when it ends; make a new one.');
    return judgeRead(subject, ['issued_at', 'expires_at'], ({ issued_at: issuedAt, expires_at: expiresAt }) => {
      if (expiresAt === null) return fail('The key that the scan uses never ends.');
      if (typeof issuedAt !== 'string' || typeof expiresAt !== 'string') return unknown('The key does not say when it was made.');
      const days = daysBetween(issuedAt.slice(0, 10), today);
      const max = Number(params['days']);
      return days <= max ? pass : fail(`The key that the scan uses is ${days} days old; at most ${max} are allowed.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'made this month, ends', inventory: key({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'never ends', inventory: key({ expires_at: null }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'old', inventory: key({ issued_at: '2026-01-01T00:00:00Z' }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'a key of the older form', inventory: prod('n8n.api_key', { is_legacy: true }, { issued_at: 'It holds no times.', expires_at: 'It holds no times.' }), answers: { prod: 'review' } },
    { kind: 'unknown', why: 'a token without its day', inventory: key({ issued_at: null }), answers: { prod: 'unknown' } },
    ...notRead('n8n.api_key', 'issued_at', { is_legacy: false, expires_at: '2027-01-01T00:00:00Z' }),
    { kind: 'near_miss', why: 'on the last day', inventory: key({ issued_at: '2026-08-23T00:00:00Z' }), answers: { prod: 'pass' } },
  ],
});
