import { byCodeUnit } from '../../model/order.ts';
import { defineCheck } from '../check.ts';
import { listOf, mapOf, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { isProduction } from './tags.ts';

const endpoint = (statuses: readonly string[], tags: Readonly<Record<string, string>> = { env: 'prod' }) => scanned(aws('aws.sagemaker_endpoint', 'rank', { monitoring_schedule_statuses: statuses, tags }));

export default defineCheck({
  id: 'aws_sagemaker_monitor',
  version: 1,
  title: 'Models in production are monitored',
  severity: 'low',
  remediation: 'Capture data at the endpoint, and set a monitoring schedule for quality and drift up.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    pci_dss: ['10.4.1', '11.5.1'],
    gdpr: ['Art.32(1)(d)', 'Art.33'],
    nist_csf: ['DE.CM-01', 'DE.AE-02'],
    owasp_llm_top10: ['LLM09:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_endpoint'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_endpoint', subject, { monitoring_schedule_statuses: listOf(text), tags: mapOf(text) }, ({ monitoring_schedule_statuses: statuses, tags }) => {
      if (statuses.includes('Scheduled')) return pass;
      const production = isProduction(tags);
      if (production === false) return notApplicable('The endpoint is not for production.');
      const sentence = statuses.length === 0 ? 'The endpoint has no monitoring schedule' : `The monitoring of the endpoint is in the state ${[...new Set(statuses)].toSorted(byCodeUnit).map((status) => quoted(status)).join(', ')}`;
      return production ? fail(`${sentence}.`) : review(`${sentence}; no tag says whether it is for production.`);
    }),

  examples: [
    { kind: 'pass', why: 'scheduled', inventory: endpoint(['Scheduled']), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'none', inventory: endpoint([]), answers: { rank: 'fail' } },
    { kind: 'review', why: 'none, and no tag', inventory: endpoint([], {}), answers: { rank: 'review' } },
    { kind: 'not_applicable', why: 'for tests', inventory: endpoint([], { stage: 'test' }), answers: { rank: 'not_applicable' } },
    { kind: 'near_miss', why: 'someone stopped it', inventory: endpoint(['Stopped']), answers: { rank: 'fail' } },
    ...unread('aws.sagemaker_endpoint', 'monitoring_schedule_statuses', { tags: {} }),
  ],
});
