import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Status = NonNullable<AwsAttributes<'aws.region'>['inspector']>;
const region = (status: Partial<Status>) => aws('aws.region', 'eu-west-1', { inspector: { ec2: 'DISABLED', ecr: 'DISABLED', lambda: 'DISABLED', lambda_code: 'DISABLED', ...status } });
const instance = aws('aws.ec2_instance', 'i-1', { state: 'running' });
const repository = aws('aws.ecr_repository', 'shop', {});
const kinds = { ec2: 'aws.ec2_instance', ecr: 'aws.ecr_repository', lambda: 'aws.lambda_function' } as const;

export default defineCheck({
  id: 'aws_inspector',
  version: 1,
  title: 'Vulnerability scanning is on for what is used',
  severity: 'medium',
  remediation: 'Enable Inspector for instances, images and functions in every region that has them.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'],
    pci_dss: ['6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { inspector: record({ ec2: text, ecr: text, lambda: orNull(text) }) }, ({ inspector }) => {
      const types = (Object.keys(kinds) as (keyof typeof kinds)[]).map((type) => ({ type, isOn: inspector[type] === 'ENABLED', ...related(context, subject, kinds[type], 'region') }));
      const used = types.filter(({ resources }) => resources.some(({ attributes }) => attributes['state'] !== 'terminated'));
      const unsaid = used.find(({ type }) => inspector[type] === null);
      if (unsaid) return unknown(`Whether Inspector scans ${unsaid.type} in this region was not given.`);
      const off = used.filter(({ isOn }) => !isOn).map(({ type }) => type);
      if (off.length > 0) {
        const sentence = `Inspector does not scan ${off.join(', ')} in this region`;
        return off.length === used.length ? fail(`${sentence}.`) : review(`${sentence}, but what else is used.`);
      }
      const unlisted = types.find(({ isOn, missing }) => !isOn && missing !== undefined);
      if (unlisted?.missing !== undefined) return notListed(`resources that Inspector could scan (${unlisted.type})`, unlisted.missing);
      return used.length === 0 ? notApplicable('The region has no instance, repository or function.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'on for instances, the only thing used', inventory: scanned(region({ ec2: 'ENABLED' }), instance), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'off', inventory: scanned(region({}), instance), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'on for instances, off for images', inventory: scanned(region({ ec2: 'ENABLED' }), instance, repository), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'nothing to scan', inventory: scanned(region({})), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the functions could not be listed', inventory: scannedWithout(['aws.lambda_function'], region({ ec2: 'ENABLED' }), instance), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'unknown', why: 'AWS says nothing about functions', inventory: scanned(region({ lambda: null }), aws('aws.lambda_function', 'f', {})), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'an instance that no longer exists needs no scan', inventory: scanned(region({}), aws('aws.ec2_instance', 'i-2', { state: 'terminated' })), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a suspended account scans nothing', inventory: scanned(region({ ec2: 'SUSPENDED' }), instance), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'a function of another region', inventory: scanned(region({ ec2: 'ENABLED' }), instance, aws('aws.lambda_function', 'f', { region: 'us-east-1' })), answers: { 'eu-west-1': 'pass' } },
    ...unread('aws.region', 'inspector'),
  ],
});
