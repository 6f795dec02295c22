import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { mapOf, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { logBuckets, logBucketsMissing } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { hasPurpose } from './tags.ts';

const logs = (attributes: AwsAttributes<'aws.s3_bucket'>) => aws('aws.s3_bucket', 'logs', { bucket: 'logs', tags: {}, versioning: null, mfa_delete: null, ...attributes });
const trail = aws('aws.cloudtrail_trail', 'main', { s3_bucket_name: 'logs' });
const lock = (mode: string | null) => ({ mode, days: mode === null ? null : 365, years: null });

export default defineCheck({
  id: 'aws_s3_object_lock_logs',
  version: 1,
  title: 'Logs cannot be changed or deleted',
  severity: 'medium',
  remediation: 'Switch Object Lock on for the bucket with a default retention that fits the time for which logs must be kept.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.5.28', 'A.8.15'],
    hipaa: ['164.312(b)', '164.312(c)(1)'],
    pci_dss: ['10.3.2', '10.3.4'],
    nist_csf: ['PR.PS-04', 'RS.AN-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge: (subject, context) =>
    judgeAws('aws.s3_bucket', subject, { object_lock: orNull(record({ mode: orNull(text) })), versioning: orNull(text), mfa_delete: orNull(text), tags: mapOf(text) }, (read) => {
      if (!logBuckets(context.inventory).has(subject.name) && !hasPurpose(read.tags, /\b(?:audit|log|logs|logging)\b/i)) {
        const missing = logBucketsMissing(context);
        return missing === undefined ? notApplicable('No logs are written to the bucket.') : unknown(`Whether logs are written to the bucket is not known. ${missing}`);
      }
      if (read.object_lock !== null && read.object_lock.mode !== null) return pass;
      if (read.versioning === 'Enabled' && read.mfa_delete === 'Enabled') return review('The bucket keeps versions that need a second factor to delete, but no Object Lock.');
      return fail(read.object_lock === null ? 'Logs are written to the bucket, and Object Lock is off.' : 'Object Lock is on without a default retention, so what is written is not held.');
    }),

  examples: [
    { kind: 'pass', why: 'nobody can shorten it', inventory: scanned(logs({ object_lock: lock('COMPLIANCE') }), trail), answers: { logs: 'pass' } },
    { kind: 'pass', why: 'governance, and the bucket says by tag what it is for', inventory: scanned(logs({ object_lock: lock('GOVERNANCE'), tags: { purpose: 'audit logs' } })), answers: { logs: 'pass' } },
    { kind: 'fail', why: 'off', inventory: scanned(logs({ object_lock: null }), trail), answers: { logs: 'fail' } },
    { kind: 'review', why: 'versions and a second factor', inventory: scanned(logs({ object_lock: null, versioning: 'Enabled', mfa_delete: 'Enabled' }), trail), answers: { logs: 'review' } },
    { kind: 'not_applicable', why: 'nothing logs there', inventory: scanned(logs({ object_lock: null })), answers: { logs: 'not_applicable' } },
    { kind: 'unknown', why: 'the trails could not be listed', inventory: scannedWithout(['aws.cloudtrail_trail'], logs({ object_lock: null })), answers: { logs: 'unknown' } },
    { kind: 'near_miss', why: 'switched on without a retention', inventory: scanned(logs({ object_lock: lock(null), versioning: 'Enabled' }), trail), answers: { logs: 'fail' } },
    { kind: 'near_miss', why: 'a purpose that only sounds alike', inventory: scanned(logs({ object_lock: null, tags: { purpose: 'catalogue' } })), answers: { logs: 'not_applicable' } },
    ...unread('aws.s3_bucket', 'object_lock', { tags: {}, versioning: null, mfa_delete: null }),
  ],
});
