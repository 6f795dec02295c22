import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, orNull } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

const secret = (statement: JsonObject | null) => scanned(aws('aws.secret', 'db', { policy: statement === null ? null : { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*', ...statement }] } }));

export default defineCheck({
  id: 'aws_secret_policy_public',
  version: 1,
  title: 'No secret may be read by everyone',
  severity: 'high',
  remediation: 'Name the roles that may read the secret in its policy, and switch BlockPublicPolicy on.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.5.17', 'A.8.12'],
    hipaa: ['164.312(a)(1)', '164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['1.3.1', '1.4.2', '8.6.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01', 'PR.AA-01', 'PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.secret'],

  judge: (subject) =>
    judgeAws('aws.secret', subject, { policy: orNull(object) }, ({ policy }) => {
      const statements = parsePolicy(policy);
      if (statements === undefined) return malformed('policy');
      const openness = opennessOf(statements);
      if (openness === 'open') return fail('The policy of the secret lets everyone with an AWS account read it.');
      return openness === 'narrowed' ? review('The policy of the secret names everyone and leaves it to a condition who that is.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'no policy', inventory: secret(null), answers: { db: 'pass' } },
    { kind: 'pass', why: 'one role', inventory: secret({ Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }), answers: { db: 'pass' } },
    { kind: 'fail', why: 'everyone', inventory: secret({ Principal: '*' }), answers: { db: 'fail' } },
    { kind: 'review', why: 'everyone of the organization', inventory: secret({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), answers: { db: 'review' } },
    { kind: 'near_miss', why: 'everyone from any address', inventory: secret({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '0.0.0.0/0'] } } }), answers: { db: 'fail' } },
    { kind: 'near_miss', why: 'everyone is denied', inventory: secret({ Effect: 'Deny', Principal: '*' }), answers: { db: 'pass' } },
    ...unread('aws.secret', 'policy'),
  ],
});
