import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

const key = (statement: JsonObject, ...more: readonly JsonObject[]) =>
  scanned(aws('aws.kms_key', 'k-1', { key_manager: 'CUSTOMER', key_state: 'Enabled', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*', ...statement }, ...more] } }));

export default defineCheck({
  id: 'aws_kms_policy_public',
  version: 1,
  title: 'No key may be used by everyone',
  severity: 'critical',
  remediation: 'Name the accounts and roles that may use the key, or limit the statement with a condition on the caller.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12', 'A.8.24'],
    hipaa: ['164.312(a)(1)', '164.312(a)(2)(iv)'],
    pci_dss: ['1.4.4', '3.6.1', '3.7.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(a)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.kms_key'],

  judge: (subject) =>
    judgeAws('aws.kms_key', subject, { key_manager: text }, ({ key_manager: manager }) =>
      manager === 'CUSTOMER'
        ? judgeAws('aws.kms_key', subject, { policy: object }, ({ policy }) => {
            const statements = parsePolicy(policy);
            if (statements === undefined) return malformed('policy');
            const openness = opennessOf(statements);
            if (openness === 'open') return fail('The policy of the key lets everyone with an AWS account use it.');
            return openness === 'narrowed' ? review('The policy of the key names everyone and leaves it to a condition who that is.') : pass;
          })
        : notApplicable('AWS manages the key and its policy.'),
    ),

  examples: [
    { kind: 'pass', why: 'the own account', inventory: key({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), answers: { 'k-1': 'pass' } },
    { kind: 'fail', why: 'everyone', inventory: key({ Principal: { AWS: '*' } }), answers: { 'k-1': 'fail' } },
    { kind: 'fail', why: 'everyone in a list', inventory: key({ Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }), answers: { 'k-1': 'fail' } },
    { kind: 'fail', why: 'the condition is about the way, not about who', inventory: key({ Principal: '*', Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } }), answers: { 'k-1': 'fail' } },
    { kind: 'review', why: 'everyone of one account', inventory: key({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': '111122223333' } } }), answers: { 'k-1': 'review' } },
    { kind: 'not_applicable', why: 'a key of AWS', inventory: scanned(aws('aws.kms_key', 'k-1', { key_manager: 'AWS' })), answers: { 'k-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'the statement for everyone denies', inventory: key({ Principal: { AWS: '111122223333' } }, { Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt', Resource: '*' }), answers: { 'k-1': 'pass' } },
    { kind: 'near_miss', why: 'a condition that is also met when nobody says who asks', inventory: key({ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } }), answers: { 'k-1': 'fail' } },
    { kind: 'near_miss', why: 'any account matches', inventory: key({ Principal: '*', Condition: { StringLike: { 'aws:PrincipalAccount': '*' } } }), answers: { 'k-1': 'fail' } },
    { kind: 'near_miss', why: 'everyone but those of the organization is denied', inventory: key({ Principal: '*' }, { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), answers: { 'k-1': 'review' } },
    ...unread('aws.kms_key', 'policy', { key_manager: 'CUSTOMER' }),
  ],
});
