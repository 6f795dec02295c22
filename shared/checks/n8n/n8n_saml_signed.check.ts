import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const saml = (more: JsonObject) => instance({ saml: { is_enabled: true, ignores_tls: false, wants_assertions_signed: true, wants_message_signed: false, ...more } });

export default defineCheck({
  id: 'n8n_saml_signed',
  version: 1,
  title: 'SAML answers are signed and come over verified connections',
  severity: 'medium',
  remediation: 'Let the identity provider sign assertions or messages, demand it in the SAML settings, and switch the check of certificates on.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.5'],
    hipaa: ['164.312(d)'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'saml', object, ({ is_enabled: isEnabled, ignores_tls: ignoresTls, wants_assertions_signed: wantsAssertions, wants_message_signed: wantsMessage }) => {
      if (isEnabled === false) return notApplicable('Nobody signs in through SAML.');
      if (isEnabled !== true) return malformed('saml');
      if (wantsAssertions !== true && wantsMessage !== true) return fail('n8n demands no signature: neither of the assertions nor of the message.');
      return ignoresTls === true ? fail('The metadata of the identity provider is fetched without a look at its certificate.') : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'signed assertions', inventory: saml({}), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'a signed message holds its assertions', inventory: saml({ wants_assertions_signed: false, wants_message_signed: true }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'nothing has to be signed', inventory: saml({ wants_assertions_signed: false }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'the certificate is not looked at', inventory: saml({ ignores_tls: true }), answers: { prod: 'fail' } },
    ...notRead('n8n.instance', 'saml'),
    { kind: 'near_miss', why: 'weak settings that are switched off', inventory: saml({ is_enabled: false, wants_assertions_signed: false }), answers: { prod: 'not_applicable' } },
  ],
});
