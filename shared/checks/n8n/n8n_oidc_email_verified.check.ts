import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { malformed } from '../support/attributes.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';

const oidc = (more: JsonObject) => instance({ oidc: { is_enabled: true, requires_verified_email: true, is_tls: true, ...more } });

export default defineCheck({
  id: 'n8n_oidc_email_verified',
  version: 1,
  title: 'OpenID Connect takes verified addresses only',
  severity: 'medium',
  remediation: 'Demand a verified e-mail address in the OpenID Connect settings, and use the https address of the provider.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.16', 'A.8.5'],
    hipaa: ['164.312(d)'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'oidc', object, ({ is_enabled: isEnabled, requires_verified_email: requiresVerified, is_tls: isTls }) => {
      if (isEnabled === false) return notApplicable('Nobody signs in through OpenID Connect.');
      if (isEnabled !== true) return malformed('oidc');
      if (isTls !== true) return fail('The provider is asked over http.');
      // n8n knows its users by address: who may claim one without proof becomes its user.
      return requiresVerified === true ? pass : fail('An address that the provider has not verified signs in as the user that has it.');
    });
  },

  examples: [
    { kind: 'pass', why: 'verified, over https', inventory: oidc({}), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'any address', inventory: oidc({ requires_verified_email: false }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'over http', inventory: oidc({ is_tls: false }), answers: { prod: 'fail' } },
    ...notRead('n8n.instance', 'oidc'),
    { kind: 'near_miss', why: 'a provider that is switched off', inventory: oidc({ is_enabled: false, requires_verified_email: false }), answers: { prod: 'not_applicable' } },
  ],
});
