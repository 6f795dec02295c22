import type { GithubSecret } from '../../model/resources/github.ts';
import { defineCheck } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const label = 'acme/shop/DEPLOY_TOKEN';
const secret = (updated_at: string, more: Partial<GithubSecret> = {}) => github(given('github.secret', label, { name: 'DEPLOY_TOKEN', updated_at, ...more }));

export default defineCheck({
  id: 'github_secret_age',
  version: 1,
  title: 'Stored secrets are replaced within a year',
  severity: 'medium',
  remediation: 'Issue a new credential, store it under the same name and revoke the old one.',
  params: { max_age_days: 365 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.secret'],

  judge: (subject, { today, params }) =>
    judgeRead(subject, ['name', 'updated_at'], ({ name, updated_at: updatedAt }) => {
      const days = daysSince(updatedAt, today);
      if (days === undefined || typeof name !== 'string') return malformed('updated_at');
      const limit = numberOf(params, 'max_age_days');
      return days <= limit ? pass : fail(`The secret ${quoted(name)} was last replaced ${daysText(days)} ago; the limit is ${daysText(limit)}.`);
    }),

  examples: [
    { kind: 'pass', why: 'replaced this year', inventory: secret('2026-05-01T00:00:00Z'), answers: { [label]: 'pass' } },
    { kind: 'fail', why: 'two years old', inventory: secret('2024-05-01T00:00:00Z'), answers: { [label]: 'fail' } },
    { kind: 'unknown', why: 'its date was refused', inventory: github(given('github.secret', label, { name: 'DEPLOY_TOKEN' }, { updated_at: forbidden })), answers: { [label]: 'unknown' } },
    ...listExamples(['github.secret'], 'there are no secrets'),
    { kind: 'near_miss', why: 'made long ago and replaced since', inventory: secret('2026-10-01T00:00:00Z', { created_at: '2019-01-01T00:00:00Z' }), answers: { [label]: 'pass' } },
  ],
});
