import { defineCheck } from '../check.ts';
import { daysBetween } from '../support/dates.ts';
import { day } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const provider = (updated: string) => scanned(aws('aws.agentcore_api_key_provider', 'crm', { last_updated_time: updated }));

export default defineCheck({
  id: 'aws_agentcore_api_key_provider',
  version: 1,
  title: 'Keys that agents use for other services are changed in time',
  severity: 'medium',
  remediation: 'Move the provider to OAuth 2, or change its key and the one at the other service.',
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'],
    pci_dss: ['8.2.6', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    owasp_agentic_top10: ['ASI03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_api_key_provider'],

  judge: (subject, { today, params }) =>
    judgeAws('aws.agentcore_api_key_provider', subject, { last_updated_time: day }, ({ last_updated_time: updated }) => {
      const age = daysBetween(updated, today);
      return age > Number(params['days']) ? fail(`The key was last changed ${age} days ago.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'ninety days', inventory: provider('2026-08-23T00:00:00Z'), answers: { crm: 'pass' } },
    { kind: 'fail', why: 'a day more', inventory: provider('2026-08-22T00:00:00Z'), answers: { crm: 'fail' } },
    { kind: 'near_miss', why: 'made years ago and changed last week', inventory: scanned(aws('aws.agentcore_api_key_provider', 'crm', { created_time: '2024-01-01T00:00:00Z', last_updated_time: '2026-11-14T00:00:00Z' })), answers: { crm: 'pass' } },
    ...unread('aws.agentcore_api_key_provider', 'last_updated_time'),
  ],
});
