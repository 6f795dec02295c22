import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, related } from './judging.ts';

type Instance = AwsAttributes<'aws.ec2_instance'>;
const instance = (attributes: Instance = {}) => aws('aws.ec2_instance', 'i-1', { state: 'running', http_tokens: 'required', http_endpoint: 'enabled', ...attributes });
const region = (tokens: string | null) => aws('aws.region', 'eu-west-1', { metadata_default_http_tokens: tokens });

export default defineCheck({
  id: 'aws_ec2_imdsv2',
  version: 1,
  title: 'Instances ask for version 2 of the metadata service',
  severity: 'high',
  remediation: 'Set HttpTokens to required on the instance, and as the default of the account in each region.',
  controls: {
    soc2: ['CC6.1', 'CC6.3', 'CC7.1'],
    iso_27001: ['A.5.15', 'A.8.2', 'A.8.9'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['2.2.1', '7.2.5'],
    nist_csf: ['PR.AA-05', 'PR.PS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ec2_instance'],

  judge: (subject, context) =>
    judgeAws('aws.ec2_instance', subject, { state: text, http_tokens: text, http_endpoint: text }, ({ state, http_tokens: tokens, http_endpoint: endpoint }) => {
      if (state === 'terminated' || state === 'shutting-down') return notApplicable('The instance no longer exists.');
      if (tokens === 'required') return pass;
      if (endpoint === 'disabled') return notApplicable('The metadata service of the instance is off.');
      const [region] = related(context, subject, 'aws.region', 'region').resources;
      if (region?.attributes['metadata_default_http_tokens'] === 'required') return review('The account asks for version 2 on new instances; this one is older and still answers version 1.');
      return fail('The metadata service of the instance answers version 1, which hands credentials to any request that reaches it.');
    }),

  examples: [
    { kind: 'pass', why: 'required', inventory: scanned(instance()), answers: { 'i-1': 'pass' } },
    { kind: 'fail', why: 'optional', inventory: scanned(instance({ http_tokens: 'optional' }), region(null)), answers: { 'i-1': 'fail' } },
    { kind: 'review', why: 'optional on an instance that is older than the default', inventory: scanned(instance({ http_tokens: 'optional' }), region('required')), answers: { 'i-1': 'review' } },
    { kind: 'not_applicable', why: 'terminated', inventory: scanned(instance({ http_tokens: 'optional', state: 'terminated' })), answers: { 'i-1': 'not_applicable' } },
    { kind: 'not_applicable', why: 'the service is off', inventory: scanned(instance({ http_tokens: 'optional', http_endpoint: 'disabled' })), answers: { 'i-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'the default of another region', inventory: scanned(instance({ http_tokens: 'optional' }), aws('aws.region', 'us-east-1', { region: 'us-east-1', metadata_default_http_tokens: 'required' })), answers: { 'i-1': 'fail' } },
    { kind: 'near_miss', why: 'a stopped instance starts as it is', inventory: scanned(instance({ http_tokens: 'optional', state: 'stopped' })), answers: { 'i-1': 'fail' } },
    ...unread('aws.ec2_instance', 'http_tokens', { state: 'running', http_endpoint: 'enabled' }),
  ],
});
