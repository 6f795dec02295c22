import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { flag, object } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { inlinePolicies } from './documents.ts';
import { escalationsIn } from './escalation.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy, type Statement } from './policy.ts';

const document = (...statements: readonly JsonObject[]) => ({ Version: '2012-10-17', Statement: statements });
const policy = (...statements: readonly JsonObject[]) => scanned(aws('aws.iam_policy', 'ops', { is_aws_managed: false, document: document(...statements) }));
const allow = (actions: string | readonly string[], on: string | readonly string[] = '*', more: JsonObject = {}) => ({ Effect: 'Allow', Action: actions, Resource: on, ...more });

export default defineCheck({
  id: 'aws_iam_priv_escalation',
  version: 1,
  title: 'No policy opens a known way to more rights',
  severity: 'high',
  remediation: 'Take the named actions away, limit iam:PassRole to the roles that are meant, or set a permissions boundary.',
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
    return judgeAws('aws.iam_policy', subject, { is_aws_managed: flag, document: object }, ({ is_aws_managed: isAws, document: given }) =>
      isAws ? notApplicable('The policy is managed by AWS.') : passUnless(verdicts('The policy', parsePolicy(given), '')),
    );
  },

  examples: [
    { kind: 'pass', why: 'reads and starts nothing', inventory: policy(allow(['ec2:Describe*', 's3:Get*'])), answers: { ops: 'pass' } },
    { kind: 'fail', why: 'one action is enough', inventory: policy(allow('IAM:createpolicyversion')), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'a pair over two statements, one a wildcard', inventory: policy(allow('iam:Pass*'), allow(['ec2:Run*'])), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'any role of the account is as good as any', inventory: policy(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/*'), allow(['bedrock-agentcore:*'])), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'everything but billing', inventory: policy({ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }), answers: { ops: 'fail' } },
    { kind: 'fail', why: 'in an inline policy of a group', inventory: scanned(aws('aws.iam_group', 'dev', { inline_policies: [{ policy_name: 'x', document: document(allow('iam:AttachRolePolicy')) }] })), answers: { dev: 'fail' } },
    { kind: 'review', why: 'only with a second factor', inventory: policy(allow('iam:PutUserPolicy', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })), answers: { ops: 'review' } },
    { kind: 'not_applicable', why: 'AWS owns it', inventory: scanned(aws('aws.iam_policy', 'IAMFullAccess', { is_aws_managed: true, document: document(allow('iam:*')) })), answers: { IAMFullAccess: 'not_applicable' } },
    { kind: 'near_miss', why: 'a user may make keys for itself', inventory: policy(allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}')), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'half of a pair', inventory: policy(allow('iam:PassRole')), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'the role that may be passed is named', inventory: policy(allow('iam:PassRole', 'arn:aws:iam::111122223333:role/batch'), allow('ec2:RunInstances')), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'every action, but on buckets', inventory: policy(allow('*', ['arn:aws:s3:::data', 'arn:aws:s3:::*'])), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'allowed in one statement, denied in the next', inventory: policy(allow('iam:*'), { Effect: 'Deny', Action: ['iam:*', 'sts:*'], Resource: '*' }), answers: { ops: 'pass' } },
    { kind: 'near_miss', why: 'denied to who comes without a second factor', inventory: policy(allow('iam:*'), { Effect: 'Deny', NotAction: 'iam:ListMFADevices', Resource: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }), answers: { ops: 'review' } },
    { kind: 'near_miss', why: 'NotAction names the whole of IAM, and nothing else leads up', inventory: policy({ Effect: 'Allow', NotAction: ['iam:*', 'sts:*', 'lambda:*', 'ssm:*', 'sagemaker:*'], Resource: '*' }), answers: { ops: 'pass' } },
    ...unread('aws.iam_policy', 'document', { is_aws_managed: false }),
  ],
});

function verdicts(what: string, statements: readonly Statement[] | undefined, discriminator: string): Verdict[] {
  if (statements === undefined) return [unknown(`${what} is not a document that can be judged.`, { discriminator })];
  const ways = escalationsIn(statements);
  const open = ways.filter(({ isLimited }) => !isLimited);
  const [first] = open.length > 0 ? open : ways;
  if (first === undefined) return [];
  const more = (open.length > 0 ? open : ways).length - 1;
  const sentence = `${what} lets its holder ${first.escalation.title} (${first.escalation.actions.join(', ')})${more > 0 ? ` and has ${more} further ways to more rights` : ''}`;
  return [first.isLimited ? review(`${sentence}, under a condition.`, { discriminator }) : fail(`${sentence}.`, { discriminator })];
}
