import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object, orNull } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

const bucket = (statement: JsonObject | null) => scanned(aws('aws.s3_vector_bucket', 'docs', { policy: statement === null ? null : { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3vectors:*', Resource: '*', ...statement }] } }));

export default defineCheck({
  id: 'aws_s3_vectors_policy_public',
  version: 1,
  title: 'No vector bucket is open to everyone',
  severity: 'high',
  remediation: 'Name who may read and write the vectors in the policy of the vector bucket.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.2', '1.2.1', '1.3.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_vector_bucket'],

  judge: (subject) =>
    judgeAws('aws.s3_vector_bucket', subject, { policy: orNull(object) }, ({ policy }) => {
      const statements = parsePolicy(policy);
      if (statements === undefined) return malformed('policy');
      const openness = opennessOf(statements);
      if (openness === 'open') return fail('The policy of the vector bucket lets everyone with an AWS account use it.');
      return openness === 'narrowed' ? review('The policy of the vector bucket names everyone and leaves it to a condition who that is.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'no policy', inventory: bucket(null), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'everyone', inventory: bucket({ Principal: '*' }), answers: { docs: 'fail' } },
    { kind: 'review', why: 'everyone of the organization', inventory: bucket({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), answers: { docs: 'review' } },
    { kind: 'near_miss', why: 'the service that fills it', inventory: bucket({ Principal: { Service: 'bedrock.amazonaws.com' } }), answers: { docs: 'pass' } },
    { kind: 'near_miss', why: 'all but one account', inventory: bucket({ NotPrincipal: { AWS: '999988887777' } }), answers: { docs: 'fail' } },
    ...unread('aws.s3_vector_bucket', 'policy'),
  ],
});
