import type { JsonObject } from '../../model/fact.ts';
import { byCodeUnit } from '../../model/order.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, passUnless, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';
import { parsePolicy, type Statement } from './policy.ts';
import { isForEveryone, isNarrowed } from './public-policy.ts';

const role = (statement: JsonObject, more: AwsAttributes<'aws.iam_role'> = {}) =>
  scanned(aws('aws.iam_role', 'vendor', { path: '/', assume_role_policy_document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', ...statement }] }, ...more }));
const outside = { AWS: 'arn:aws:iam::999988887777:root' };
const withId = { Condition: { StringEquals: { 'sts:ExternalId': 'a-shared-word' } } };
const known = { known_accounts: ['999988887777'] };

export default defineCheck({
  id: 'aws_iam_cross_account_trust',
  version: 1,
  title: 'Roles trust only known accounts, with an external id',
  severity: 'high',
  remediation: 'Name the accounts that may assume the role, and ask for sts:ExternalId or for your own organization in a condition.',
  /** `known_accounts`: ids of accounts outside that you work with. */
  params: { known_accounts: [] },
  controls: {
    soc2: ['CC6.3', 'CC9.2'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.5.19', 'A.5.20', 'A.5.22', 'A.5.23', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(b)(1)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '12.8.1', '12.8.4'],
    gdpr: ['Art.25(2)', 'Art.28', 'Art.32(1)(b)'],
    nist_csf: ['GV.SC-04', 'GV.SC-07', 'PR.AA-05'],
    nist_ai_rmf: ['GOVERN 6.1', 'MANAGE 3.1'],
    iso_42001: ['A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_role'],

  judge: (subject, { params }) =>
    judgeAws('aws.iam_role', subject, { account_id: text, assume_role_policy_document: object }, ({ account_id: own, assume_role_policy_document: document }) => {
      const statements = parsePolicy(document);
      if (statements === undefined) return malformed('assume_role_policy_document');
      const verdicts = statements.filter(({ isAllow, principals }) => isAllow && principals !== undefined).map((statement) => judgeTrust(statement, own, texts(params, 'known_accounts')));
      const outsideOnes = verdicts.filter((verdict) => verdict !== undefined);
      return outsideOnes.length === 0 ? notApplicable('No other account may assume the role.') : passUnless(outsideOnes.filter(({ answer }) => answer !== 'pass'));
    }),

  examples: [
    { kind: 'pass', why: 'a known account with an external id', inventory: role({ Principal: outside, ...withId }), params: known, answers: { vendor: 'pass' } },
    { kind: 'pass', why: 'anyone of the own organization', inventory: role({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc1234567' } } }), answers: { vendor: 'pass' } },
    { kind: 'fail', why: 'an account that nobody knows, even with an external id', inventory: role({ Principal: outside, ...withId }), answers: { vendor: 'fail' } },
    { kind: 'fail', why: 'anyone at all', inventory: role({ Principal: { AWS: '*' } }), answers: { vendor: 'fail' } },
    { kind: 'fail', why: 'a condition that anyone can meet narrows nothing', inventory: role({ Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), answers: { vendor: 'fail' } },
    { kind: 'fail', why: 'all but one', inventory: role({ NotPrincipal: { AWS: 'arn:aws:iam::111122223333:user/x' } }), answers: { vendor: 'fail' } },
    { kind: 'review', why: 'a known account without an external id', inventory: role({ Principal: { AWS: ['999988887777'] } }), params: known, answers: { vendor: 'review' } },
    { kind: 'not_applicable', why: 'the own account and a service', inventory: role({ Principal: { AWS: 'arn:aws:iam::111122223333:root', Service: 'lambda.amazonaws.com' } }), answers: { vendor: 'not_applicable' } },
    { kind: 'near_miss', why: 'anyone, but only from the own account', inventory: role({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } }), answers: { vendor: 'pass' } },
    { kind: 'near_miss', why: 'an external id that may be missing', inventory: role({ Principal: outside, Condition: { StringEqualsIfExists: { 'sts:ExternalId': 'x' } } }), params: known, answers: { vendor: 'review' } },
    { kind: 'near_miss', why: 'a statement that denies outsiders', inventory: role({ Effect: 'Deny', Principal: '*' }), answers: { vendor: 'not_applicable' } },
    { kind: 'near_miss', why: 'any external id will do', inventory: role({ Principal: outside, Condition: { StringLike: { 'sts:ExternalId': '*' } } }), params: known, answers: { vendor: 'review' } },
    { kind: 'near_miss', why: 'one of two external ids is any', inventory: role({ Principal: outside, Condition: { StringLike: { 'sts:ExternalId': ['a-shared-word', '*'] } } }), params: known, answers: { vendor: 'review' } },
    ...unread('aws.iam_role', 'assume_role_policy_document'),
  ],
});

/** The verdict about one statement of trust; undefined when it lets no other account in. */
function judgeTrust(statement: Statement, own: string, known: readonly string[]): Verdict | undefined {
  if (isForEveryone(statement)) return isNarrowed(statement) ? pass : fail('Anyone with an AWS account may assume the role.', { discriminator: '*' });
  const others = [...new Set((statement.principals?.aws ?? []).map((principal) => accountOf(principal)))].filter((id) => id !== own).toSorted(byCodeUnit);
  if (others.length === 0) return undefined;
  const strangers = others.filter((id) => !known.includes(id));
  if (strangers.length > 0) return fail(`The role trusts ${strangers.map((id) => quoted(id)).join(', ')}, which is not on the list of known accounts.`, { discriminator: strangers.join(' ') });
  if (isNarrowed(statement) || statement.conditions.some(({ key, operator, isMetWithoutKey, values }) => key === 'sts:externalid' && /^string(?:equals|like)/.test(operator) && !isMetWithoutKey && values.every((value) => /[^*?]/.test(value)))) return pass;
  return review(`The role trusts the known account ${others.join(', ')} without asking for an external id.`, { discriminator: others.join(' ') });
}

/** The account of a principal: `123456789012`, or the fifth part of an ARN. A user or role that was deleted is an id without one. */
function accountOf(principal: string): string {
  return principal.startsWith('arn:') ? (principal.split(':')[4] ?? '') : principal;
}
