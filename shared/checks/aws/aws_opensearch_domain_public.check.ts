import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { flag, object, orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

type Attributes = AwsAttributes<'aws.opensearch_domain'>;
const allow = (statement: JsonObject): JsonObject => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'es:*', Resource: '*', ...statement }] });
const domain = (attributes: Attributes) => scanned(aws('aws.opensearch_domain', 'docs', { vpc_id: null, fine_grained_access: false, access_policies: null, ...attributes }));

export default defineCheck({
  id: 'aws_opensearch_domain_public',
  version: 1,
  title: 'Search domains cannot be reached from the internet',
  severity: 'high',
  remediation: 'Move the domain into a VPC (a new domain from a snapshot), and name in its policy the roles that may use it.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['1.3.1', '1.4.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.IR-01'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.opensearch_domain'],

  judge: (subject) =>
    judgeAws('aws.opensearch_domain', subject, { vpc_id: orNull(text), access_policies: orNull(object), fine_grained_access: flag }, ({ vpc_id: vpc, access_policies: policy, fine_grained_access: hasUsers }) => {
      if (vpc !== null) return pass;
      const statements = parsePolicy(policy);
      if (statements === undefined) return malformed('access_policies');
      const openness = opennessOf(statements);
      if (openness === 'open') return hasUsers ? review('The domain is on the internet, and only its own users and roles keep everyone out.') : fail('The domain is on the internet, and its policy lets everyone in.');
      return review(openness === 'narrowed' ? 'The domain is on the internet, and its policy leaves it to a condition who may come in.' : 'The domain is on the internet; its policy lets in only those whom it names.');
    }),

  examples: [
    { kind: 'pass', why: 'in a VPC', inventory: domain({ vpc_id: 'vpc-1', access_policies: allow({ Principal: { AWS: '*' } }) }), answers: { docs: 'pass' } },
    { kind: 'fail', why: 'everyone', inventory: domain({ access_policies: allow({ Principal: { AWS: '*' } }) }), answers: { docs: 'fail' } },
    { kind: 'review', why: 'everyone who has a password', inventory: domain({ fine_grained_access: true, access_policies: allow({ Principal: '*' }) }), answers: { docs: 'review' } },
    { kind: 'review', why: 'some addresses', inventory: domain({ access_policies: allow({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } } }) }), answers: { docs: 'review' } },
    { kind: 'review', why: 'one role, on the internet', inventory: domain({ access_policies: allow({ Principal: { AWS: 'arn:aws:iam::111122223333:role/kb' } }) }), answers: { docs: 'review' } },
    { kind: 'near_miss', why: 'addresses that are all of them', inventory: domain({ access_policies: allow({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } }) }), answers: { docs: 'fail' } },
    ...unread('aws.opensearch_domain', 'access_policies', { vpc_id: null, fine_grained_access: false }),
  ],
});
