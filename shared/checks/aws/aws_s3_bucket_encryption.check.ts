import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { resource } from '../example-inventory.ts';
import { orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const bucket = (attributes: AwsAttributes<'aws.s3_bucket'>) => scanned(aws('aws.s3_bucket', 'data', { bucket: 'data', ...attributes }));
const pushed = (attributes: JsonObject) => scanned(resource('aws.s3_bucket', 'data', { bucket: 'data', public_access_blocked: true, ...attributes }));

export default defineCheck({
  id: 'aws_s3_bucket_encryption',
  version: 1,
  title: 'Buckets encrypt by default, in the required way',
  severity: 'high',
  remediation: 'Set the default encryption of the bucket; AWS has done so with SSE-S3 by itself since January 2023, so ask for a KMS key where the data calls for one.',
  /** `require`: `any` or `kms`; `allowed`: algorithms that count as encryption at all. */
  params: { require: 'any', allowed: ['AES256', 'aws:kms', 'aws:kms:dsse'] },
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
  kinds: ['aws.s3_bucket'],

  judge(subject, { params }) {
    const { attributes } = subject;
    // Evidence that was handed in has `public_access_blocked` and may lack the rest; what AWS said never lacks it without a reason.
    if (attributes['encryption'] === undefined && attributes['public_access_blocked'] !== undefined && attributes['unread'] === undefined) return review('The evidence about the bucket does not say how it encrypts.');
    return judgeAws('aws.s3_bucket', subject, { encryption: orNull(text) }, ({ encryption }) => {
      if (encryption === null || encryption === 'none') return fail('The bucket has no default encryption.');
      if (!texts(params, 'allowed').includes(encryption)) return fail(`The bucket encrypts with ${quoted(encryption)}, which is not on the list of allowed algorithms.`);
      return params['require'] === 'kms' && !encryption.startsWith('aws:kms') ? fail(`The bucket encrypts with ${quoted(encryption)}, not with a KMS key.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'with a key of S3', inventory: bucket({ encryption: 'AES256' }), answers: { data: 'pass' } },
    { kind: 'pass', why: 'with two layers, where KMS is required', inventory: bucket({ encryption: 'aws:kms:dsse' }), params: { require: 'kms' }, answers: { data: 'pass' } },
    { kind: 'pass', why: 'evidence that was handed in', inventory: pushed({ encryption: 'AES256' }), answers: { data: 'pass' } },
    { kind: 'fail', why: 'none', inventory: bucket({ encryption: null }), answers: { data: 'fail' } },
    { kind: 'fail', why: 'evidence that says none', inventory: pushed({ encryption: 'none' }), answers: { data: 'fail' } },
    { kind: 'fail', why: 'weaker than required', inventory: bucket({ encryption: 'AES256' }), params: { require: 'kms' }, answers: { data: 'fail' } },
    { kind: 'review', why: 'evidence that was handed in lacks it', inventory: pushed({}), answers: { data: 'review' } },
    { kind: 'near_miss', why: 'a key without an algorithm encrypts nothing', inventory: bucket({ encryption: null, kms_master_key_id: 'arn:aws:kms:eu-west-1:111122223333:key/x' }), answers: { data: 'fail' } },
    { kind: 'fail', why: 'with an algorithm that is not allowed', inventory: bucket({ encryption: 'AES256' }), params: { allowed: ['aws:kms'] }, answers: { data: 'fail' } },
    ...unread('aws.s3_bucket', 'encryption'),
  ],
});
