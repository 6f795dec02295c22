import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, orNull, record, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const job = (attributes: AwsAttributes<'aws.sagemaker_training_job'>) => scanned(aws('aws.sagemaker_training_job', 'train', { enable_network_isolation: false, vpc_config: null, ...attributes }));

export default defineCheck({
  id: 'aws_sagemaker_training_vpc',
  version: 1,
  title: 'Training is isolated or stands in a VPC',
  severity: 'high',
  remediation: 'Pass VpcConfig to training jobs, or switch EnableNetworkIsolation on.',
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
  kinds: ['aws.sagemaker_training_job'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_training_job', subject, { enable_network_isolation: flag, vpc_config: orNull(record({ subnets: listOf(text) })) }, ({ enable_network_isolation: isIsolated, vpc_config: vpc }) =>
      isIsolated || (vpc !== null && vpc.subnets.length > 0) ? pass : fail('The job ran with the internet in reach, outside a VPC of the account.'),
    ),

  examples: [
    { kind: 'pass', why: 'in a VPC', inventory: job({ vpc_config: { subnets: ['subnet-1'], security_group_ids: ['sg-1'] } }), answers: { train: 'pass' } },
    { kind: 'pass', why: 'isolated', inventory: job({ enable_network_isolation: true }), answers: { train: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: job({}), answers: { train: 'fail' } },
    { kind: 'near_miss', why: 'encrypted traffic between containers goes out all the same', inventory: job({ enable_inter_container_traffic_encryption: true }), answers: { train: 'fail' } },
    ...unread('aws.sagemaker_training_job', 'vpc_config', { enable_network_isolation: false }),
  ],
});
