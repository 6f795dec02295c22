import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { isCloud, isTrue } from './stated.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_instance_ssrf_off',
  version: 1,
  title: 'Nodes cannot be led to internal addresses',
  severity: 'medium',
  remediation: 'Start n8n with N8N_SSRF_PROTECTION_ENABLED=true, and list the internal hosts that workflows need.',
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
    owasp_agentic_top10: ['ASI02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    return judgeForm(subject, 'environment', object, ({ N8N_SSRF_PROTECTION_ENABLED: value }) => (isTrue(value) ? pass : fail(value === undefined ? 'The protection against requests to internal addresses is not set, and off by default.' : 'The protection against requests to internal addresses is off.')));
  },

  examples: [
    { kind: 'pass', why: 'switched on', inventory: instance({ environment: { N8N_SSRF_PROTECTION_ENABLED: 'true' } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'not set: off is the default', inventory: instance({ environment: {} }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'switched off', inventory: instance({ environment: { N8N_SSRF_PROTECTION_ENABLED: 'false' } }), answers: { prod: 'fail' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true }, { environment: 'The public API does not show the environment of n8n.' }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.instance', 'environment'),
    { kind: 'near_miss', why: 'a word that only looks like yes', inventory: instance({ environment: { N8N_SSRF_PROTECTION_ENABLED: 'yes' } }), answers: { prod: 'fail' } },
  ],
});
