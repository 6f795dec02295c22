import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { ai } from './node-types.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';

const chat = ai('lmChatOpenAi');
const model = (provider: string | undefined, disabled = 'false') =>
  inventoryOf({ components: [component('workflow_node', chat, { path: 'workflows/desk.json', method: 'workflow', properties: { node_type: chat, disabled }, ...(provider !== undefined && { provider }) })] });

export default defineCheck({
  id: 'n8n_new_ai_provider',
  version: 1,
  title: 'New model provider in workflow is an approved vendor',
  severity: 'medium',
  remediation: 'Assess the vendor (contract, region, use of data) and put it on the approved list, or use another model.',
  /** `approved_providers`: catalog ids of vendors. Empty: nobody has decided yet, so every vendor is for review. */
  params: { approved_providers: [] },
  controls: {
    soc2: ['CC3.2', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.19', 'A.5.20', 'A.5.22', 'A.5.23'],
    hipaa: ['164.308(b)(1)'],
    pci_dss: ['12.8.1', '12.8.4'],
    gdpr: ['Art.28'],
    nist_csf: ['GV.SC-04', 'GV.SC-07', 'ID.AM-02', 'DE.CM-03'],
    nist_ai_rmf: ['GOVERN 1.6', 'GOVERN 6.1', 'MANAGE 3.1'],
    iso_42001: ['A.4.4', 'A.10.3'],
    owasp_llm_top10: ['LLM03:2025'],
    owasp_agentic_top10: ['ASI04', 'ASI10'],
    mitre_atlas: ['AML.M0023'],
  },
  subject: 'component',
  kinds: ['workflow_node'],

  judge(subject, { params }) {
    const { provider } = subject;
    if (provider === undefined) return notApplicable('The node calls no hosted model.');
    if (subject.properties['disabled'] === 'true') return notApplicable('The node is disabled.');
    const approved = listParam(params['approved_providers']);
    if (approved.length === 0) return review(`There is no list of approved vendors to hold ${quoted(provider)} against.`);
    return approved.includes(provider) ? pass : fail(`${quoted(provider)} is not an approved vendor.`);
  },

  examples: [
    { kind: 'pass', why: 'approved', inventory: model('openai'), params: { approved_providers: ['openai'] }, answers: { [chat]: 'pass' } },
    { kind: 'fail', why: 'not approved', inventory: model('openai'), params: { approved_providers: ['anthropic'] }, answers: { [chat]: 'fail' } },
    { kind: 'review', why: 'nobody has decided yet', inventory: model('openai'), answers: { [chat]: 'review' } },
    { kind: 'not_applicable', why: 'an agent is no vendor', inventory: model(undefined), params: { approved_providers: ['anthropic'] }, answers: { [chat]: 'not_applicable' } },
    { kind: 'unknown', why: 'not everything was read', inventory: inventoryOf({ coverage: 'partial' }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'no AI node', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a vendor whose name only begins alike', inventory: model('azure-openai'), params: { approved_providers: ['azure'] }, answers: { [chat]: 'fail' } },
    { kind: 'near_miss', why: 'a disabled node calls nobody', inventory: model('openai', 'true'), params: { approved_providers: ['anthropic'] }, answers: { [chat]: 'not_applicable' } },
  ],
});
