import { defineCheck } from '../check.ts';
import { instance, notRead } from './api-examples.ts';
import { attribute, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const none = { saml: false, oidc: false, ldap: false };
const untold = { mfa_enforced: 'The sign-in page of this instance does not say it.' };

export default defineCheck({
  id: 'n8n_instance_mfa_sso',
  version: 1,
  title: 'People sign in with a second factor or through single sign-on',
  severity: 'high',
  remediation: 'Enforce two-factor sign-in under Settings, Security, or switch on SAML, OpenID Connect or LDAP.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.17'],
    hipaa: ['164.312(d)'],
    pci_dss: ['8.4.1', '8.4.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    const enforced = attribute(subject, 'mfa_enforced');
    const login = attribute(subject, 'sso_login');
    if (enforced.isRead && enforced.value === true) return pass;
    if (login.isRead && isJsonObject(login.value) && Object.values(login.value).includes(true)) return pass;
    if (!login.isRead) return unknown(`How people sign in was not read. ${login.why}`);
    if (!isJsonObject(login.value)) return malformed('sso_login');
    // An instance that does not say whether it enforces a second factor may do so.
    if (!enforced.isRead) return review(`People sign in with a password, and whether a second factor is enforced is not said. ${enforced.why}`);
    return enforced.value === false ? fail('People sign in with a password alone: no second factor is enforced, and no single sign-on is on.') : malformed('mfa_enforced');
  },

  examples: [
    { kind: 'pass', why: 'a second factor is enforced', inventory: instance({ mfa_enforced: true, sso_login: none }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'single sign-on is on', inventory: instance({ sso_login: { ...none, oidc: true } }, untold), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'neither', inventory: instance({ mfa_enforced: false, sso_login: none }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'passwords, and the instance does not say whether a second factor is enforced', inventory: instance({ sso_login: none }, untold), answers: { prod: 'review' } },
    { kind: 'unknown', why: 'a form that n8n does not have', inventory: instance({ mfa_enforced: 'yes', sso_login: none }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'sso_login', { mfa_enforced: false }),
    { kind: 'near_miss', why: 'SAML that is configured and switched off', inventory: instance({ mfa_enforced: false, sso_login: none, saml: { is_enabled: false } }), answers: { prod: 'fail' } },
  ],
});
