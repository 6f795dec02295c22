import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_data_automation_project'>;
const subjectOf = (attributes: Attributes) => scanned(aws('aws.bedrock_data_automation_project', 'claims', { status: 'COMPLETED', kms_key_id: 'key', ...attributes }));

export default defineCheck({
  id: 'aws_bedrock_data_automation_encryption',
  version: 1,
  title: 'Data automation projects are encrypted with a key of the account',
  severity: 'medium',
  remediation: 'Set encryptionConfiguration.kmsKeyId of the project.',
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
  kinds: ['aws.bedrock_data_automation_project'],

  judge: (subject) =>
    judgeAws('aws.bedrock_data_automation_project', subject, { status: text, kms_key_id: orNull(text) }, ({ status, kms_key_id: key }) => {
      if (/^FAILED$/.test(status)) return notApplicable('The project was never made.');
      return key === null ? fail('What is taken out of documents is encrypted with a key of the service.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a key of KMS', inventory: subjectOf({}), answers: { claims: 'pass' } },
    { kind: 'fail', why: 'the key of the service', inventory: subjectOf({ kms_key_id: null }), answers: { claims: 'fail' } },
    { kind: 'not_applicable', why: 'it is not there any more', inventory: subjectOf({ status: 'FAILED', kms_key_id: null }), answers: { claims: 'not_applicable' } },
    { kind: 'near_miss', why: 'a project that is being made', inventory: subjectOf({ status: 'IN_PROGRESS', kms_key_id: null }), answers: { claims: 'fail' } },
    ...unread('aws.bedrock_data_automation_project', 'kms_key_id', { status: 'COMPLETED' }),
  ],
});
