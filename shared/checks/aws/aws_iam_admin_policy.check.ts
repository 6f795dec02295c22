import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { flag, number, object } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { inlinePolicies } from './documents.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { coversEveryAction, coversEveryResource, parsePolicy, type Statement } from './policy.ts';

const document = (statement: JsonObject) => ({ Version: '2012-10-17', Statement: [statement] });
const policy = (statement: JsonObject, attributes: AwsAttributes<'aws.iam_policy'> = {}) => scanned(aws('aws.iam_policy', 'ops', { is_aws_managed: false, attachment_count: 1, document: document(statement), ...attributes }));
const all = { Effect: 'Allow', Action: '*', Resource: '*' };

export default defineCheck({
  id: 'aws_iam_admin_policy',
  version: 1,
  title: 'No customer policy allows everything',
  severity: 'high',
  remediation: 'Write down what the holders of the policy really call, and allow only that.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_policy', 'aws.iam_role', 'aws.iam_user', 'aws.iam_group'],

  judge: (subject) => {
    if (subject.kind !== 'aws.iam_policy') {
      return judgeAws('aws.iam_role', subject, { inline_policies: inlinePolicies }, ({ inline_policies: policies }) =>
        passUnless(policies.flatMap(({ policy_name: name, document: given }) => verdicts(`The inline policy ${quoted(name)}`, parsePolicy(given), name))),
      );
    }
    return judgeAws('aws.iam_policy', subject, { is_aws_managed: flag, attachment_count: number, document: object }, (read) => {
      if (read.is_aws_managed) return notApplicable('The policy is managed by AWS.');
      const found = verdicts('The policy', parsePolicy(read.document), '');
      if (read.attachment_count > 0 || found.every(({ answer }) => answer !== 'fail')) return passUnless(found);
      return review('The policy allows every action on every resource; it is attached to nothing.');
    });
  },

  examples: [
    { kind: 'pass', why: 'all of one service', inventory: policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), answers: { ops: 'pass' } },
    { kind: 'fail', why: 'everything', inventory: policy(all), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'everything in list forms and as *:*', inventory: policy({ Effect: 'Allow', Action: ['s3:Get*', '*:*'], Resource: ['arn:aws:s3:::x', '*'] }), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'one statement that is not in a list', inventory: policy({}, { document: { Version: '2012-10-17', Statement: all } }), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'in an inline policy of a role', inventory: scanned(aws('aws.iam_role', 'deploy', { inline_policies: [{ policy_name: 'all', document: document(all) }] })), answers: { deploy: 'fail' } },
    { kind: 'review', why: 'attached to nothing', inventory: policy(all, { attachment_count: 0 }), answers: { ops: 'review' } },
    { kind: 'review', why: 'everything but one service', inventory: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }), answers: { ops: 'review' } },
    { kind: 'review', why: 'everything, under a condition', inventory: policy({ ...all, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }), answers: { ops: 'review' } },
    { kind: 'not_applicable', why: 'AWS owns it', inventory: policy(all, { is_aws_managed: true }), answers: { ops: 'not_applicable' } },
    { kind: 'near_miss', why: 'it denies everything', inventory: policy({ ...all, Effect: 'Deny' }), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'a denial of all but some actions allows none', inventory: policy({ Effect: 'Deny', NotAction: ['iam:*'], Resource: '*' }), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'every action on one bucket', inventory: policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::logs/*' }), answers: { ops: 'pass' } },
    { kind: 'unknown', why: 'a document that is none', inventory: policy({}, { document: { Version: '2012-10-17' } }), answers: { ops: 'unknown' } },
    ...unread('aws.iam_policy', 'document', { is_aws_managed: false, attachment_count: 1 }),
  ],
});

function verdicts(what: string, statements: readonly Statement[] | undefined, discriminator: string): Verdict[] {
  if (statements === undefined) return [unknown(`${what} is not a document that can be judged.`, { discriminator })];
  const wide = statements.filter((statement) => statement.isAllow && coversEveryResource(statement));
  const full = wide.filter((statement) => coversEveryAction(statement));
  if (full.some(({ conditions }) => conditions.length === 0)) return [fail(`${what} allows every action on every resource.`, { discriminator })];
  if (full.length > 0) return [review(`${what} allows every action on every resource, under a condition.`, { discriminator })];
  if (wide.some(({ actions }) => actions.isNot)) return [review(`${what} allows every action but those it names on every resource.`, { discriminator })];
  return [];
}
