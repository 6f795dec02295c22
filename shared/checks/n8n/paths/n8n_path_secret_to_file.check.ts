import { definePathCheck } from './path-check.ts';
import { pathExamples } from './path-examples.ts';

export default definePathCheck({
  id: 'n8n_path_secret_to_file',
  title: 'No trigger with one shared secret lets an agent write files',
  severity: 'high',
  flag: 'path_secret_to_file',
  remediation: 'Let callers sign in as themselves, put a guardrail with the jailbreak check in front of the agent, or a human review in front of the tool.',
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC6.3', 'CC6.8'],
    iso_27001: ['A.8.2', 'A.8.26', 'A.8.28', 'A.8.5'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.6.2.4', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.M0020', 'AML.M0028'],
  },
  tier: 'secret',
  kind: 'file',
  examples: pathExamples('secret', 'file'),
});
