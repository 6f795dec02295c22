import { defineCheck } from '../check.ts';
import { notRead, prod } from './api-examples.ts';
import { judgeRead, malformed } from '../support/attributes.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review } from '../support/verdicts.ts';

export default defineCheck({
  id: 'n8n_community_nodes',
  version: 1,
  title: 'Community packages approved and pinned',
  severity: 'high',
  remediation: 'Review the package and put it with its version on the approved list, or uninstall it.',
  /** `approved_packages`: `name@version`, or a name alone. Empty: nobody has decided yet, so every package is for review. */
  params: { approved_packages: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.8', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.5', 'A.8.28'],
    pci_dss: ['6.3.2'],
    nist_csf: ['GV.SC-07', 'ID.RA-09', 'PR.AA-03'],
    nist_ai_rmf: ['MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0110', 'AML.M0028'],
  },
  sources: ['n8n'],
  subject: 'resource',
  kinds: ['n8n.community_package'],

  judge(subject, { params }) {
    return judgeRead(subject, ['version'], ({ version }) => {
      if (typeof version !== 'string') return malformed('version');
      const approved = listParam(params['approved_packages']);
      if (approved.length === 0) return review(`There is no list of approved packages to hold ${quoted(subject.name)} against.`);
      if (approved.includes(`${subject.name}@${version}`)) return pass;
      if (approved.includes(subject.name)) return review(`${quoted(subject.name)} is approved without a version, and ${quoted(version)} is installed.`);
      const other = approved.find((entry) => entry.startsWith(`${subject.name}@`));
      return fail(other === undefined ? `${quoted(subject.name)} is not approved; its nodes have full access to the instance.` : `${quoted(subject.name)} is approved as ${quoted(other)}, and ${quoted(version)} is installed.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'approved and pinned', inventory: prod('n8n.community_package', { version: '1.2.3' }), params: { approved_packages: ['prod@1.2.3'] }, answers: { prod: 'pass' } },
    { kind: 'fail', why: 'not approved', inventory: prod('n8n.community_package', { version: '1.2.3' }), params: { approved_packages: ['n8n-nodes-other@1.0.0'] }, answers: { prod: 'fail' } },
    { kind: 'fail', why: 'another version than the approved one', inventory: prod('n8n.community_package', { version: '1.3.0' }), params: { approved_packages: ['prod@1.2.3'] }, answers: { prod: 'fail' } },
    { kind: 'review', why: 'approved, unpinned', inventory: prod('n8n.community_package', { version: '1.2.3' }), params: { approved_packages: ['prod'] }, answers: { prod: 'review' } },
    { kind: 'review', why: 'nobody has decided yet', inventory: prod('n8n.community_package', { version: '1.2.3' }), answers: { prod: 'review' } },
    ...notRead('n8n.community_package', 'version'),
    { kind: 'near_miss', why: 'a name that only begins alike', inventory: prod('n8n.community_package', { version: '1.2.3' }), params: { approved_packages: ['prod-extra@1.2.3'] }, answers: { prod: 'fail' } },
  ],
});
