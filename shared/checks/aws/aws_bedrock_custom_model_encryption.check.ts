import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const custom = (key: string | null) => scanned(aws('aws.bedrock_custom_model', 'tuned', { model_kms_key_arn: key }));
const imported = (key: string | null) => scanned(aws('aws.bedrock_imported_model', 'brought', { model_kms_key_arn: key }));

export default defineCheck({
  id: 'aws_bedrock_custom_model_encryption',
  version: 1,
  title: 'Own models are encrypted with keys of the account',
  severity: 'high',
  remediation: 'Run the customization or import job again with a KMS key for its output.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_custom_model', 'aws.bedrock_imported_model'],

  judge: (subject) =>
    judgeAws('aws.bedrock_custom_model', subject, { model_kms_key_arn: orNull(text) }, ({ model_kms_key_arn: key }) => (key === null ? fail('The model is encrypted with a key of the service, not with one of the account.') : pass)),

  examples: [
    { kind: 'pass', why: 'a tuned one with a key', inventory: custom('arn:aws:kms:eu-west-1:111122223333:key/x'), answers: { tuned: 'pass' } },
    { kind: 'fail', why: 'a tuned one without', inventory: custom(null), answers: { tuned: 'fail' } },
    { kind: 'fail', why: 'an imported one without', inventory: imported(null), answers: { brought: 'fail' } },
    { kind: 'near_miss', why: 'encrypted training data do not encrypt the model', inventory: scanned(aws('aws.bedrock_custom_model', 'tuned', { model_kms_key_arn: null, training_data_s3_uri: 's3://train/data' }), aws('aws.s3_bucket', 'train', { encryption: 'aws:kms' })), answers: { tuned: 'fail' } },
    ...unread('aws.bedrock_custom_model', 'model_kms_key_arn'),
  ],
});
