import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { mapOf, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { logBuckets, logBucketsMissing } from './buckets.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { dataClassOf, hasPurpose } from './tags.ts';

const bucket = (attributes: AwsAttributes<'aws.s3_bucket'>) => aws('aws.s3_bucket', 'data', { bucket: 'data', tags: {}, ...attributes });

export default defineCheck({
  id: 'aws_s3_versioning',
  version: 1,
  title: 'Buckets with data and logs keep former versions',
  severity: 'medium',
  remediation: 'Switch versioning on, and add a lifecycle rule that ends former versions after a while.',
  controls: {
    soc2: ['CC7.5', 'A1.2'],
    iso_27001: ['A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(A)'],
    gdpr: ['Art.32(1)(c)'],
    nist_csf: ['PR.DS-11'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge: (subject, context) =>
    judgeAws('aws.s3_bucket', subject, { versioning: orNull(text), tags: mapOf(text) }, ({ versioning, tags }) => {
      if (versioning === 'Enabled') return pass;
      const how = versioning === null ? 'was never switched on' : 'is suspended';
      if (logBuckets(context.inventory).has(subject.name)) return fail(`Logs are written to the bucket, and its versioning ${how}.`);
      if (hasPurpose(tags, /temp|scratch|cache|tmp/i)) {
        const missing = logBucketsMissing(context);
        return missing === undefined ? notApplicable('The bucket is tagged as temporary.') : unknown(`The bucket is tagged as temporary; whether logs are written to it is not known. ${missing}`);
      }
      return dataClassOf(tags) === undefined ? review(`The versioning of the bucket ${how}; no tag says what is in it.`) : fail(`The bucket is tagged as holding data, and its versioning ${how}.`);
    }),

  examples: [
    { kind: 'pass', why: 'on', inventory: scanned(bucket({ versioning: 'Enabled' })), answers: { data: 'pass' } },
    { kind: 'fail', why: 'never on, with a class of data', inventory: scanned(bucket({ versioning: null, tags: { 'data-class': 'internal' } })), answers: { data: 'fail' } },
    { kind: 'fail', why: 'suspended, and a trail writes there', inventory: scanned(bucket({ versioning: 'Suspended', tags: { purpose: 'tmp' } }), aws('aws.cloudtrail_trail', 'main', { s3_bucket_name: 'data' })), answers: { data: 'fail' } },
    { kind: 'review', why: 'no tags', inventory: scanned(bucket({ versioning: null })), answers: { data: 'review' } },
    { kind: 'not_applicable', why: 'tagged as temporary', inventory: scanned(bucket({ versioning: null, tags: { Purpose: 'temporary' } })), answers: { data: 'not_applicable' } },
    { kind: 'near_miss', why: 'MFA delete without versioning protects nothing', inventory: scanned(bucket({ versioning: 'Suspended', mfa_delete: 'Enabled', tags: { DataClassification: 'public' } })), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'a trail that writes to another bucket', inventory: scanned(bucket({ versioning: null }), aws('aws.cloudtrail_trail', 'main', { s3_bucket_name: 'data-logs' })), answers: { data: 'review' } },
    ...unread('aws.s3_bucket', 'versioning', { tags: {} }),
  ],
});
