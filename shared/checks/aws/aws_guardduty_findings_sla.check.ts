import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, flag, number, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const finding = (attributes: AwsAttributes<'aws.guardduty_finding'>) => scanned(aws('aws.guardduty_finding', 'beacon', { severity: 8, created_at: '2026-11-01T00:00:00Z', archived: false, user_feedback: null, type: 'Backdoor:EC2/C&CActivity.B', ...attributes }));

export default defineCheck({
  id: 'aws_guardduty_findings_sla',
  version: 1,
  title: 'High threat findings are handled in time',
  severity: 'high',
  remediation: 'Look into the finding, act on it, and archive it with a note of what it was.',
  params: { high_days: 3 },
  controls: {
    soc2: ['CC7.2', 'CC7.3', 'CC7.4'],
    iso_27001: ['A.5.24', 'A.5.26', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(i)', '164.308(a)(6)(ii)'],
    pci_dss: ['10.4.1.1', '11.5.1', '12.10.1'],
    gdpr: ['Art.33'],
    nist_csf: ['DE.CM-01', 'DE.CM-09', 'DE.AE-02', 'RS.MA-01', 'RS.MA-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.guardduty_finding'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.guardduty_finding', subject, { severity: number, created_at: day, archived: flag, user_feedback: orNull(text), type: text }, (read) => {
      if (read.severity < 7) return notApplicable('The finding is below high.');
      if (read.archived) return read.user_feedback === null ? review(`The finding ${quoted(read.type)} was archived without a word on whether it was useful.`) : pass;
      const days = daysBetween(read.created_at, today);
      return days > Number(params['high_days']) ? fail(`The finding ${quoted(read.type)} is open for ${days} days.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'open for three days', inventory: finding({ created_at: '2026-11-18T00:00:00Z' }), answers: { beacon: 'pass' } },
    { kind: 'pass', why: 'archived with a word', inventory: finding({ archived: true, user_feedback: 'NOT_USEFUL' }), answers: { beacon: 'pass' } },
    { kind: 'fail', why: 'open for four', inventory: finding({ created_at: '2026-11-17T00:00:00Z' }), answers: { beacon: 'fail' } },
    { kind: 'review', why: 'archived without one', inventory: finding({ archived: true }), answers: { beacon: 'review' } },
    { kind: 'not_applicable', why: 'a medium one', inventory: finding({ severity: 6.9 }), answers: { beacon: 'not_applicable' } },
    { kind: 'near_miss', why: 'seen again yesterday, open for weeks', inventory: finding({ updated_at: '2026-11-20T00:00:00Z' }), answers: { beacon: 'fail' } },
    { kind: 'near_miss', why: 'seven is high', inventory: finding({ severity: 7 }), answers: { beacon: 'fail' } },
    ...unread('aws.guardduty_finding', 'created_at', { severity: 8, archived: false, user_feedback: null, type: 'x' }),
  ],
});
