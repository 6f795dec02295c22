import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, listOf, orNull, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';

type Job = NonNullable<AwsAttributes<'aws.region'>['restore_jobs']>[number];
const account = aws('aws.account', 'acme', {});
const job = (more: Partial<Job> = {}): Job => ({ restore_job_id: 'j1', status: 'COMPLETED', completion_date: '2026-03-01T00:00:00Z', validation_status: null, restore_testing_plan_arn: 'arn:aws:backup:eu-west-1:111122223333:restore-testing-plan:p', resource_type: 'RDS', ...more });
const region = (jobs: readonly Job[], name = 'eu-west-1') => aws('aws.region', name, { restore_jobs: jobs });
const database = aws('aws.rds_instance', 'orders', {});
const stores = ['aws.rds_instance', 'aws.rds_cluster', 'aws.dynamodb_table', 'aws.s3_bucket', 'aws.ebs_volume'] as const;

export default defineCheck({
  id: 'aws_backup_restore_test',
  version: 1,
  title: 'A restore was tried and worked',
  severity: 'medium',
  remediation: 'Set a restore testing plan of AWS Backup up that restores each kind of data store and checks the result.',
  params: { days: 365 },
  controls: {
    soc2: ['CC7.5', 'A1.3'],
    iso_27001: ['A.5.30', 'A.8.13'],
    hipaa: ['164.308(a)(7)(ii)(D)'],
    gdpr: ['Art.32(1)(c)', 'Art.32(1)(d)'],
    nist_csf: ['ID.IM-02', 'RC.RP-03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge(subject, context) {
    const regions = related(context, subject, 'aws.region');
    const readings = regions.resources.map((each) => readForms(each, { restore_jobs: listOf(record({ status: text, completion_date: orNull(day), validation_status: orNull(text) })) }));
    const jobs = readings.flatMap((reading) => (reading.isRead ? reading.values.restore_jobs : []));
    const recent = jobs.filter(({ completion_date: at }) => at !== null && daysBetween(at, context.today) <= Number(context.params['days']));
    const worked = recent.filter(({ status, validation_status: validation }) => status === 'COMPLETED' && validation !== 'FAILED' && validation !== 'TIMED_OUT');
    if (worked.length > 0) return pass;
    const unreadOne = readings.find((reading) => !reading.isRead);
    if (unreadOne) return unreadOne.verdict;
    if (regions.missing !== undefined || regions.resources.length === 0) return notListed('regions', regions.missing ?? 'No region of the account was read.');
    if (recent.length > 0) return fail(`All ${recent.length} restores of the last ${String(context.params['days'])} days failed.`);
    const found = stores.map((kind) => related(context, subject, kind));
    if (found.some(({ resources }) => resources.length > 0)) return fail(`AWS Backup restored nothing in the last ${String(context.params['days'])} days.`);
    const unlisted = found.find(({ missing }) => missing !== undefined)?.missing;
    return unlisted === undefined ? notApplicable('The account has no data store.') : notListed('data stores', unlisted);
  },

  examples: [
    { kind: 'pass', why: 'one worked in March', inventory: scanned(account, region([job()]), database), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'none was tried', inventory: scanned(account, region([]), database), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'it failed', inventory: scanned(account, region([job({ status: 'FAILED' })]), database), answers: { acme: 'fail' } },
    { kind: 'not_applicable', why: 'nothing to restore', inventory: scanned(account, region([])), answers: { acme: 'not_applicable' } },
    { kind: 'unknown', why: 'the jobs of a region were refused', inventory: scanned(account, region([]), aws('aws.region', 'us-east-1', { unread: { restore_jobs: 'HTTP 403.' } }), database), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'no region was read', inventory: scanned(account, database), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the account could not be read', inventory: scannedWithout(['aws.account']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no account', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'restored, and the check of the result failed', inventory: scanned(account, region([job({ validation_status: 'FAILED' })]), database), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'it worked a day before the period', inventory: scanned(account, region([job({ completion_date: '2025-11-20T00:00:00Z' })]), database), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'it worked on the first day of the period', inventory: scanned(account, region([job({ completion_date: '2025-11-21T00:00:00Z' })]), database), answers: { acme: 'pass' } },
    { kind: 'near_miss', why: 'data stores that could not be listed may be there', inventory: scannedWithout(['aws.dynamodb_table'], account, region([])), answers: { acme: 'unknown' } },
  ],
});
