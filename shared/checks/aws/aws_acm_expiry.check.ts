import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.certificate'>;
const certificate = (attributes: Attributes) => scanned(aws('aws.certificate', 'shop.example', { status: 'ISSUED', renewal_status: null, ...attributes }));

export default defineCheck({
  id: 'aws_acm_expiry',
  version: 1,
  title: 'No certificate is about to expire',
  severity: 'medium',
  remediation: 'Renew the certificate, or see why its automatic renewal does not come through.',
  params: { fail_days: 7, review_days: 30 },
  controls: {
    soc2: ['CC6.7', 'A1.1', 'A1.2'],
    iso_27001: ['A.5.14', 'A.8.14', 'A.8.24'],
    hipaa: ['164.308(a)(7)(i)', '164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)', 'Art.32(1)(b)'],
    nist_csf: ['PR.DS-02', 'PR.IR-03', 'PR.IR-04'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.certificate'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.certificate', subject, { status: text, not_after: orNull(day), renewal_status: orNull(text) }, ({ status, not_after: end, renewal_status: renewal }) => {
      if (status === 'EXPIRED') return fail('The certificate has expired.');
      if (end === null || status !== 'ISSUED') return notApplicable(`The certificate is in the state ${quoted(status)} and serves nothing.`);
      const days = daysBetween(today, end);
      if (days < 0) return fail(`The certificate expired on ${end}.`);
      if (days < Number(params['fail_days'])) return fail(`The certificate expires on ${end}, in ${days} days.`);
      if (days > Number(params['review_days'])) return pass;
      return review(`The certificate expires on ${end}, in ${days} days${renewal === null ? '' : `; its renewal is in the state ${quoted(renewal)}`}.`);
    }),

  examples: [
    { kind: 'pass', why: 'thirty-one days', inventory: certificate({ not_after: '2026-12-22T00:00:00Z' }), answers: { 'shop.example': 'pass' } },
    { kind: 'fail', why: 'six days', inventory: certificate({ not_after: '2026-11-27T12:00:00Z' }), answers: { 'shop.example': 'fail' } },
    { kind: 'fail', why: 'over', inventory: certificate({ not_after: '2026-11-20T00:00:00Z', status: 'EXPIRED' }), answers: { 'shop.example': 'fail' } },
    { kind: 'review', why: 'thirty days', inventory: certificate({ not_after: '2026-12-21T00:00:00Z' }), answers: { 'shop.example': 'review' } },
    { kind: 'review', why: 'seven days', inventory: certificate({ not_after: '2026-11-28T00:00:00Z', renewal_status: 'PENDING_VALIDATION' }), answers: { 'shop.example': 'review' } },
    { kind: 'not_applicable', why: 'never issued', inventory: certificate({ not_after: null, status: 'PENDING_VALIDATION' }), answers: { 'shop.example': 'not_applicable' } },
    { kind: 'near_miss', why: 'its renewal is promised, and it ends in two days', inventory: certificate({ not_after: '2026-11-23T00:00:00Z', renewal_status: 'PENDING_AUTO_RENEWAL' }), answers: { 'shop.example': 'fail' } },
    { kind: 'fail', why: 'over, and AWS still calls it issued', inventory: certificate({ not_after: '2026-11-20T00:00:00Z' }), answers: { 'shop.example': 'fail' } },
    { kind: 'near_miss', why: 'revoked long before its end', inventory: certificate({ not_after: '2026-11-25T00:00:00Z', status: 'REVOKED' }), answers: { 'shop.example': 'not_applicable' } },
    { kind: 'near_miss', why: 'the last day is a day that it works', inventory: certificate({ not_after: '2026-11-21T00:00:00Z' }), answers: { 'shop.example': 'fail' } },
    ...unread('aws.certificate', 'not_after', { status: 'ISSUED', renewal_status: null }),
  ],
});
