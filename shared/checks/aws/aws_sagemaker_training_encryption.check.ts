import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, number, orNull, text } from '../support/forms.ts';
import { fail, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.sagemaker_training_job'>;
const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';
const job = (attributes: Attributes = {}) => scanned(aws('aws.sagemaker_training_job', 'train', { volume_kms_key_id: key, output_kms_key_id: key, instance_count: 1, enable_inter_container_traffic_encryption: false, ...attributes }));

export default defineCheck({
  id: 'aws_sagemaker_training_encryption',
  version: 1,
  title: 'Training encrypts its volumes, its output and its traffic',
  severity: 'high',
  remediation: 'Give training jobs KMS keys for volume and output, and encrypt traffic between containers of jobs with several instances.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'CC6.7'],
    iso_27001: ['A.8.24', 'A.8.20'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['3.5.1', '4.2.1', '2.2.7'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01', 'PR.DS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_training_job'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_training_job', subject, { volume_kms_key_id: orNull(text), output_kms_key_id: orNull(text), instance_count: number, enable_inter_container_traffic_encryption: flag }, (read) =>
      passUnless([
        ...(read.volume_kms_key_id === null ? [fail('The volumes of the job were not encrypted with a key of the account.', { discriminator: 'volume' })] : []),
        ...(read.output_kms_key_id === null ? [fail('The model that the job wrote is not encrypted with a key of the account.', { discriminator: 'output' })] : []),
        ...(read.instance_count > 1 && !read.enable_inter_container_traffic_encryption ? [fail('The instances of the job talked to each other in plain text.', { discriminator: 'traffic' })] : []),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'keys for both', inventory: job(), answers: { train: 'pass' } },
    { kind: 'fail', why: 'no key for the volume', inventory: job({ volume_kms_key_id: null }), answers: { train: 'fail' } },
    { kind: 'fail', why: 'no key for the output', inventory: job({ output_kms_key_id: null }), answers: { train: 'fail' } },
    { kind: 'fail', why: 'two instances in plain text', inventory: job({ instance_count: 2 }), answers: { train: 'fail' } },
    { kind: 'near_miss', why: 'one instance has nobody to talk to', inventory: job({ instance_count: 1, enable_inter_container_traffic_encryption: false }), answers: { train: 'pass' } },
    ...unread('aws.sagemaker_training_job', 'volume_kms_key_id', { output_kms_key_id: key, instance_count: 1, enable_inter_container_traffic_encryption: false }),
  ],
});
