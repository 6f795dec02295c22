import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const finding = (attributes: AwsAttributes<'aws.inspector_finding'>) =>
  scanned(aws('aws.inspector_finding', 'openssl', { severity: 'HIGH', status: 'ACTIVE', first_observed_at: '2026-10-01T00:00:00Z', fix_available: 'YES', vulnerability_id: 'CVE-2026-0001', ...attributes }));

export default defineCheck({
  id: 'aws_inspector_sla',
  version: 1,
  title: 'Vulnerabilities of the infrastructure are fixed in time',
  severity: 'high',
  remediation: 'Install the fixed version on the instance, or rebuild the image or function with it.',
  /** Days that a finding of each severity may stay open. */
  params: { critical: 7, high: 30, medium: 90 },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(8)'],
    pci_dss: ['6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.inspector_finding'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.inspector_finding', subject, { severity: text, status: text, first_observed_at: day, fix_available: orNull(text), vulnerability_id: orNull(text) }, (read) => {
      if (read.status === 'CLOSED') return pass;
      const limit = params[read.severity.toLowerCase()];
      if (typeof limit !== 'number') return notApplicable('No limit is set for findings of this severity.');
      const days = daysBetween(read.first_observed_at, today);
      if (days <= limit) return pass;
      const what = read.vulnerability_id === null ? 'The finding' : `The vulnerability ${quoted(read.vulnerability_id)}`;
      if (read.status === 'SUPPRESSED') return review(`${what} is suppressed, and open for ${days} days.`);
      return read.fix_available === 'NO' ? review(`${what} is open for ${days} days, and no fix exists.`) : fail(`${what} is open for ${days} days; ${limit} are allowed for its severity.`);
    }),

  examples: [
    { kind: 'pass', why: 'open for thirty days', inventory: finding({ first_observed_at: '2026-10-22T00:00:00Z' }), answers: { openssl: 'pass' } },
    { kind: 'fail', why: 'open for thirty-one', inventory: finding({ first_observed_at: '2026-10-21T00:00:00Z' }), answers: { openssl: 'fail' } },
    { kind: 'fail', why: 'a critical one after eight', inventory: finding({ severity: 'CRITICAL', first_observed_at: '2026-11-13T00:00:00Z' }), answers: { openssl: 'fail' } },
    { kind: 'review', why: 'no fix exists', inventory: finding({ fix_available: 'NO' }), answers: { openssl: 'review' } },
    { kind: 'review', why: 'someone suppressed it', inventory: finding({ status: 'SUPPRESSED' }), answers: { openssl: 'review' } },
    { kind: 'not_applicable', why: 'a low one has no limit', inventory: finding({ severity: 'LOW' }), answers: { openssl: 'not_applicable' } },
    { kind: 'near_miss', why: 'a fix for some of the packages is a fix', inventory: finding({ fix_available: 'PARTIAL' }), answers: { openssl: 'fail' } },
    { kind: 'near_miss', why: 'a medium one as old as a high one that fails', inventory: finding({ severity: 'MEDIUM', first_observed_at: '2026-10-01T00:00:00Z' }), answers: { openssl: 'pass' } },
    { kind: 'pass', why: 'closed', inventory: finding({ status: 'CLOSED' }), answers: { openssl: 'pass' } },
    ...unread('aws.inspector_finding', 'first_observed_at', { severity: 'HIGH', status: 'ACTIVE', fix_available: null, vulnerability_id: null }),
  ],
});
