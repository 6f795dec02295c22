import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, mapOf, orNull, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { accessLogBuckets } from './buckets.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';
import { isSensitive } from './tags.ts';
import { recordsObjectsOf, selectorForms } from './trails.ts';

const bucket = (attributes: AwsAttributes<'aws.s3_bucket'>) => aws('aws.s3_bucket', 'data', { bucket: 'data', tags: { classification: 'confidential' }, logging: null, ...attributes });
const trail = (attributes: AwsAttributes<'aws.cloudtrail_trail'>) => aws('aws.cloudtrail_trail', 'main', { is_logging: true, s3_bucket_name: 'trail-logs', event_selectors: [], advanced_event_selectors: [], ...attributes });
const objects = (values: readonly string[], kind = 'All') => ({ event_selectors: [{ read_write_type: kind, include_management_events: true, exclude_management_event_sources: [], data_resources: [{ type: 'AWS::S3::Object', values }] }] });

export default defineCheck({
  id: 'aws_s3_access_logging',
  version: 1,
  title: 'Access to sensitive buckets is logged',
  severity: 'low',
  remediation: 'Switch server access logging on, or record the data events of the bucket in a trail.',
  controls: {
    soc2: ['CC7.2'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1', '10.2.1.2'],
    gdpr: ['Art.5(2)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.s3_bucket'],

  judge: (subject, context) =>
    judgeAws('aws.s3_bucket', subject, { bucket: text, logging: orNull(record({ target_bucket: text })), tags: mapOf(text) }, ({ bucket: name, logging, tags }) => {
      if (logging !== null) return pass;
      if (accessLogBuckets(context.inventory).has(name)) return notApplicable('Logs of access are written to the bucket; logging itself would never end.');
      const trails = related(context, subject, 'aws.cloudtrail_trail');
      const readings = trails.resources.map((trail) => readForms(trail, { is_logging: flag, ...selectorForms }));
      if (readings.some((reading) => reading.isRead && reading.values.is_logging && recordsObjectsOf(name, reading.values))) return pass;
      if (trails.missing !== undefined) return notListed('trails', trails.missing);
      const unreadOne = readings.find((reading) => !reading.isRead);
      if (unreadOne) return unreadOne.verdict;
      const sensitive = isSensitive(tags);
      if (sensitive === true) return fail('The bucket is tagged as sensitive, and neither access logging nor data events of a trail show who reads it.');
      return review(`Neither access logging nor data events of a trail show who reads the bucket; ${sensitive === undefined ? 'no tag says what is in it' : 'it is not tagged as sensitive'}.`);
    }),

  examples: [
    { kind: 'pass', why: 'server access logging', inventory: scanned(bucket({ logging: { target_bucket: 'logs', target_prefix: '' } })), answers: { data: 'pass' } },
    { kind: 'pass', why: 'a trail records all objects', inventory: scanned(bucket({}), trail(objects(['arn:aws:s3']))), answers: { data: 'pass' } },
    {
      kind: 'pass',
      why: 'an advanced selector without exceptions',
      inventory: scanned(
        bucket({}),
        trail({
          advanced_event_selectors: [
            {
              name: null,
              field_selectors: [
                { field: 'eventCategory', equals: ['Data'], starts_with: [], ends_with: [], not_equals: [], not_starts_with: [], not_ends_with: [] },
                { field: 'resources.type', equals: ['AWS::S3::Object'], starts_with: [], ends_with: [], not_equals: [], not_starts_with: [], not_ends_with: [] },
              ],
            },
          ],
        }),
      ),
      answers: { data: 'pass' },
    },
    { kind: 'fail', why: 'sensitive, and nothing is logged', inventory: scanned(bucket({})), answers: { data: 'fail' } },
    { kind: 'fail', why: 'the trail has stopped', inventory: scanned(bucket({}), trail({ is_logging: false, ...objects(['arn:aws:s3']) })), answers: { data: 'fail' } },
    { kind: 'review', why: 'no tags', inventory: scanned(bucket({ tags: {} })), answers: { data: 'review' } },
    { kind: 'not_applicable', why: 'other buckets log into it', inventory: scanned(bucket({}), aws('aws.s3_bucket', 'shop', { bucket: 'shop', tags: {}, logging: { target_bucket: 'data', target_prefix: 'shop/' } })), answers: { data: 'not_applicable', shop: 'pass' } },
    { kind: 'unknown', why: 'the trails could not be listed', inventory: scannedWithout(['aws.cloudtrail_trail'], bucket({})), answers: { data: 'unknown' } },
    { kind: 'unknown', why: 'the selectors of the trail were refused', inventory: scanned(bucket({}), aws('aws.cloudtrail_trail', 'main', { is_logging: true, unread: { event_selectors: 'HTTP 403.' } })), answers: { data: 'unknown' } },
    {
      kind: 'near_miss',
      why: 'who reads logged prompts must show',
      inventory: scanned(bucket({}), aws('aws.region', 'eu-west-1', { bedrock_logging: { log_group_name: null, bucket_name: 'data', large_data_bucket_name: null, text_data_delivery_enabled: true, image_data_delivery_enabled: true, embedding_data_delivery_enabled: true, video_data_delivery_enabled: null, audio_data_delivery_enabled: null } })),
      answers: { data: 'fail' },
    },
    { kind: 'near_miss', why: 'the trail records writes alone', inventory: scanned(bucket({}), trail(objects(['arn:aws:s3'], 'WriteOnly'))), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'the trail records a bucket whose name begins alike', inventory: scanned(bucket({}), trail(objects(['arn:aws:s3:::data-old/']))), answers: { data: 'fail' } },
    ...unread('aws.s3_bucket', 'logging', { bucket: 'data', tags: {} }),
  ],
});
