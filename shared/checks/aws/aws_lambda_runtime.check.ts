import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { lambdaDeprecation } from './lambda-runtimes.ts';

const lambda = (runtime: string | null) => scanned(aws('aws.lambda_function', 'resize', { runtime }));

export default defineCheck({
  id: 'aws_lambda_runtime',
  version: 1,
  title: 'Functions run on supported runtimes',
  severity: 'medium',
  remediation: 'Move the function to a runtime that AWS still updates, and test it there.',
  /** `review_days`: a runtime that ends within so many days is for review. */
  params: { review_days: 90 },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.3'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.lambda_function'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.lambda_function', subject, { runtime: orNull(text) }, ({ runtime }) => {
      if (runtime === null) return notApplicable('The function is a container image; what is in it says Inspector.');
      const end = lambdaDeprecation(runtime);
      if (end === undefined) return unknown(`When AWS ends the runtime ${quoted(runtime)} is not in the table.`);
      const days = daysBetween(today, end);
      if (days <= 0) return fail(`AWS ended the runtime ${quoted(runtime)} on ${end}.`);
      return days <= Number(params['review_days']) ? review(`AWS ends the runtime ${quoted(runtime)} on ${end}, in ${days} days.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'years to go', inventory: lambda('nodejs24.x'), answers: { resize: 'pass' } },
    { kind: 'fail', why: 'ended in spring', inventory: lambda('nodejs20.x'), answers: { resize: 'fail' } },
    { kind: 'fail', why: 'the day itself', inventory: lambda('python3.11'), today: '2027-06-30', answers: { resize: 'fail' } },
    { kind: 'review', why: 'ninety days before', inventory: lambda('python3.11'), today: '2027-04-01', answers: { resize: 'review' } },
    { kind: 'not_applicable', why: 'an image', inventory: lambda(null), answers: { resize: 'not_applicable' } },
    { kind: 'unknown', why: 'a runtime that is newer than the table', inventory: lambda('nodejs30.x'), answers: { resize: 'unknown' } },
    { kind: 'near_miss', why: 'the same language on a newer system', inventory: lambda('provided.al2023'), answers: { resize: 'pass' } },
    { kind: 'near_miss', why: 'ninety-one days before', inventory: lambda('python3.11'), today: '2027-03-31', answers: { resize: 'pass' } },
    ...unread('aws.lambda_function', 'runtime'),
  ],
});
