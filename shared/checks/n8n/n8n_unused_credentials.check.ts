import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { notListed, prod } from './api-examples.ts';
import { attribute, judgeRead, malformed } from '../support/attributes.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const credential = (attributes: JsonObject) => prod('n8n.credential', attributes);
const used = { in_any_workflow: true, in_active_workflow: true, recently_executed: true, days: 90 };

export default defineCheck({
  id: 'n8n_unused_credentials',
  version: 1,
  title: 'No credential unused for 90 days',
  severity: 'low',
  remediation: 'Delete the credential, after the workflow that needs it was looked for in vain.',
  /** `days`: how long a credential may rest. n8n's own report has a window of its own, and says which. */
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1', 'CC6.2', 'CC6.3'],
    iso_27001: ['A.5.16', 'A.5.17', 'A.5.18'],
    hipaa: ['164.308(a)(3)(ii)(C)', '164.308(a)(5)(ii)(D)'],
    pci_dss: ['8.2.6', '8.6.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.credential'],

  judge(subject, { params }) {
    const audit = attribute(subject, 'audit');
    const report = audit.isRead && isJsonObject(audit.value) ? audit.value : undefined;
    // n8n's own report knows every workflow; the list only those that the key is shown.
    if (report?.['in_any_workflow'] === false) return fail('No workflow uses the credential.');
    if (report?.['recently_executed'] === false) {
      const window = report['days'];
      if (typeof window === 'number' && window < Number(params['days'])) return unknown(`n8n's own report looks back ${window} days; ${Number(params['days'])} are asked about.`);
      const days = typeof window === 'number' ? `in ${window} days` : 'for long';
      return report['in_active_workflow'] === false ? review(`Only inactive workflows use the credential, and none of them ran ${days}.`) : fail(`No workflow that uses the credential ran ${days}.`);
    }
    if (report?.['in_active_workflow'] === false) return review('Only inactive workflows use the credential.');
    if (report) return pass;
    return judgeRead(subject, ['used_by', 'used_by_active'], ({ used_by: usedBy, used_by_active: usedByActive }) => {
      if (!Array.isArray(usedBy) || !Array.isArray(usedByActive)) return malformed('used_by');
      if (usedBy.length === 0) return fail('No workflow uses the credential.');
      return usedByActive.length === 0 ? review('Only inactive workflows use the credential.') : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'used, active, and it ran', inventory: credential({ audit: used }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'an active workflow, where the report could not be read', inventory: prod('n8n.credential', { used_by: ['w1'], used_by_active: ['w1'] }, { audit: 'HTTP 403.' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'no workflow', inventory: credential({ audit: { ...used, in_any_workflow: false, in_active_workflow: false, recently_executed: false } }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'active workflows that did not run', inventory: credential({ audit: { ...used, recently_executed: false } }), answers: { prod: 'fail' } },
    { kind: 'review', why: 'inactive workflows only', inventory: credential({ audit: { ...used, in_active_workflow: false, recently_executed: false } }), answers: { prod: 'review' } },
    { kind: 'unknown', why: 'the report looks back less far', inventory: credential({ audit: { ...used, recently_executed: false, days: 30 } }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'neither the report nor the workflows could be read', inventory: prod('n8n.credential', {}, { audit: 'HTTP 403.', used_by: 'HTTP 403.', used_by_active: 'HTTP 403.' }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'nobody asked', inventory: credential({}), answers: { prod: 'unknown' } },
    ...notListed('n8n.credential'),
    { kind: 'near_miss', why: 'the report knows a workflow that the key is not shown', inventory: credential({ used_by: [], used_by_active: [], audit: used }), answers: { prod: 'pass' } },
  ],
});
