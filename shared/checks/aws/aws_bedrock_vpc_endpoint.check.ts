import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, number, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { bedrockUnused } from './bedrock.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Endpoint = NonNullable<AwsAttributes<'aws.vpc'>['endpoints']>[number];
const endpoint = (service: string, state = 'available'): Endpoint => ({ vpc_endpoint_id: 'vpce-1', service_name: `com.amazonaws.eu-west-1.${service}`, vpc_endpoint_type: 'Interface', state, private_dns_enabled: true, policy: null });
const vpc = (endpoints: readonly Endpoint[], interfaces = 3) => aws('aws.vpc', 'vpc-1', { endpoints, network_interface_count: interfaces });
const region = (invocations = 7) => aws('aws.region', 'eu-west-1', { bedrock_invocations: invocations === 0 ? [] : [{ model_id: 'anthropic.claude', invocations }] });

export default defineCheck({
  id: 'aws_bedrock_vpc_endpoint',
  version: 1,
  title: 'Calls of models stay in the private network',
  severity: 'low',
  remediation: 'Create an interface endpoint for bedrock-runtime in the VPC, with private DNS and a policy that names the models.',
  /** `strict`: `true` makes a VPC without an endpoint a finding. */
  params: { strict: 'false' },
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.vpc'],

  judge: (subject, context) =>
    judgeAws('aws.vpc', subject, { endpoints: listOf(record({ service_name: text, state: text })), network_interface_count: number }, ({ endpoints, network_interface_count: interfaces }) => {
      if (endpoints.some(({ service_name: service, state }) => service.endsWith('.bedrock-runtime') && state === 'available')) return pass;
      if (interfaces === 0) return notApplicable('No interface lies in the VPC, so nothing calls from it.');
      const unused = bedrockUnused(subject, context);
      if (unused) return unused;
      const sentence = 'The VPC has no endpoint for bedrock-runtime, so calls of models leave it by the internet.';
      return context.params['strict'] === 'true' ? fail(sentence) : review(sentence);
    }),

  examples: [
    { kind: 'pass', why: 'an endpoint', inventory: scanned(vpc([endpoint('bedrock-runtime')]), region()), answers: { 'vpc-1': 'pass' } },
    { kind: 'fail', why: 'none, and it is asked for', inventory: scanned(vpc([]), region()), params: { strict: 'true' }, answers: { 'vpc-1': 'fail' } },
    { kind: 'review', why: 'none', inventory: scanned(vpc([]), region()), answers: { 'vpc-1': 'review' } },
    { kind: 'not_applicable', why: 'Bedrock is not used', inventory: scanned(vpc([]), region(0)), answers: { 'vpc-1': 'not_applicable' } },
    { kind: 'not_applicable', why: 'an empty VPC', inventory: scanned(vpc([], 0), region()), answers: { 'vpc-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the region was not read', inventory: scanned(vpc([])), answers: { 'vpc-1': 'unknown' } },
    { kind: 'near_miss', why: 'the endpoint is for managing Bedrock, not for calling models', inventory: scanned(vpc([endpoint('bedrock'), endpoint('bedrock-agent-runtime')]), region()), answers: { 'vpc-1': 'review' } },
    { kind: 'near_miss', why: 'the endpoint is not there yet', inventory: scanned(vpc([endpoint('bedrock-runtime', 'pendingAcceptance')]), region()), answers: { 'vpc-1': 'review' } },
    ...unread('aws.vpc', 'endpoints', { network_interface_count: 3 }),
  ],
});
