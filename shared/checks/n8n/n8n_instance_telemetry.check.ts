import { defineCheck } from '../check.ts';
import { flag, judgeForm } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { isCloud } from './stated.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_instance_telemetry',
  version: 1,
  title: 'The instance sends no usage data',
  severity: 'low',
  remediation: 'Set N8N_DIAGNOSTICS_ENABLED to false, or record the transfer.',
  controls: {
    soc2: ['C1.1', 'CC9.2'],
    iso_27001: ['A.5.34', 'A.8.12'],
    gdpr: ['Art.44', 'Art.25(2)'],
    nist_csf: ['PR.DS-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return isCloud(subject) ? notApplicable('n8n runs this instance itself.') : judgeForm(subject, 'diagnostics_enabled', flag, (isSent) => (isSent ? fail('Usage data goes to the vendor of n8n.') : pass));
  },

  examples: [
    { kind: 'pass', why: 'switched off', inventory: instance({ is_cloud: false, diagnostics_enabled: false }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'the default', inventory: instance({ is_cloud: false, diagnostics_enabled: true }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true }, { diagnostics_enabled: 'The report of this instance does not hold its settings.' }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.instance', 'diagnostics_enabled'),
    { kind: 'near_miss', why: 'tracing of one\'s own is no usage data', inventory: instance({ is_cloud: false, diagnostics_enabled: false, otel: { is_enabled: true } }), answers: { prod: 'pass' } },
  ],
});
