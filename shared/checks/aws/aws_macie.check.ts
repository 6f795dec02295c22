import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { mapOf, orNull, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';
import { isPersonal } from './tags.ts';

const region = (status: string | null) => aws('aws.region', 'eu-west-1', { macie_status: status });
const bucket = (tags: Readonly<Record<string, string>>) => aws('aws.s3_bucket', 'data', { tags });

export default defineCheck({
  id: 'aws_macie',
  version: 1,
  title: 'Sensitive data in buckets is looked for',
  severity: 'low',
  remediation: 'Enable Macie in the regions where buckets hold personal data, with automated discovery.',
  controls: {
    soc2: ['C1.1'],
    iso_27001: ['A.5.12', 'A.8.12'],
    pci_dss: ['3.2.1'],
    gdpr: ['Art.5(1)(f)', 'Art.30'],
    nist_csf: ['ID.AM-07'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { macie_status: orNull(text) }, ({ macie_status: status }) => {
      if (status === 'ENABLED') return pass;
      const how = status === null ? 'off' : 'paused';
      const { resources, missing } = related(context, subject, 'aws.s3_bucket', 'region');
      const tagged = resources.filter((each) => isPersonal(mapOf(text)(each.attributes['tags'] ?? null) ?? {}) === true);
      if (tagged.length > 0) return fail(`Macie is ${how} in a region with ${counted(tagged.length, 'bucket')} tagged as holding personal data.`);
      if (missing !== undefined) return notListed('buckets', missing);
      return resources.length === 0 ? notApplicable('The region has no bucket.') : review(`Macie is ${how}; no bucket of the region is tagged as holding personal data.`);
    }),

  examples: [
    { kind: 'pass', why: 'on', inventory: scanned(region('ENABLED')), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'off, with personal data', inventory: scanned(region(null), bucket({ DataClass: 'PII' })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'off', inventory: scanned(region(null), bucket({})), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'no bucket', inventory: scanned(region(null)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the buckets could not be listed', inventory: scannedWithout(['aws.s3_bucket'], region(null)), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'paused is not on', inventory: scanned(region('PAUSED'), bucket({ data_class: 'customer' })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'the tag says that there is none', inventory: scanned(region(null), bucket({ data_class: 'no personal data' })), answers: { 'eu-west-1': 'review' } },
    ...unread('aws.region', 'macie_status'),
  ],
});
