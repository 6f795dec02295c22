import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { texts } from './stated.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

/** Scopes with which one can give oneself the rest. */
const managing = /^(?:user:(?:create|delete|changeRole|enforceMfa|resetPassword|update)|(?:role|apiKey|roleMappingRule):(?!list$|read$).+|(?:saml|oidc|ldap|securitySettings|license|communityPackage|externalSecretsProvider|sourceControl|nodeTypePolicy):(?!list$|read$).+)$/;
const role = (more: JsonObject) => prod('n8n.role', { is_system: false, type: 'global', scopes: [], used_by_users: 2, ...more });

export default defineCheck({
  id: 'n8n_role_custom_broad',
  version: 1,
  title: "Roles of one's own do not reach the whole instance",
  severity: 'medium',
  remediation: 'Take the scopes that manage users, roles, keys and settings out of the role, or give the people one of the built-in roles that are watched.',
  controls: {
    soc2: ['CC6.3', 'CC6.2'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.5.16', 'A.6.5'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)', '164.308(a)(3)(ii)(C)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5', '8.2.5', '7.2.4'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.AA-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.role'],

  judge(subject) {
    return judgeRead(subject, ['is_system', 'type', 'scopes', 'used_by_users'], ({ is_system: isSystem, type, scopes, used_by_users: users }) => {
      if (isSystem === true || type !== 'global') return notApplicable('It is a built-in role, or one within a project.');
      if (!Array.isArray(scopes) || typeof users !== 'number') return malformed('scopes');
      const broad = texts(scopes).filter((scope) => managing.test(scope));
      if (broad.length === 0) return pass;
      const what = `It may do what an admin does: ${broad.slice(0, 5).map(quoted).join(', ')}`;
      return users > 0 ? fail(`${what}, and ${users} users have it.`) : review(`${what}; nobody has it now.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'scopes about workflows', inventory: role({ scopes: ['workflow:list', 'workflow:read'] }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'manages users, and people have it', inventory: role({ scopes: ['user:changeRole'] }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'nobody has it', inventory: role({ scopes: ['role:manage'], used_by_users: 0 }), answers: { prod: 'review' } },
    { kind: 'not_applicable', why: 'built in', inventory: role({ is_system: true, scopes: ['user:create'] }), answers: { prod: 'not_applicable' } },
    { kind: 'not_applicable', why: 'within a project', inventory: role({ type: 'project', scopes: ['role:manage'] }), answers: { prod: 'not_applicable' } },
    ...notRead('n8n.role', 'scopes', { is_system: false, type: 'global', used_by_users: 1 }),
    { kind: 'near_miss', why: 'looking at users is not managing them', inventory: role({ scopes: ['user:list', 'user:read'] }), answers: { prod: 'pass' } },
  ],
});
