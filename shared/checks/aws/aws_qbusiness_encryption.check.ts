import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const application = (key: string | null) => scanned(aws('aws.qbusiness_application', 'assist', { kms_key_id: key }));

export default defineCheck({
  id: 'aws_qbusiness_encryption',
  version: 1,
  title: 'Amazon Q applications are encrypted with a key of the account',
  severity: 'medium',
  remediation: 'Make the application anew with a KMS key of your own; it cannot be given one later.',
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
  kinds: ['aws.qbusiness_application'],

  judge: (subject) => judgeAws('aws.qbusiness_application', subject, { kms_key_id: orNull(text) }, ({ kms_key_id: key }) => (key === null || key === '' ? fail('The application is encrypted with a key of the service.') : pass)),

  examples: [
    { kind: 'pass', why: 'a key', inventory: application('key-1'), answers: { assist: 'pass' } },
    { kind: 'fail', why: 'none', inventory: application(null), answers: { assist: 'fail' } },
    { kind: 'near_miss', why: 'an empty key is none', inventory: application(''), answers: { assist: 'fail' } },
    ...unread('aws.qbusiness_application', 'kms_key_id'),
  ],
});
