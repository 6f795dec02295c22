import type { Resource } from '../../model/component.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { number, orNull, record } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, related } from './judging.ts';

type Policy = NonNullable<AwsAttributes<'aws.account'>['password_policy']>;
const good: Policy = { minimum_password_length: 14, require_symbols: true, require_numbers: true, require_uppercase_characters: true, require_lowercase_characters: true, max_password_age: null, password_reuse_prevention: 24, hard_expiry: false };
const person = aws('aws.iam_user', 'anna', { password_enabled: true });
const account = (policy: Policy | null, ...users: readonly Resource[]) => scanned(aws('aws.account', 'acme', { password_policy: policy }), ...(users.length > 0 ? users : [person]));

export default defineCheck({
  id: 'aws_iam_password_policy',
  version: 1,
  title: 'Passwords are long and not reused',
  severity: 'medium',
  remediation: 'Set a password policy of the account with 14 characters or more and 24 remembered passwords.',
  /** `floor_length`: below it the policy fails, between it and `min_length` someone must decide (PCI DSS asks for 12). */
  params: { min_length: 14, floor_length: 12, reuse: 24 },
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17'],
    hipaa: ['164.308(a)(5)(ii)(D)'],
    pci_dss: ['8.3.6'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject, context) =>
    judgeAws('aws.account', subject, { password_policy: orNull(record({ minimum_password_length: number, password_reuse_prevention: orNull(number) })) }, ({ password_policy: policy }) => {
      const verdict = judgePolicy(policy, context.params);
      if (verdict.answer === 'pass') return pass;
      const users = related(context, subject, 'aws.iam_user');
      if (users.missing === undefined && users.resources.every(({ attributes }) => attributes['password_enabled'] === false)) return notApplicable('No user of the account has a password for the console.');
      return verdict;
    }),

  examples: [
    { kind: 'pass', why: 'long enough and remembered', inventory: account(good), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'no policy of its own', inventory: account(null), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'too short', inventory: account({ ...good, minimum_password_length: 11 }), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'former passwords may come back', inventory: account({ ...good, password_reuse_prevention: null }), answers: { acme: 'fail' } },
    { kind: 'review', why: 'as long as PCI DSS asks', inventory: account({ ...good, minimum_password_length: 12 }), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'nobody has a password', inventory: account(null, aws('aws.iam_user', 'bot', { password_enabled: false })), answers: { acme: 'not_applicable' } },
    { kind: 'near_miss', why: 'one user whose password is not known may have one', inventory: account(null, aws('aws.iam_user', 'bot', { password_enabled: false }), aws('aws.iam_user', 'ben', {})), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'users that could not be listed may have passwords', inventory: scannedWithout(['aws.iam_user'], aws('aws.account', 'acme', { password_policy: null })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'twenty-three are one too few', inventory: account({ ...good, password_reuse_prevention: 23 }), answers: { acme: 'fail' } },
    ...unread('aws.account', 'password_policy'),
  ],
});

function judgePolicy(policy: { readonly minimum_password_length: number; readonly password_reuse_prevention: number | null } | null, params: CheckContext['params']): Verdict {
  if (policy === null) return fail('The account has no password policy of its own.');
  const { minimum_password_length: length, password_reuse_prevention: reuse } = policy;
  if (reuse === null || reuse < Number(params['reuse'])) return fail(`The password policy remembers ${reuse ?? 'no'} former passwords; ${String(params['reuse'])} are asked for.`);
  if (length >= Number(params['min_length'])) return pass;
  const sentence = `Passwords may have ${length} characters; ${String(params['min_length'])} are asked for.`;
  return length >= Number(params['floor_length']) ? review(sentence) : fail(sentence);
}
