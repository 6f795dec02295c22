import { defineCheck } from '../check.ts';
import { mapOf, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isPersonal } from './tags.ts';

const job = (workteam: string, status = 'InProgress', tags: Readonly<Record<string, string>> = {}) => scanned(aws('aws.sagemaker_labeling_job', 'faces', { workteam_arn: workteam, labeling_job_status: status, tags }));
const team = (name: string, owner = '111122223333') => `arn:aws:sagemaker:eu-west-1:${owner}:workteam/${name}`;

export default defineCheck({
  id: 'aws_sagemaker_labeling_workforce',
  version: 1,
  title: 'Personal data is not labelled by a public workforce',
  severity: 'medium',
  remediation: 'Use a private workforce for what may hold personal data, and write down why a public one may see the rest.',
  controls: {
    soc2: ['C1.1', 'CC6.7', 'CC9.2'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34', 'A.5.19', 'A.5.21', 'A.5.23'],
    hipaa: ['164.312(a)(1)', '164.308(b)(1)'],
    pci_dss: ['3.2.1', '3.4.1', '12.8.1', '12.8.2'],
    gdpr: ['Art.5(1)(c)', 'Art.25(1)', 'Art.35', 'Art.28', 'Art.44'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'GV.SC-04', 'ID.AM-04'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_labeling_job'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_labeling_job', subject, { workteam_arn: text, labeling_job_status: text, tags: mapOf(text) }, ({ workteam_arn: workteam, labeling_job_status: status, tags }) => {
      if (status === 'Failed') return notApplicable('The job failed.');
      const kind = /:workteam\/([\w-]+)\//.exec(workteam)?.[1];
      if (kind === undefined) return unknown('Who labels the data is not told in a form that is known.');
      if (kind === 'private-crowd') return pass;
      if (kind !== 'public-crowd') return review('The data is shown to the workforce of a vendor: whether it may be depends on what it holds and what was agreed.');
      const personal = isPersonal(tags);
      if (personal === undefined) return review('The data is shown to the public workforce of Amazon Mechanical Turk, and no tag says what it holds.');
      return personal ? fail('Personal data is shown to the public workforce of Amazon Mechanical Turk.') : pass;
    }),

  // ARNs as in "Create a labeling job", SageMaker AI Developer Guide (read 2026-11).
  examples: [
    { kind: 'pass', why: 'people of the account', inventory: job(team('private-crowd/reviewers')), answers: { faces: 'pass' } },
    { kind: 'fail', why: 'personal data on Mechanical Turk', inventory: job(team('public-crowd/default', '394669845002'), 'InProgress', { 'data-class': 'personal' }), answers: { faces: 'fail' } },
    { kind: 'pass', why: 'pictures of parts on Mechanical Turk', inventory: job(team('public-crowd/default', '394669845002'), 'InProgress', { 'data-class': 'public' }), answers: { faces: 'pass' } },
    { kind: 'review', why: 'Mechanical Turk', inventory: job(team('public-crowd/default', '394669845002')), answers: { faces: 'review' } },
    { kind: 'review', why: 'a vendor', inventory: job(team('vendor-crowd/labels', '444455556666')), answers: { faces: 'review' } },
    { kind: 'not_applicable', why: 'it failed', inventory: job(team('public-crowd/default', '394669845002'), 'Failed'), answers: { faces: 'not_applicable' } },
    { kind: 'near_miss', why: 'a finished job has shown everything', inventory: job(team('public-crowd/default', '394669845002'), 'Completed'), answers: { faces: 'review' } },
    { kind: 'near_miss', why: 'a private team of a public name', inventory: job(team('private-crowd/public-crowd')), answers: { faces: 'pass' } },
    { kind: 'unknown', why: 'an ARN of another form', inventory: job('arn:aws:sagemaker:eu-west-1:111122223333:workteam/x'), answers: { faces: 'unknown' } },
    ...unread('aws.sagemaker_labeling_job', 'workteam_arn', { labeling_job_status: 'InProgress', tags: {} }),
  ],
});
