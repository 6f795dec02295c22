import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { number, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const group = (attributes: AwsAttributes<'aws.log_group'>) => scanned(aws('aws.log_group', 'shop', { stored_bytes: 7, ...attributes }));

export default defineCheck({
  id: 'aws_log_group_encryption',
  version: 1,
  title: 'Log groups are encrypted with a key of the account',
  severity: 'low',
  remediation: 'Associate a KMS key with the log group; what it holds already stays as it is.',
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
  kinds: ['aws.log_group'],

  judge: (subject) =>
    judgeAws('aws.log_group', subject, { kms_key_id: orNull(text), stored_bytes: number }, ({ kms_key_id: key, stored_bytes: bytes }) => {
      if (key !== null) return pass;
      return bytes === 0 ? notApplicable('The log group is empty.') : fail('The log group is encrypted with a key of the service.');
    }),

  examples: [
    { kind: 'pass', why: 'a key', inventory: group({ kms_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/x' }), answers: { shop: 'pass' } },
    { kind: 'fail', why: 'none', inventory: group({ kms_key_id: null }), answers: { shop: 'fail' } },
    { kind: 'not_applicable', why: 'empty', inventory: group({ kms_key_id: null, stored_bytes: 0 }), answers: { shop: 'not_applicable' } },
    { kind: 'near_miss', why: 'masking encrypts nothing', inventory: group({ kms_key_id: null, data_protection_status: 'ACTIVATED' }), answers: { shop: 'fail' } },
    ...unread('aws.log_group', 'kms_key_id', { stored_bytes: 7 }),
  ],
});
