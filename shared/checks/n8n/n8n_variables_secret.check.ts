import { defineCheck } from '../check.ts';
import { inventoryOf, resource } from '../example-inventory.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_variables_secret',
  version: 1,
  title: 'Variables hold no credential',
  severity: 'high',
  remediation: 'Move the value into a credential or an external secret store, delete the variable, and exchange the value.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.12'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.variable'],

  judge(subject) {
    return judgeRead(subject, ['value_kind'], ({ value_kind: kind }) => {
      if (kind === 'credential') return fail('The value looks like a credential; every workflow and everybody who may read variables can read it.');
      return kind === 'plain' || kind === 'empty' ? pass : malformed('value_kind');
    });
  },

  examples: [
    { kind: 'pass', why: 'a plain value', inventory: prod('n8n.variable', { value_kind: 'plain' }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'no value', inventory: prod('n8n.variable', { value_kind: 'empty' }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'a credential', inventory: prod('n8n.variable', { value_kind: 'credential', project: null }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'a kind that there is not', inventory: prod('n8n.variable', { value_kind: 'other' }), answers: { prod: 'unknown' } },
    ...notRead('n8n.variable', 'value_kind'),
    { kind: 'near_miss', why: 'a telling name with a plain value', inventory: inventoryOf({ source: 'n8n', resources: [resource('n8n.variable', 'MAX_TOKENS', { value_kind: 'plain' })] }), answers: { MAX_TOKENS: 'pass' } },
  ],
});
