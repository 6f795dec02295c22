import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { isCloud, isTrue, majorVersion } from './stated.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_instance_env_in_nodes',
  version: 1,
  title: 'Workflows cannot read the environment of n8n',
  severity: 'medium',
  remediation: 'Start n8n with N8N_BLOCK_ENV_ACCESS_IN_NODE=true, and run task runners in external mode.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.17', 'A.8.12', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['8.6.2', '7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.32(1)(b)', 'Art.25(2)'],
    nist_csf: ['PR.AA-01', 'PR.DS-01', 'PR.AA-05'],
    owasp_agentic_top10: ['ASI05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    if (isCloud(subject)) return notApplicable('n8n runs this instance itself.');
    return judgeForm(subject, 'environment', object, ({ N8N_BLOCK_ENV_ACCESS_IN_NODE: blocked, N8N_RUNNERS_MODE: mode }) => {
      const major = majorVersion(subject);
      if (blocked !== undefined && !isTrue(blocked)) return fail('Workflows may read every variable of n8n, the key that seals credentials among them.');
      if (blocked === undefined && major === undefined) return unknown('Whether workflows may read the environment is not set, and its default depends on the version, which is not known.');
      if (blocked === undefined && (major ?? 0) < 2) return fail('Workflows may read every variable of n8n: nothing blocks them by default before n8n 2.0.');
      return mode === 'external' ? pass : review('Workflows cannot read the environment, but code runs beside n8n and not in external runners.');
    });
  },

  examples: [
    { kind: 'pass', why: 'blocked, and code runs elsewhere', inventory: instance({ environment: { N8N_BLOCK_ENV_ACCESS_IN_NODE: 'true', N8N_RUNNERS_MODE: 'external' } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'switched off', inventory: instance({ version: '2.41.3', environment: { N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false', N8N_RUNNERS_MODE: 'external' } }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'not set, before the default changed', inventory: instance({ version: '1.123.5', environment: {} }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'blocked by default, code runs beside n8n', inventory: instance({ version: '2.0.0', environment: {} }), answers: { prod: 'review' } },
    { kind: 'unknown', why: 'not set, and the version is not known', inventory: instance({ environment: {} }, { version: 'It was not said.' }), answers: { prod: 'unknown' } },
    { kind: 'not_applicable', why: 'an instance of n8n Cloud', inventory: instance({ is_cloud: true }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.instance', 'environment'),
    { kind: 'near_miss', why: 'files that are blocked are not the environment', inventory: instance({ version: '1.123.5', environment: { N8N_BLOCK_FILE_ACCESS_TO_N8N_FILES: 'true' } }), answers: { prod: 'fail' } },
  ],
});
