import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day, orNull, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const model = (attributes: AwsAttributes<'aws.bedrock_foundation_model'>) => scanned(aws('aws.bedrock_foundation_model', 'eu-west-1/old', { model_id: 'acme.old', lifecycle_status: 'ACTIVE', end_of_life_time: null, ...attributes }));

export default defineCheck({
  id: 'aws_bedrock_model_eol',
  version: 1,
  title: 'Models in use have a future',
  severity: 'medium',
  remediation: 'Move to a newer model, and evaluate it before the end of the old one.',
  /** `days`: a model that ends within so many days is a finding. */
  params: { days: 30 },
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_foundation_model'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.bedrock_foundation_model', subject, { model_id: text, lifecycle_status: orNull(text), end_of_life_time: orNull(day) }, ({ model_id: id, lifecycle_status: status, end_of_life_time: end }) => {
      if (end !== null && daysBetween(today, end) <= Number(params['days'])) return fail(`Bedrock ${daysBetween(today, end) <= 0 ? 'ended' : 'ends'} the model ${quoted(id)} on ${end}, and it is in use.`);
      if (status === 'LEGACY') return review(`The model ${quoted(id)} is legacy${end === null ? '' : ` and ends on ${end}`}.`);
      return status === null ? unknown(`Bedrock did not say in which part of its life the model ${quoted(id)} is.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'active', inventory: model({}), answers: { 'eu-west-1/old': 'pass' } },
    { kind: 'fail', why: 'thirty days', inventory: model({ lifecycle_status: 'LEGACY', end_of_life_time: '2026-12-21T00:00:00Z' }), answers: { 'eu-west-1/old': 'fail' } },
    { kind: 'fail', why: 'over', inventory: model({ lifecycle_status: 'LEGACY', end_of_life_time: '2026-01-01T00:00:00Z' }), answers: { 'eu-west-1/old': 'fail' } },
    { kind: 'review', why: 'legacy, months to go', inventory: model({ lifecycle_status: 'LEGACY', end_of_life_time: '2027-06-01T00:00:00Z' }), answers: { 'eu-west-1/old': 'review' } },
    { kind: 'unknown', why: 'Bedrock does not say', inventory: model({ lifecycle_status: null }), answers: { 'eu-west-1/old': 'unknown' } },
    { kind: 'near_miss', why: 'active with a day in years', inventory: model({ end_of_life_time: '2029-01-01T00:00:00Z' }), answers: { 'eu-west-1/old': 'pass' } },
    ...unread('aws.bedrock_foundation_model', 'end_of_life_time', { model_id: 'acme.old', lifecycle_status: 'ACTIVE' }),
  ],
});
