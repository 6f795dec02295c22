import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { resource } from '../example-inventory.ts';
import { flag, orNull, readForms, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout } from './examples.ts';
import { notListed, related } from './judging.ts';
import { recordsAllManagement, selectorForms } from './trails.ts';

type Trail = AwsAttributes<'aws.cloudtrail_trail'>;
const account = aws('aws.account', 'acme', {});
const management = { read_write_type: 'All', include_management_events: true, exclude_management_event_sources: [], data_resources: [] };
const trail = (attributes: Trail = {}) =>
  aws('aws.cloudtrail_trail', 'main', { is_multi_region_trail: true, is_organization_trail: false, is_logging: true, stop_logging_time: null, event_selectors: [management], advanced_event_selectors: [], ...attributes });

/** How long a pause may be before it is a gap; milliseconds. */
const pauseMsMax = 3_600_000;

export default defineCheck({
  id: 'aws_cloudtrail_multiregion',
  version: 1,
  title: 'A trail records management events in all regions',
  severity: 'critical',
  remediation: 'Create a trail of the organization that covers all regions and records read and write management events.',
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
  kinds: ['aws.account'],

  judge(subject, context) {
    // A trail of the organization belongs to its management account and serves this one, too.
    const own = related(context, subject, 'aws.cloudtrail_trail');
    const shared = context.inventory.resourcesOfKind('aws.cloudtrail_trail').filter(({ attributes }) => attributes['is_organization_trail'] === true);
    const trails = [...new Set([...own.resources, ...shared])];
    const readings = trails.map((each) => readForms(each, { is_multi_region_trail: flag, is_logging: flag, stop_logging_time: orNull(text), ...selectorForms }));
    const fitting = readings.flatMap((reading) => (reading.isRead && reading.values.is_multi_region_trail && recordsAllManagement(reading.values) ? [reading.values] : []));
    if (fitting.some(({ is_logging: isLogging }) => isLogging)) return pass;
    if (own.missing !== undefined) return notListed('trails', own.missing);
    const unreadOne = readings.find((reading) => !reading.isRead);
    if (unreadOne) return unreadOne.verdict;
    const pauseMs = Math.min(...fitting.map(({ stop_logging_time: stopped }) => Date.parse(subject.observed_at ?? '') - Date.parse(stopped ?? '')).filter((ms) => ms >= 0));
    if (pauseMs < pauseMsMax) return review('The only trail for all regions stopped less than an hour before the scan.');
    if (fitting.length > 0) return fail('The only trail for all regions has stopped.');
    return fail(trails.length === 0 ? 'There is no trail.' : 'No trail records all management events in all regions.');
  },

  examples: [
    { kind: 'pass', why: 'one that logs', inventory: scanned(account, trail()), answers: { acme: 'pass' } },
    { kind: 'pass', why: 'the organization has one', inventory: scanned(account, resource('aws.cloudtrail_trail', 'org', { ...trail().attributes, account_id: '999988887777', is_organization_trail: true })), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'none', inventory: scanned(account), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'it stopped yesterday', inventory: scanned(account, trail({ is_logging: false, stop_logging_time: '2026-11-20T00:00:00Z' })), answers: { acme: 'fail' } },
    { kind: 'review', why: 'it stopped half an hour ago', inventory: scanned(account, trail({ is_logging: false, stop_logging_time: '2026-11-20T23:30:00Z' })), answers: { acme: 'review' } },
    { kind: 'unknown', why: 'the trails could not be listed', inventory: scannedWithout(['aws.cloudtrail_trail'], account), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the selectors of the only trail were refused', inventory: scanned(account, aws('aws.cloudtrail_trail', 'main', { is_multi_region_trail: true, is_logging: true, stop_logging_time: null, unread: { event_selectors: 'HTTP 403.' } })), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'the account could not be read', inventory: scannedWithout(['aws.account']), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no account', inventory: scanned(), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'two trails that are each half of it', inventory: scanned(account, trail({ is_multi_region_trail: false }), aws('aws.cloudtrail_trail', 'data', { ...trail().attributes, event_selectors: [{ ...management, include_management_events: false }] })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'writes alone', inventory: scanned(account, trail({ event_selectors: [{ ...management, read_write_type: 'WriteOnly' }] })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'the trail of another account', inventory: scanned(account, resource('aws.cloudtrail_trail', 'theirs', { ...trail().attributes, account_id: '999988887777' })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'an hour is a gap', inventory: scanned(account, trail({ is_logging: false, stop_logging_time: '2026-11-20T23:00:00Z' })), answers: { acme: 'fail' } },
  ],
});
