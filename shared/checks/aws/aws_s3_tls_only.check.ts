import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { covers, coversAction, parsePolicy, type Statement } from './policy.ts';
import { isForEveryone } from './public-policy.ts';

const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'], Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const bucket = (...statements: readonly JsonObject[]) => scanned(aws('aws.s3_bucket', 'data', { bucket: 'data', policy: statements.length === 0 ? null : { Version: '2012-10-17', Statement: statements } }));

export default defineCheck({
  id: 'aws_s3_tls_only',
  version: 1,
  title: 'Bucket policies deny plain HTTP',
  severity: 'medium',
  remediation: 'Add a statement that denies s3:* to everyone on the bucket and its objects when aws:SecureTransport is false.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge: (subject) =>
    judgeAws('aws.s3_bucket', subject, { bucket: text, policy: orNull(object) }, ({ bucket: name, policy }) => {
      const statements = parsePolicy(policy);
      if (statements === undefined) return malformed('policy');
      const denials = statements.filter((statement) => deniesPlainHttp(statement));
      if (denials.length === 0) return fail('The policy of the bucket does not deny plain HTTP.');
      const full = denials.filter((statement) => isForEveryone(statement) && statement.conditions.length === 1 && coversAction(statement, 's3:zz0'));
      const isWhole = [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/zz0`].every((arn) => full.some(({ resources }) => covers({ ...resources, patterns: resources.patterns.map((pattern) => pattern.replace(/^arn:aws[^:]*:/, 'arn:aws:')) }, arn)));
      return isWhole ? pass : review('The policy of the bucket denies plain HTTP for some actions, objects or callers only.');
    }),

  examples: [
    { kind: 'pass', why: 'for everyone and everything', inventory: bucket(deny), answers: { data: 'pass' } },
    { kind: 'pass', why: 'as a list, with a boolean and with IfExists', inventory: bucket({ ...deny, Principal: { AWS: ['*'] }, Action: ['S3:*'], Resource: 'arn:aws:s3:::data*', Condition: { BoolIfExists: { 'AWS:securetransport': false } } }), answers: { data: 'pass' } },
    { kind: 'pass', why: 'the bucket in one statement and the objects in another', inventory: bucket({ ...deny, Resource: 'arn:aws:s3:::data' }, { ...deny, Resource: 'arn:aws:s3:::data/*' }), answers: { data: 'pass' } },
    { kind: 'fail', why: 'no policy', inventory: bucket(), answers: { data: 'fail' } },
    { kind: 'review', why: 'reading only', inventory: bucket({ ...deny, Action: 's3:GetObject' }), answers: { data: 'review' } },
    { kind: 'review', why: 'the objects, not the bucket', inventory: bucket({ ...deny, Resource: 'arn:aws:s3:::data/*' }), answers: { data: 'review' } },
    { kind: 'near_miss', why: 'to allow HTTPS forbids no HTTP', inventory: bucket({ ...deny, Effect: 'Allow', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'it denies HTTPS', inventory: bucket({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'a second condition lets most pass', inventory: bucket({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalAccount': '999988887777' } } }), answers: { data: 'review' } },
    { kind: 'near_miss', why: 'the statement names another bucket', inventory: bucket({ ...deny, Resource: ['arn:aws:s3:::data-old', 'arn:aws:s3:::data-old/*'] }), answers: { data: 'review' } },
    { kind: 'near_miss', why: 'it denies HTTPS as well, and so everything', inventory: bucket({ ...deny, Condition: { Bool: { 'aws:SecureTransport': ['false', 'true'] } } }), answers: { data: 'fail' } },
    ...unread('aws.s3_bucket', 'policy', { bucket: 'data' }),
  ],
});

function deniesPlainHttp({ isAllow, conditions }: Statement): boolean {
  return !isAllow && conditions.some(({ operator, key, values }) => operator === 'bool' && key === 'aws:securetransport' && values.every((value) => value.toLowerCase() === 'false'));
}
