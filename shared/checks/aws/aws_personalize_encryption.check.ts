import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.personalize_dataset_group'>;
const subjectOf = (attributes: Attributes) => scanned(aws('aws.personalize_dataset_group', 'shop', { status: 'ACTIVE', kms_key_arn: 'key', ...attributes }));

export default defineCheck({
  id: 'aws_personalize_encryption',
  version: 1,
  title: 'What recommendations are made from is encrypted with a key of the account',
  severity: 'medium',
  remediation: 'Make a new dataset group with kmsKeyArn and a role that may use the key: a group keeps the key that it was made with.',
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
  kinds: ['aws.personalize_dataset_group'],

  judge: (subject) =>
    judgeAws('aws.personalize_dataset_group', subject, { status: text, kms_key_arn: orNull(text) }, ({ status, kms_key_arn: key }) => {
      if (/^(?:CREATE FAILED|DELETE)/.test(status)) return notApplicable('The dataset group was never made, or is being deleted.');
      return key === null ? fail('What people looked at and bought is encrypted with a key of the service.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a key of KMS', inventory: subjectOf({}), answers: { shop: 'pass' } },
    { kind: 'fail', why: 'the key of the service', inventory: subjectOf({ kms_key_arn: null }), answers: { shop: 'fail' } },
    { kind: 'not_applicable', why: 'it is not there any more', inventory: subjectOf({ status: 'DELETE IN_PROGRESS', kms_key_arn: null }), answers: { shop: 'not_applicable' } },
    { kind: 'near_miss', why: 'a group that is being made holds data soon', inventory: subjectOf({ status: 'CREATE IN_PROGRESS', kms_key_arn: null }), answers: { shop: 'fail' } },
    ...unread('aws.personalize_dataset_group', 'kms_key_arn', { status: 'ACTIVE' }),
  ],
});
