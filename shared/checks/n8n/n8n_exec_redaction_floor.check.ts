import type { Json } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { workflow } from '../example-inventory.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';

const policy = (floor: Json) => instance({ security_policy: { redaction_floor: floor } });

export default defineCheck({
  id: 'n8n_exec_redaction_floor',
  version: 1,
  title: 'Data of production executions is redacted for everybody',
  severity: 'medium',
  remediation: 'Let the owner set the floor of redaction to production or all under Settings, Security.',
  controls: {
    soc2: ['C1.1', 'CC6.7'],
    iso_27001: ['A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['3.2.1', '3.4.1'],
    gdpr: ['Art.5(1)(c)', 'Art.35', 'Art.25(1)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'security_policy', object, ({ redaction_floor: floor }) => {
      if (floor === 'production' || floor === 'all') return pass;
      if (floor === 'off') return fail('No floor is set: each workflow decides whether the data of its executions is shown.');
      return floor === null ? unknown('This version of n8n has no floor of redaction.') : malformed('security_policy');
    });
  },

  examples: [
    { kind: 'pass', why: 'production executions', inventory: policy('production'), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'all executions', inventory: policy('all'), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'off', inventory: policy('off'), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'a version that has none', inventory: policy(null), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'a word that n8n does not have', inventory: policy('some'), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'security_policy'),
    { kind: 'near_miss', why: 'a workflow that redacts sets no floor', inventory: instance({ security_policy: { redaction_floor: 'off' } }, undefined, [workflow({ name: 'Desk', nodes: [], settings: { redactionPolicy: 'all' } })]), answers: { prod: 'fail' } },
  ],
});
