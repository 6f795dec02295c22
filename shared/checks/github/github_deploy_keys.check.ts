import type { GithubDeployKey } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf } from './values.ts';

const name = 'acme/shop deploy';
const key = (attributes: Partial<GithubDeployKey>, unread?: Readonly<Record<string, string>>) =>
  github(given('github.deploy_key', name, { repository: 'acme/shop', read_only: true, created_at: '2026-06-01T00:00:00Z', last_used: '2026-11-20T00:00:00Z', ...attributes }, unread));

export default defineCheck({
  id: 'github_deploy_keys',
  version: 1,
  title: 'Deploy keys are read-only and younger than a year',
  severity: 'medium',
  remediation: 'Replace the deploy key by a new one that only reads, or by an app; remove keys that nobody uses.',
  params: { max_age_days: 365 },
  controls: {
    soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.16', 'A.5.17', 'A.8.2'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)'],
    pci_dss: ['7.2.5', '8.6.3'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.deploy_key'],

  judge: (subject, { today, params }) => {
    const enabled = attribute(subject, 'enabled');
    if (enabled.isRead && enabled.value === false) return notApplicable('The key is turned off.');
    return judgeRead(subject, ['read_only', 'created_at', 'last_used'], ({ read_only: isReadOnly, created_at: createdAt, last_used: lastUsed }) => {
      const days = daysSince(createdAt, today);
      const limit = numberOf(params, 'max_age_days');
      if (typeof isReadOnly !== 'boolean' || days === undefined) return malformed('read_only');
      const findings: Verdict[] = [];
      if (!isReadOnly) findings.push(fail('The key may write to the repository.', { discriminator: 'write' }));
      if (days > limit) findings.push(fail(`The key is ${daysText(days)} old; the limit is ${daysText(limit)}.`, { discriminator: 'age' }));
      if (findings.length === 0 && lastUsed === null) findings.push(review('The key was never used.'));
      return passUnless(findings);
    });
  },

  examples: [
    { kind: 'pass', why: 'it reads, and is some months old', inventory: key({}), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'it writes', inventory: key({ read_only: false }), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'two years old', inventory: key({ created_at: '2024-11-01T00:00:00Z' }), answers: { [name]: 'fail' } },
    { kind: 'review', why: 'never used', inventory: key({ last_used: null }), answers: { [name]: 'review' } },
    { kind: 'not_applicable', why: 'turned off', inventory: key({ enabled: false, read_only: false }), answers: { [name]: 'not_applicable' } },
    { kind: 'unknown', why: 'its rights were refused', inventory: github(given('github.deploy_key', name, { created_at: '2026-06-01T00:00:00Z' }, { read_only: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.deploy_key'], 'there are none'),
    { kind: 'near_miss', why: 'a year old to the day', inventory: key({ created_at: '2025-11-21T09:00:00Z' }), answers: { [name]: 'pass' } },
  ],
});
