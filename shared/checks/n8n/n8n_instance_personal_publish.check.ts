import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_instance_personal_publish',
  version: 1,
  title: 'Publishing from personal spaces is restricted',
  severity: 'low',
  remediation: 'Switch publishing from personal spaces off under Settings, Security, so that production workflows stand in projects.',
  controls: {
    soc2: ['CC8.1'],
    iso_27001: ['A.8.32', 'A.8.25', 'A.8.4'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.3', '6.5.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.PS-06'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'security_policy', object, ({ personal_publishing: isAllowed, published_personal_workflows: count }) => {
      if (isAllowed === false) return pass;
      if (isAllowed !== true) return malformed('security_policy');
      return fail(`Anyone may publish workflows from a personal space${typeof count === 'number' && count > 0 ? `, and ${count} are` : ''}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'it is off', inventory: instance({ security_policy: { personal_publishing: false } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'it is on, and used', inventory: instance({ security_policy: { personal_publishing: true, published_personal_workflows: 3 } }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'a policy that is none', inventory: instance({ security_policy: {} }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'security_policy'),
    { kind: 'near_miss', why: 'sharing that is off does not stop publishing', inventory: instance({ security_policy: { personal_publishing: true, personal_sharing: false, published_personal_workflows: 0 } }), answers: { prod: 'fail' } },
  ],
});
