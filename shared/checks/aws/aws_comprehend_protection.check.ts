import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { fail, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.comprehend_model'>;
const model = (attributes: Attributes = {}) => scanned(aws('aws.comprehend_model', 'tickets', { volume_kms_key_id: 'key', model_kms_key_id: 'key', vpc_config: { subnets: ['subnet-1'], security_group_ids: ['sg-1'] }, ...attributes }));

export default defineCheck({
  id: 'aws_comprehend_protection',
  version: 1,
  title: 'Own models of Comprehend are encrypted and trained in a VPC',
  severity: 'low',
  remediation: 'Train the model with KMS keys for volume and model, and with a VPC configuration.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'CC6.6'],
    iso_27001: ['A.8.24', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(e)(1)'],
    pci_dss: ['3.5.1', '1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(a)', 'Art.32(1)(b)'],
    nist_csf: ['PR.DS-01', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.comprehend_model'],

  judge: (subject) =>
    judgeAws('aws.comprehend_model', subject, { volume_kms_key_id: orNull(text), model_kms_key_id: orNull(text), vpc_config: orNull(record({ subnets: listOf(text) })) }, (read) =>
      passUnless([
        ...(read.model_kms_key_id === null || read.volume_kms_key_id === null ? [fail('The model or the volume of its training is encrypted with a key of the service.', { discriminator: 'key' })] : []),
        ...(read.vpc_config === null ? [fail('The model was trained outside a VPC of the account.', { discriminator: 'vpc' })] : []),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'all of it', inventory: model(), answers: { tickets: 'pass' } },
    { kind: 'fail', why: 'no key', inventory: model({ model_kms_key_id: null }), answers: { tickets: 'fail' } },
    { kind: 'fail', why: 'no VPC', inventory: model({ vpc_config: null }), answers: { tickets: 'fail' } },
    { kind: 'near_miss', why: 'a key for the model alone', inventory: model({ volume_kms_key_id: null }), answers: { tickets: 'fail' } },
    ...unread('aws.comprehend_model', 'model_kms_key_id', { volume_kms_key_id: 'key', vpc_config: null }),
  ],
});
