import type { GithubPatPolicy } from '../../model/resources/github.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { forbidden, github, given, listExamples } from './examples.ts';
import { daysSince, daysText, numberOf, objectsIn } from './values.ts';

const name = 'acme/personal-access-tokens';
type Token = GithubPatPolicy['fine_grained_tokens'][number];
const token = (parts: Partial<Token>): Token => ({ owner: 'mona', token_name: 'deploy', token_expires_at: '2027-01-01T00:00:00Z', token_last_used_at: null, access_granted_at: '2026-11-01T00:00:00Z', repository_selection: 'subset', ...parts });
const tokens = (...list: readonly Token[]) => github(given('github.pat_policy', name, { fine_grained_tokens: list }));

export default defineCheck({
  id: 'github_token_expiry',
  version: 1,
  title: 'Personal access tokens end within a year',
  severity: 'medium',
  remediation: 'Revoke the token and have a new one issued with an end date; set a longest lifetime in the token settings of the organization.',
  params: { max_lifetime_days: 366 },
  controls: {
    soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
    iso_27001: ['A.5.15', 'A.5.16', 'A.5.17', 'A.8.2'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(a)(1)'],
    pci_dss: ['7.2.5', '8.6.3'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['github'],
  subject: 'resource',
  kinds: ['github.pat_policy'],

  judge: (subject, { params }) =>
    judgeRead(subject, ['fine_grained_tokens'], ({ fine_grained_tokens: listed }) => {
      const list = objectsIn(listed) as readonly Token[] | undefined;
      if (list === undefined) return malformed('fine_grained_tokens');
      if (list.length === 0) return notApplicable('No fine-grained token has access to the organization.');
      return passUnless(list.flatMap((item) => judgeToken(item, numberOf(params, 'max_lifetime_days'))));
    }),

  examples: [
    { kind: 'pass', why: 'it ends in two months', inventory: tokens(token({})), answers: { [name]: 'pass' } },
    { kind: 'fail', why: 'it never ends', inventory: tokens(token({ token_expires_at: null })), answers: { [name]: 'fail' } },
    { kind: 'fail', why: 'it lives for three years', inventory: tokens(token({ token_expires_at: '2029-11-01T00:00:00Z' })), answers: { [name]: 'fail' } },
    { kind: 'not_applicable', why: 'there are no tokens', inventory: tokens(), answers: { [name]: 'not_applicable' } },
    { kind: 'unknown', why: 'only an app may list them', inventory: github(given('github.pat_policy', name, {}, { fine_grained_tokens: forbidden })), answers: { [name]: 'unknown' } },
    ...listExamples(['github.pat_policy'], 'a personal account has no such list'),
    { kind: 'near_miss', why: 'a year to the day', inventory: tokens(token({ token_expires_at: '2027-11-01T00:00:00Z' })), answers: { [name]: 'pass' } },
    { kind: 'near_miss', why: 'one of two never ends', inventory: tokens(token({}), token({ token_name: 'old', token_expires_at: null })), answers: { [name]: 'fail' } },
  ],
});

function judgeToken(token: Token, limit: number): Verdict[] {
  const where = { discriminator: JSON.stringify([token.owner, token.token_name]) };
  const text = `The token ${quoted(token.token_name)} of ${quoted(token.owner)}`;
  if (token.token_expires_at === null) return [fail(`${text} never ends.`, where)];
  const days = daysSince(token.access_granted_at, token.token_expires_at.slice(0, 10));
  if (days === undefined) return [malformed('fine_grained_tokens')];
  return days <= limit ? [] : [fail(`${text} lives for ${daysText(days)}; the limit is ${daysText(limit)}.`, where)];
}
