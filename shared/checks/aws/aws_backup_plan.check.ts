import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, listOf, mapOf, orNull, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { notListed, related } from './judging.ts';
import { isProduction } from './tags.ts';

type Protected = NonNullable<AwsAttributes<'aws.region'>['protected_resources']>[number];
const orders = (tags: Readonly<Record<string, string>> = { env: 'prod' }) => aws('aws.dynamodb_table', 'orders', { tags });
/** Examples name resources by themselves, so the name stands where the ARN does. */
const backedUp = (at: string | null, arn = 'orders'): Protected => ({ resource_arn: arn, last_backup_time: at });
const region = (...resources: readonly Protected[]) => aws('aws.region', 'eu-west-1', { protected_resources: resources });

export default defineCheck({
  id: 'aws_backup_plan',
  version: 1,
  title: 'A backup plan covers data stores of production',
  severity: 'medium',
  remediation: 'Assign the data stores to a backup plan of AWS Backup, by their production tag, with a daily rule.',
  /** `days`: a backup that is older covers nothing any more. */
  params: { days: 8 },
  controls: {
    soc2: ['A1.2', 'CC7.5'],
    iso_27001: ['A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(A)'],
    gdpr: ['Art.32(1)(c)'],
    nist_csf: ['PR.DS-11'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.dynamodb_table', 'aws.ebs_volume', 'aws.rds_cluster', 'aws.rds_instance', 'aws.s3_bucket'],

  judge(subject, context) {
    const own = readForms(subject, { tags: mapOf(text) });
    if (!own.isRead) return own.verdict;
    if (isProduction(own.values.tags) !== true) return notApplicable('No tag says that it is for production.');
    const regions = related(context, subject, 'aws.region', 'region');
    const [place] = regions.resources;
    if (place === undefined) return notListed('regions', regions.missing ?? 'The region itself was not read.');
    const reading = readForms(place, { protected_resources: listOf(record({ resource_arn: text, last_backup_time: orNull(day) })) });
    if (!reading.isRead) return reading.verdict;
    // A volume and a bucket are known by their ids; the ARN ends in them.
    const id = subject.kind === 'aws.s3_bucket' ? subject.name : subject.provider_id;
    const found = reading.values.protected_resources.find(({ resource_arn: arn }) => arn === id || arn.endsWith(`/${id}`) || arn.endsWith(`:::${id}`));
    if (found === undefined) return fail('AWS Backup has never backed it up.');
    const at = found.last_backup_time;
    return at !== null && daysBetween(at, context.today) <= Number(context.params['days']) ? pass : fail(`The last backup of AWS Backup is ${at === null ? 'not dated' : `of ${at}`}.`);
  },

  examples: [
    { kind: 'pass', why: 'backed up yesterday', inventory: scanned(orders(), region(backedUp('2026-11-20T00:00:00Z'))), answers: { orders: 'pass' } },
    { kind: 'fail', why: 'never', inventory: scanned(orders(), region()), answers: { orders: 'fail' } },
    { kind: 'fail', why: 'in spring', inventory: scanned(orders(), region(backedUp('2026-04-01T00:00:00Z'))), answers: { orders: 'fail' } },
    { kind: 'not_applicable', why: 'for tests', inventory: scanned(orders({ env: 'test' }), region()), answers: { orders: 'not_applicable' } },
    { kind: 'pass', why: 'a bucket, whose ARN ends in its name', inventory: scanned(aws('aws.s3_bucket', 'data', { tags: { env: 'prod' } }), region(backedUp('2026-11-20T00:00:00Z', 'arn:aws:s3:::data'))), answers: { data: 'pass' } },
    { kind: 'near_miss', why: 'a bucket whose name ends alike', inventory: scanned(aws('aws.s3_bucket', 'data', { tags: { env: 'prod' } }), region(backedUp('2026-11-20T00:00:00Z', 'arn:aws:s3:::old-data'))), answers: { data: 'fail' } },
    { kind: 'near_miss', why: 'the last day that counts', inventory: scanned(orders(), region(backedUp('2026-11-13T00:00:00Z'))), answers: { orders: 'pass' } },
    { kind: 'unknown', why: 'what is backed up was refused', inventory: scanned(orders(), aws('aws.region', 'eu-west-1', { unread: { protected_resources: 'HTTP 403.' } })), answers: { orders: 'unknown' } },
    { kind: 'unknown', why: 'no region was read', inventory: scanned(orders()), answers: { orders: 'unknown' } },
    ...unread('aws.dynamodb_table', 'tags'),
  ],
});
