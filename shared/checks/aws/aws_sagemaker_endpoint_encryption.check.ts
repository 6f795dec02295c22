import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, orNull, record, text } from '../support/forms.ts';
import { fail, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.sagemaker_endpoint'>;
const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';
const variant = { variant_name: 'all', model_name: 'rank', instance_type: 'ml.g5.xlarge', initial_instance_count: 2, is_serverless: false };
const capture = { enable_capture: true, destination_s3_uri: 's3://capture/rank', kms_key_id: key, initial_sampling_percentage: 10 };
const endpoint = (attributes: Attributes = {}) => scanned(aws('aws.sagemaker_endpoint', 'rank', { kms_key_id: key, data_capture: null, production_variants: [variant], ...attributes }));

export default defineCheck({
  id: 'aws_sagemaker_endpoint_encryption',
  version: 1,
  title: 'Endpoints and what they capture are encrypted',
  severity: 'medium',
  remediation: 'Set KmsKeyId in the configuration of the endpoint and in its data capture.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_endpoint'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_endpoint', subject, { kms_key_id: orNull(text), data_capture: orNull(record({ enable_capture: flag, kms_key_id: orNull(text) })), production_variants: listOf(record({ is_serverless: flag })) }, (read) => {
      // Serverless variants have no volume that a key could be given for.
      const hasVolumes = read.production_variants.some(({ is_serverless: isServerless }) => !isServerless);
      return passUnless([
        ...(hasVolumes && read.kms_key_id === null ? [fail('The volumes of the endpoint are not encrypted with a key of the account.', { discriminator: 'volumes' })] : []),
        ...(read.data_capture?.enable_capture === true && read.data_capture.kms_key_id === null ? [fail('Requests and answers that the endpoint captures are not encrypted with a key of the account.', { discriminator: 'capture' })] : []),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'both', inventory: endpoint({ data_capture: capture }), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'volumes without a key', inventory: endpoint({ kms_key_id: null }), answers: { rank: 'fail' } },
    { kind: 'fail', why: 'captured requests without a key', inventory: endpoint({ data_capture: { ...capture, kms_key_id: null } }), answers: { rank: 'fail' } },
    { kind: 'near_miss', why: 'capture that is switched off', inventory: endpoint({ data_capture: { ...capture, enable_capture: false, kms_key_id: null } }), answers: { rank: 'pass' } },
    { kind: 'near_miss', why: 'serverless has no volumes', inventory: endpoint({ kms_key_id: null, production_variants: [{ ...variant, instance_type: null, initial_instance_count: null, is_serverless: true }] }), answers: { rank: 'pass' } },
    ...unread('aws.sagemaker_endpoint', 'kms_key_id', { data_capture: null, production_variants: [] }),
  ],
});
