import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const ldap = (more: JsonObject) => instance({ ldap: { is_enabled: true, security: 'tls', takes_any_certificate: false, ...more } });

export default defineCheck({
  id: 'n8n_ldap_tls',
  version: 1,
  title: 'Directory sign-in travels encrypted',
  severity: 'high',
  remediation: 'Set the connection security of LDAP to TLS or STARTTLS, and let n8n verify the certificate of the directory.',
  controls: {
    soc2: ['CC6.1', 'CC6.7'],
    iso_27001: ['A.8.5', 'A.8.24'],
    hipaa: ['164.312(d)', '164.312(e)(1)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.AA-03', 'PR.DS-02'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'ldap', object, ({ is_enabled: isEnabled, security, takes_any_certificate: takesAny }) => {
      if (isEnabled === false) return notApplicable('Nobody signs in through LDAP.');
      if (isEnabled !== true) return malformed('ldap');
      if (security === 'none') return fail('Passwords go to the directory in the clear.');
      if (security !== 'tls' && security !== 'startTls') return malformed('ldap');
      return takesAny === true ? fail('Passwords go to whoever shows a certificate: it is not verified.') : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'TLS, verified', inventory: ldap({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'in the clear', inventory: ldap({ security: 'none' }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'any certificate will do', inventory: ldap({ security: 'startTls', takes_any_certificate: true }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'a word that n8n does not have', inventory: ldap({ security: 'some' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'ldap'),
    { kind: 'near_miss', why: 'a plain connection that nobody signs in through', inventory: ldap({ is_enabled: false, security: 'none' }), answers: { prod: 'not_applicable' } },
  ],
});
