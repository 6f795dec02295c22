import { defineCheck } from '../check.ts';
import { judgeForm, list } from '../support/forms.ts';
import { notRead, prod } from './api-examples.ts';
import { texts } from './stated.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

/** Scopes that change nothing, and those without which n8n does not show its settings. */
const reading = /^(?:\w+:(?:list|read)|securityAudit:generate|(?:saml|oidc|ldap|otel|securitySettings|nodeTypePolicy):manage)$/;

export default defineCheck({
  id: 'n8n_instance_public_api',
  version: 1,
  title: 'The API key of the scan can only read',
  severity: 'low',
  remediation: 'Make a key with the scopes that list and read, and none that creates, changes or deletes.',
  controls: {
    soc2: ['CC6.1', 'CC6.2'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(4)(ii)(C)'],
    pci_dss: ['8.2.6', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.api_key'],

  judge(subject) {
    return judgeForm(subject, 'scopes', list, (items) => {
      const writing = texts(items).filter((scope) => !reading.test(scope)).sort();
      return writing.length === 0 ? pass : fail(`The key may do more than read: ${writing.slice(0, 5).map(quoted).join(', ')}${writing.length > 5 ? ` and ${writing.length - 5} more` : ''}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'it lists and reads', inventory: prod('n8n.api_key', { scopes: ['workflow:list', 'workflow:read', 'securityAudit:generate'] }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'settings that n8n shows to managers alone', inventory: prod('n8n.api_key', { scopes: ['saml:manage', 'securitySettings:manage'] }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'it deletes', inventory: prod('n8n.api_key', { scopes: ['workflow:list', 'workflow:delete'] }), answers: { prod: 'fail' } },
    ...notRead('n8n.api_key', 'scopes'),
    { kind: 'near_miss', why: 'a scope whose name only begins alike', inventory: prod('n8n.api_key', { scopes: ['credential:listen'] }), answers: { prod: 'fail' } },
  ],
});
