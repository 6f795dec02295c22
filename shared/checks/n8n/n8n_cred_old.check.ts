import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead } from '../support/attributes.ts';
import { daysBetween } from '../support/dates.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_cred_old',
  version: 1,
  title: 'Credentials are exchanged in time',
  severity: 'medium',
  remediation: 'Make a new key at the provider, put it into the credential, and revoke the old one.',
  /** `days`: age at which a credential is exchanged. */
  params: { days: 365 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'],
    pci_dss: ['8.2.6', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.credential'],

  judge(subject, { today, params }) {
    return judgeRead(subject, ['updated_at'], ({ updated_at: updatedAt }) => {
      if (typeof updatedAt !== 'string' || updatedAt === '') return unknown('n8n does not say when the credential was changed.');
      const days = daysBetween(updatedAt.slice(0, 10), today);
      const max = Number(params['days']);
      return days <= max ? pass : fail(`The credential has not changed for ${days} days; at most ${max} are allowed.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'changed this year', inventory: prod('n8n.credential', { updated_at: '2026-02-01T00:00:00Z' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'not for two years', inventory: prod('n8n.credential', { updated_at: '2024-11-01T00:00:00Z' }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'the limit is a parameter', inventory: prod('n8n.credential', { updated_at: '2026-02-01T00:00:00Z' }), params: { days: 90 }, answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'no day', inventory: prod('n8n.credential', { updated_at: '' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.credential', 'updated_at'),
    { kind: 'near_miss', why: 'made long ago, exchanged since', inventory: prod('n8n.credential', { created_at: '2020-01-01T00:00:00Z', updated_at: '2025-11-21T00:00:00Z' }), answers: { prod: 'pass' } },
  ],
});
