import { defineCheck } from '../check.ts';
import { judgeForm, object } from '../support/forms.ts';
import { instance, notRead } from './api-examples.ts';
import { base } from './node-types.ts';
import { machineNodes } from './risky-nodes.ts';
import { objects } from './stated.ts';
import { malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_node_type_policy',
  version: 1,
  title: 'A policy decides which node types people may use',
  severity: 'low',
  remediation: 'Set the default of the node type policy to deny, or deny the node types that run commands and reach files.',
  controls: {
    soc2: ['CC6.3', 'CC7.1', 'CC8.1'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.8.9'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5', '2.2.1', '11.5.2'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.32(1)(d)'],
    nist_csf: ['PR.AA-05', 'PR.PS-01'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.instance'],

  judge(subject) {
    return judgeForm(subject, 'node_policy', object, ({ default_action: action, rules }) => {
      if (action === 'deny') return pass;
      if (action !== 'allow' && action !== 'delegate') return malformed('node_policy');
      const denied = new Set(objects(rules).filter((rule) => rule['action'] === 'deny' && rule['kind'] === 'name').map((rule) => rule['value']));
      const open = [...machineNodes].filter((type) => !denied.has(type)).sort();
      return open.length === 0 ? pass : fail(`The policy ${action === 'allow' ? 'allows' : 'leaves to projects'} what it does not name, and it does not deny ${open.length} node types that reach the machine, such as ${quoted(open[0] ?? '')}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'what is not allowed is denied', inventory: instance({ node_policy: { default_action: 'deny', rules: [] } }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'every node type that reaches the machine is denied', inventory: instance({ node_policy: { default_action: 'allow', rules: [...machineNodes].map((value) => ({ action: 'deny', kind: 'name', value })) } }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'the default of an instance that nobody configured', inventory: instance({ node_policy: { default_action: 'allow', rules: [] } }), answers: { prod: 'fail' } },
    { kind: 'unknown', why: 'an action that n8n does not have', inventory: instance({ node_policy: { default_action: 'maybe', rules: [] } }), answers: { prod: 'unknown' } },
    ...notRead('n8n.instance', 'node_policy'),
    { kind: 'near_miss', why: 'one denied node type of many', inventory: instance({ node_policy: { default_action: 'allow', rules: [{ action: 'deny', kind: 'name', value: base('executeCommand') }] } }), answers: { prod: 'fail' } },
  ],
});
