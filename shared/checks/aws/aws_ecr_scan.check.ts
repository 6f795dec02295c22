import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, readForms, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, related } from './judging.ts';
import { globMatches } from './policy.ts';

type Scanning = NonNullable<AwsAttributes<'aws.region'>['ecr_scanning']>;
const repository = (attributes: AwsAttributes<'aws.ecr_repository'> = {}) => aws('aws.ecr_repository', 'shop/web', { repository_name: 'shop/web', scan_on_push: true, image_tag_mutability: 'IMMUTABLE', image_tag_mutability_exclusions: [], ...attributes });
const region = (scanning: Scanning) => aws('aws.region', 'eu-west-1', { ecr_scanning: scanning });
const enhanced = (filter: string, frequency = 'CONTINUOUS_SCAN'): Scanning => ({ scan_type: 'ENHANCED', rules: [{ scan_frequency: frequency, repository_filters: [filter] }] });

export default defineCheck({
  id: 'aws_ecr_scan',
  version: 1,
  title: 'Images are scanned, and their tags do not move',
  severity: 'medium',
  remediation: 'Switch enhanced scanning of the registry on for all repositories, and make tags immutable.',
  controls: {
    soc2: ['CC6.8', 'CC7.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.8', 'A.8.28'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'],
    pci_dss: ['6.3.2', '6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['GV.SC-07', 'ID.RA-01', 'ID.RA-09', 'PR.PS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.ecr_repository'],

  judge: (subject, context) =>
    judgeAws('aws.ecr_repository', subject, { repository_name: text, scan_on_push: flag, image_tag_mutability: text, image_tag_mutability_exclusions: listOf(text) }, (read) => {
      if (!read.scan_on_push) {
        const [region] = related(context, subject, 'aws.region', 'region').resources;
        if (region === undefined) return unknown('The repository does not scan on push, and the setting of its registry was not read.');
        const registry = readForms(region, { ecr_scanning: record({ rules: listOf(record({ scan_frequency: text, repository_filters: listOf(text) })) }) });
        if (!registry.isRead) return registry.verdict;
        const isScanned = registry.values.ecr_scanning.rules.some(({ scan_frequency: frequency, repository_filters: filters }) => frequency !== 'MANUAL' && filters.some((filter) => matchesRepository(filter, read.repository_name)));
        if (!isScanned) return fail('Neither the repository nor its registry scans images that are pushed.');
      }
      if (read.image_tag_mutability === 'IMMUTABLE') return pass;
      return review(read.image_tag_mutability === 'IMMUTABLE_WITH_EXCLUSION' ? `Tags like ${read.image_tag_mutability_exclusions.map((tag) => quoted(tag)).join(', ')} may be moved to another image.` : 'Tags of the repository may be moved to another image.');
    }),

  examples: [
    { kind: 'pass', why: 'on push, with fixed tags', inventory: scanned(repository()), answers: { 'shop/web': 'pass' } },
    { kind: 'pass', why: 'the registry scans all', inventory: scanned(repository({ scan_on_push: false }), region(enhanced('*'))), answers: { 'shop/web': 'pass' } },
    { kind: 'fail', why: 'nothing scans', inventory: scanned(repository({ scan_on_push: false }), region({ scan_type: 'BASIC', rules: [] })), answers: { 'shop/web': 'fail' } },
    { kind: 'review', why: 'tags may move', inventory: scanned(repository({ image_tag_mutability: 'MUTABLE' })), answers: { 'shop/web': 'review' } },
    { kind: 'review', why: 'some tags may move', inventory: scanned(repository({ image_tag_mutability: 'IMMUTABLE_WITH_EXCLUSION', image_tag_mutability_exclusions: ['latest'] })), answers: { 'shop/web': 'review' } },
    { kind: 'unknown', why: 'the registry was not read', inventory: scanned(repository({ scan_on_push: false })), answers: { 'shop/web': 'unknown' } },
    { kind: 'unknown', why: 'the setting of the registry was refused', inventory: scanned(repository({ scan_on_push: false }), aws('aws.region', 'eu-west-1', { unread: { ecr_scanning: 'HTTP 403.' } })), answers: { 'shop/web': 'unknown' } },
    { kind: 'near_miss', why: 'the rule is for other repositories', inventory: scanned(repository({ scan_on_push: false }), region(enhanced('prod/*'))), answers: { 'shop/web': 'fail' } },
    { kind: 'near_miss', why: 'the rule waits for someone to ask', inventory: scanned(repository({ scan_on_push: false }), region(enhanced('*', 'MANUAL'))), answers: { 'shop/web': 'fail' } },
    { kind: 'near_miss', why: 'the second filter of the rule', inventory: scanned(repository({ scan_on_push: false }), region({ scan_type: 'BASIC', rules: [{ scan_frequency: 'SCAN_ON_PUSH', repository_filters: ['prod/*', 'web'] }] })), answers: { 'shop/web': 'pass' } },
    ...unread('aws.ecr_repository', 'scan_on_push', { repository_name: 'x', image_tag_mutability: 'IMMUTABLE', image_tag_mutability_exclusions: [] }),
  ],
});

/** A filter without a star matches wherever its text stands in the name, one with stars as a whole (ECR user guide, "Filters to choose which repositories are scanned"). */
function matchesRepository(filter: string, name: string): boolean {
  return filter.includes('*') ? globMatches(filter, name) : name.includes(filter);
}
