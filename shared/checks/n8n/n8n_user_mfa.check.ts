import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { inventoryOf, resource } from '../example-inventory.ts';
import { notRead } from './api-examples.ts';
import { instanceValue, textOfAttribute } from './stated.ts';
import { attribute } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const user = (attributes: JsonObject, of?: JsonObject) => inventoryOf({ source: 'n8n', resources: [resource('n8n.user', 'prod', { is_pending: false, ...attributes }), ...(of ? [resource('n8n.instance', 'instance', of)] : [])] });

export default defineCheck({
  id: 'n8n_user_mfa',
  version: 1,
  title: 'Users have MFA or SSO',
  severity: 'high',
  remediation: 'Let every user switch on two-factor sign-in, or enforce it under Settings, Security.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.5'],
    hipaa: ['164.312(d)'],
    pci_dss: ['8.4.1', '8.4.2', '8.4.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.user'],

  judge(subject, { inventory }) {
    if (textOfAttribute(subject, 'role') === undefined && !attribute(subject, 'mfa_enabled').isRead) return unknown(`Neither the role nor the second factor of the user was read. ${unreadWhy(subject)}`);
    const pending = attribute(subject, 'is_pending');
    if (pending.isRead && pending.value === true) return notApplicable('The user was invited and has not signed in yet.');
    const factor = attribute(subject, 'mfa_enabled');
    if (!factor.isRead) return review(`n8n does not say whether the user has a second factor. ${factor.why}`);
    if (factor.value === true || instanceValue(inventory, subject, 'mfa_enforced') === true) return pass;
    const role = textOfAttribute(subject, 'role');
    if (role === undefined) return review('The user has no second factor, and n8n does not say the role.');
    if (role === 'global:owner' || role === 'global:admin') return fail(`The user is ${role === 'global:owner' ? 'the owner' : 'an admin'} and signs in without a second factor.`);
    const login = instanceValue(inventory, subject, 'sso_login');
    if (isJsonObject(login) && Object.values(login).includes(true)) return pass;
    return review('The user signs in without a second factor, and no single sign-on is known.');
  },

  examples: [
    { kind: 'pass', why: 'a second factor', inventory: user({ role: 'global:owner', mfa_enabled: true }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'the instance enforces one', inventory: user({ role: 'global:admin', mfa_enabled: false }, { mfa_enforced: true }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'a member who signs in through a provider', inventory: user({ role: 'global:member', mfa_enabled: false }, { sso_login: { saml: true, oidc: false, ldap: false } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'an admin without', inventory: user({ role: 'global:admin', mfa_enabled: false }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'a member without', inventory: user({ role: 'global:member', mfa_enabled: false }), answers: { prod: 'review' } },
    { kind: 'review', why: 'a version that does not say it', inventory: inventoryOf({ source: 'n8n', resources: [resource('n8n.user', 'prod', { role: 'global:owner', is_pending: false }, { mfa_enabled: 'This n8n does not say it of its users.' })] }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'invited, never signed in', inventory: user({ role: 'global:admin', mfa_enabled: false, is_pending: true }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.user', 'mfa_enabled'),
    { kind: 'near_miss', why: 'the owner signs in with a password, single sign-on or not', inventory: user({ role: 'global:owner', mfa_enabled: false }, { sso_login: { saml: true, oidc: false, ldap: false } }), answers: { prod: 'fail' } },
  ],
});

function unreadWhy(subject: Resource): string {
  const factor = attribute(subject, 'mfa_enabled');
  return factor.isRead ? '' : factor.why;
}
