import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const trail = (key: string | null) => scanned(aws('aws.cloudtrail_trail', 'main', { kms_key_id: key }));

export default defineCheck({
  id: 'aws_cloudtrail_kms',
  version: 1,
  title: 'Trails are encrypted with a KMS key',
  severity: 'low',
  remediation: 'Give the trail a customer managed KMS key, so that reading its files needs a second permission.',
  /** `strict`: `true` makes a trail without a key a finding. */
  params: { strict: 'false' },
  controls: {
    soc2: ['CC6.1', 'CC7.2', 'CC7.3', 'C1.1'],
    iso_27001: ['A.5.28', 'A.8.15', 'A.8.24'],
    hipaa: ['164.312(a)(2)(iv)', '164.312(b)', '164.312(c)(1)'],
    pci_dss: ['3.5.1', '10.3.2', '10.3.4'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01', 'PR.PS-04', 'RS.AN-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.cloudtrail_trail'],

  judge: (subject, { params }) =>
    judgeAws('aws.cloudtrail_trail', subject, { kms_key_id: orNull(text) }, ({ kms_key_id: key }) => {
      if (key !== null && key !== '') return pass;
      const sentence = 'The files of the trail are encrypted with a key of S3, not with one of the account.';
      return params['strict'] === 'true' ? fail(sentence) : review(sentence);
    }),

  examples: [
    { kind: 'pass', why: 'a key', inventory: trail('arn:aws:kms:eu-west-1:111122223333:key/x'), answers: { main: 'pass' } },
    { kind: 'fail', why: 'none, and it is asked for', inventory: trail(null), params: { strict: 'true' }, answers: { main: 'fail' } },
    { kind: 'review', why: 'none', inventory: trail(null), answers: { main: 'review' } },
    { kind: 'near_miss', why: 'an empty key is none', inventory: trail(''), answers: { main: 'review' } },
    ...unread('aws.cloudtrail_trail', 'kms_key_id'),
  ],
});
