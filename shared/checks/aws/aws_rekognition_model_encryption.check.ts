import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.rekognition_model'>;
const model = (attributes: Attributes) => scanned(aws('aws.rekognition_model', 'parts/v1', { status: 'TRAINING_COMPLETED', kms_key_id: 'key', ...attributes }));

export default defineCheck({
  id: 'aws_rekognition_model_encryption',
  version: 1,
  title: 'Own models of Rekognition are encrypted with a key of the account',
  severity: 'low',
  remediation: 'Train a new version with KmsKeyId: a version keeps the key that it was trained with.',
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
  kinds: ['aws.rekognition_model'],

  judge: (subject) =>
    judgeAws('aws.rekognition_model', subject, { status: text, kms_key_id: orNull(text) }, ({ status, kms_key_id: key }) => {
      if (/FAILED|DELET/.test(status)) return notApplicable('There is no model: its training failed, or it is being deleted.');
      return key === null ? fail('The model and the pictures that it was trained with are encrypted with a key of the service.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a key of KMS', inventory: model({}), answers: { 'parts/v1': 'pass' } },
    { kind: 'fail', why: 'the key of the service', inventory: model({ kms_key_id: null }), answers: { 'parts/v1': 'fail' } },
    { kind: 'not_applicable', why: 'its training failed', inventory: model({ status: 'TRAINING_FAILED', kms_key_id: null }), answers: { 'parts/v1': 'not_applicable' } },
    { kind: 'near_miss', why: 'a stopped model is still kept', inventory: model({ status: 'STOPPED', kms_key_id: null }), answers: { 'parts/v1': 'fail' } },
    ...unread('aws.rekognition_model', 'kms_key_id', { status: 'RUNNING' }),
  ],
});
