import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, listOf, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const job = (attributes: AwsAttributes<'aws.bedrock_customization_job'>) => scanned(aws('aws.bedrock_customization_job', 'tune', { creation_time: '2026-10-01T00:00:00Z', ...attributes }));
const vpc = { subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] };

export default defineCheck({
  id: 'aws_bedrock_custom_model_vpc',
  version: 1,
  title: 'Models are customized inside a VPC',
  severity: 'medium',
  remediation: 'Pass vpcConfig to the job, with an endpoint for S3 in the VPC.',
  /** `days`: jobs that began longer ago are no longer judged. */
  params: { days: 365 },
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
    owasp_llm_top10: ['LLM04:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_customization_job'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.bedrock_customization_job', subject, { creation_time: day, vpc_config: orNull(record({ subnet_ids: listOf(text) })) }, ({ creation_time: began, vpc_config: vpc }) => {
      if (vpc !== null && vpc.subnet_ids.length > 0) return pass;
      return daysBetween(began, today) > Number(params['days']) ? notApplicable('The job ran too long ago to be judged.') : fail('The job read its training data outside a VPC of the account.');
    }),

  examples: [
    { kind: 'pass', why: 'inside', inventory: job({ vpc_config: vpc }), answers: { tune: 'pass' } },
    { kind: 'fail', why: 'outside', inventory: job({ vpc_config: null }), answers: { tune: 'fail' } },
    { kind: 'not_applicable', why: 'years ago', inventory: job({ vpc_config: null, creation_time: '2024-01-01T00:00:00Z' }), answers: { tune: 'not_applicable' } },
    { kind: 'near_miss', why: 'a configuration without subnets', inventory: job({ vpc_config: { subnet_ids: [], security_group_ids: [] } }), answers: { tune: 'fail' } },
    ...unread('aws.bedrock_customization_job', 'vpc_config', { creation_time: '2026-10-01T00:00:00Z' }),
  ],
});
