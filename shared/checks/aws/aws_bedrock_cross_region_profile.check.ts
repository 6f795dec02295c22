import { byCodeUnit } from '../../model/order.ts';
import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const profile = (...regions: readonly string[]) => scanned(aws('aws.bedrock_inference_profile', 'eu.claude', { region: 'eu-west-1', model_arns: regions.map((region) => `arn:aws:bedrock:${region}::foundation-model/anthropic.claude`) }));
const allowed = { allowed_regions: ['eu-west-1', 'eu-central-1'] };

export default defineCheck({
  id: 'aws_bedrock_cross_region_profile',
  version: 1,
  title: 'Inference profiles keep data in allowed regions',
  severity: 'medium',
  remediation: 'Use a profile of your own geography, and deny the others by a service control policy.',
  /** `allowed_regions`: where data may be processed; empty: the geography of the profile is the measure. */
  params: { allowed_regions: [] },
  controls: {
    soc2: ['CC9.2'],
    iso_27001: ['A.5.19', 'A.5.21', 'A.5.23'],
    hipaa: ['164.308(b)(1)'],
    pci_dss: ['12.8.1', '12.8.2'],
    gdpr: ['Art.28', 'Art.44'],
    nist_csf: ['GV.SC-04', 'ID.AM-04'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_inference_profile'],

  judge: (subject, { params }) =>
    judgeAws('aws.bedrock_inference_profile', subject, { region: text, model_arns: listOf(text) }, ({ region: own, model_arns: arns }) => {
      const regions = [...new Set(arns.map((arn) => arn.split(':')[3] ?? ''))].toSorted(byCodeUnit);
      if (regions.length === 0) return unknown('To which regions the profile sends requests was not given.');
      const list = texts(params, 'allowed_regions');
      const written = (some: readonly string[]) => some.map((region) => (region === '' ? 'any region' : region)).join(', ');
      if (list.length > 0) {
        const outside = regions.filter((region) => !list.includes(region));
        return outside.length === 0 ? pass : fail(`The profile may send requests to ${written(outside)}, which is not on the list of allowed regions.`);
      }
      const geography = own.slice(0, own.indexOf('-') + 1);
      const abroad = regions.filter((region) => !region.startsWith(geography));
      return abroad.length === 0 ? pass : review(`The profile may send requests out of its geography, to ${written(abroad)}.`);
    }),

  examples: [
    { kind: 'pass', why: 'within its geography', inventory: profile('eu-west-1', 'eu-north-1'), answers: { 'eu.claude': 'pass' } },
    { kind: 'pass', why: 'within the list', inventory: profile('eu-west-1', 'eu-central-1'), params: allowed, answers: { 'eu.claude': 'pass' } },
    { kind: 'fail', why: 'one region more than the list', inventory: profile('eu-west-1', 'eu-north-1'), params: allowed, answers: { 'eu.claude': 'fail' } },
    { kind: 'fail', why: 'a global profile names no region', inventory: profile(''), params: allowed, answers: { 'eu.claude': 'fail' } },
    { kind: 'review', why: 'abroad, and nobody says what is allowed', inventory: profile('eu-west-1', 'us-east-1'), answers: { 'eu.claude': 'review' } },
    { kind: 'unknown', why: 'a profile without models', inventory: profile(), answers: { 'eu.claude': 'unknown' } },
    { kind: 'near_miss', why: 'a global one without a list', inventory: profile('eu-west-1', ''), answers: { 'eu.claude': 'review' } },
    ...unread('aws.bedrock_inference_profile', 'model_arns', { region: 'eu-west-1' }),
  ],
});
