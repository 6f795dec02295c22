import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, orNull } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

const repository = (statement: JsonObject | null) => scanned(aws('aws.ecr_repository', 'shop/web', { policy: statement === null ? null : { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:BatchGetImage', ...statement }] } }));

export default defineCheck({
  id: 'aws_ecr_policy_public',
  version: 1,
  title: 'No repository of images is open to everyone',
  severity: 'high',
  remediation: 'Name the accounts that may pull from or push to the repository in its policy.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.3.1', '1.4.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ecr_repository'],

  judge: (subject) =>
    judgeAws('aws.ecr_repository', subject, { policy: orNull(object) }, ({ policy }) => {
      const statements = parsePolicy(policy);
      if (statements === undefined) return malformed('policy');
      const openness = opennessOf(statements);
      if (openness === 'open') return fail('The policy of the repository lets everyone with an AWS account use it.');
      return openness === 'narrowed' ? review('The policy of the repository names everyone and leaves it to a condition who that is.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'no policy', inventory: repository(null), answers: { 'shop/web': 'pass' } },
    { kind: 'fail', why: 'everyone', inventory: repository({ Principal: { AWS: '*' } }), answers: { 'shop/web': 'fail' } },
    { kind: 'review', why: 'everyone of the organization', inventory: repository({ Principal: '*', Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } } }), answers: { 'shop/web': 'review' } },
    { kind: 'near_miss', why: 'functions of one account', inventory: repository({ Principal: { Service: 'lambda.amazonaws.com' }, Condition: { StringLike: { 'aws:sourceArn': 'arn:aws:lambda:eu-west-1:111122223333:function:*' } } }), answers: { 'shop/web': 'pass' } },
    { kind: 'near_miss', why: 'tags of whoever asks are theirs to choose', inventory: repository({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalTag/team': 'shop' } } }), answers: { 'shop/web': 'fail' } },
    ...unread('aws.ecr_repository', 'policy'),
  ],
});
