import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_role_mapping_admin',
  version: 1,
  title: 'No rule makes everybody an admin',
  severity: 'high',
  remediation: 'Give the rule a condition on a claim or a group that only the admins have.',
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
  kinds: ['n8n.role_mapping'],

  judge(subject) {
    return judgeRead(subject, ['role', 'is_unconditional'], ({ role, is_unconditional: isUnconditional }) => {
      if (typeof role !== 'string' || typeof isUnconditional !== 'boolean') return malformed('role');
      if (!isUnconditional) return pass;
      const isAdmin = role === 'global:owner' || role === 'global:admin' || role === 'project:admin';
      return isAdmin ? fail(`Everybody who signs in through single sign-on gets the role ${quoted(role)}.`) : pass;
    });
  },

  examples: [
    { kind: 'pass', why: 'a condition', inventory: prod('n8n.role_mapping', { role: 'global:admin', type: 'instance', is_unconditional: false }), answers: { prod: 'pass' } },
    { kind: 'pass', why: 'everybody is a member', inventory: prod('n8n.role_mapping', { role: 'global:member', type: 'instance', is_unconditional: true }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'everybody is an admin', inventory: prod('n8n.role_mapping', { role: 'global:admin', type: 'instance', is_unconditional: true }), answers: { prod: 'fail' } },
    ...notRead('n8n.role_mapping', 'is_unconditional', { role: 'global:admin' }),
    { kind: 'near_miss', why: 'a role whose name only ends alike', inventory: prod('n8n.role_mapping', { role: 'global:no-admin', type: 'instance', is_unconditional: true }), answers: { prod: 'pass' } },
  ],
});
