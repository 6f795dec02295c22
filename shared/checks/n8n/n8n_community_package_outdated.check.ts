import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_community_package_outdated',
  version: 1,
  title: 'Community packages are up to date and load',
  severity: 'low',
  remediation: 'Update the package, or uninstall it when nobody maintains it.',
  controls: {
    soc2: ['CC6.8', 'CC7.1'],
    iso_27001: ['A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(B)'],
    pci_dss: ['6.3.2', '6.3.3'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.PS-05'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.community_package'],

  judge(subject) {
    return judgeRead(subject, ['update_available', 'is_failing'], ({ update_available: update, is_failing: isFailing }) => {
      if (isFailing === true) return fail('The package fails to load; what it would do now does not happen.');
      if (typeof update !== 'string') return malformed('update_available');
      return update === '' ? pass : fail(`Version ${quoted(update)} is available.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'newest', inventory: prod('n8n.community_package', { update_available: '', is_failing: false }), answers: { prod: 'pass' } },
    { kind: 'fail', why: 'an update waits', inventory: prod('n8n.community_package', { update_available: '1.3.0', is_failing: false }), answers: { prod: 'fail' } },
    { kind: 'fail', why: 'it does not load', inventory: prod('n8n.community_package', { update_available: '', is_failing: true }), answers: { prod: 'fail' } },
    ...notRead('n8n.community_package', 'update_available', { is_failing: false }),
    { kind: 'near_miss', why: 'an old first version that is the newest', inventory: prod('n8n.community_package', { version: '0.0.1', update_available: '', is_failing: false }), answers: { prod: 'pass' } },
  ],
});
