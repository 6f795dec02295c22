import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { component, inventoryOf, node, workflowPath } from '../example-inventory.ts';
import { isInternal } from '../support/hosts.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, review, unknown } from '../support/verdicts.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { areaOf, vendorCalled, writtenUrl } from './model-addresses.ts';
import { ai, base, familyOf, hasRole } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { desk, deskOnly } from './paths/path-examples.ts';

const eu = { allowed_regions: ['eu'] };
const model = (type: string, parameters: JsonObject = {}, isDisabled = false) => deskOnly([node('Model', ai(type), { parameters, isDisabled })], []);
const endpoint = component('endpoint', 'api.openai.com/v1/responses', { key: 'https://api.openai.com/v1/responses', provider: 'openai', path: workflowPath('Desk'), method: 'workflow' });
const call = inventoryOf({ components: [endpoint], resources: [desk([node('Ask', base('httpRequest'), { parameters: { url: 'https://api.openai.com/v1/responses' } })], [])] });

/** Vendors whose nodes take no address: where they run it is known. Of the others it stands in the credential, which no workflow shows. */
const fixedHosts: ReadonlyMap<string, string> = new Map([
  [ai('lmChatMistralCloud'), 'https://api.mistral.ai'],
  [ai('embeddingsMistralCloud'), 'https://api.mistral.ai'],
  [base('mistralAi'), 'https://api.mistral.ai'],
  [ai('lmChatDeepSeek'), 'https://api.deepseek.com'],
]);

/** Names under which nodes keep an address of their own. */
const addressNames = ['options.baseURL', 'options.baseUrl', 'baseURL', 'baseUrl'];

export default defineCheck({
  id: 'n8n_ai_data_residency',
  version: 1,
  title: 'Models run in an allowed region',
  severity: 'medium',
  flag: 'ai_data_residency',
  remediation: 'Use the address of the vendor in an allowed region, or another vendor.',
  /** `allowed_regions`: areas (`eu`, `us`, `uk`) and names of regions (`eu-west-1`). Empty: nobody has decided yet, so every place is for review. */
  params: { allowed_regions: [] },
  controls: {
    soc2: ['CC9.2', 'C1.1', 'CC6.7'],
    iso_27001: ['A.5.19', 'A.5.21', 'A.5.23', 'A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.308(b)(1)', '164.312(a)(1)'],
    pci_dss: ['12.8.1', '12.8.2', '3.2.1', '3.4.1'],
    gdpr: ['Art.28', 'Art.44', 'Art.5(1)(c)', 'Art.25(1)', 'Art.35'],
    nist_csf: ['GV.SC-04', 'ID.AM-04', 'PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory, params }) =>
    judgeNodes(subject, {
      isAsked: (asked) => callsModel(asked.type) || vendorCalled(asked, subject.path, inventory) !== undefined,
      none: 'The workflow calls no model.',
      judge: (asked): Verdict[] => {
        const name = quoted(asked.name);
        const written = addressNames.map((each) => parameter(asked.parameters, each)).find((value) => value !== undefined && value !== '');
        const host = typeof written === 'string' ? written : fixedHosts.get(familyOf(asked.type).plain);
        const url = vendorCalled(asked, subject.path, inventory)?.url ?? (host === undefined ? undefined : writtenUrl(host));
        if (url === undefined) return [unknown(isExpression(written) ? `Where ${name} sends its prompts is computed at run time.` : `Where ${name} sends its prompts stands in its credential, which the workflow does not show.`)];
        if (isInternal(url.hostname)) return [];
        const place = areaOf(url);
        if (place === undefined) return [unknown(`In which region ${quoted(url.host)} keeps what ${name} sends is not in its address.`)];
        const where = `${name} sends its prompts to ${quoted(url.host)} (${place.region ?? place.area})`;
        const allowed = listParam(params['allowed_regions']);
        if (allowed.length === 0) return [review(`${where}; there is no list of allowed regions to hold it against.`)];
        return allowed.includes(place.area) || (place.region !== undefined && allowed.includes(place.region)) ? [] : [fail(`${where}, which is no allowed region.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a vendor of the area', inventory: model('lmChatMistralCloud'), params: eu, answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the address of the vendor for the area', inventory: model('lmChatOpenAi', { options: { baseURL: 'https://eu.api.openai.com/v1' } }), params: eu, answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a model inside the network', inventory: model('lmChatOpenAi', { options: { baseURL: 'http://llm.internal:8000/v1' } }), params: eu, answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a vendor elsewhere', inventory: model('lmChatDeepSeek'), params: eu, answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a call of an HTTP node', inventory: call, params: eu, answers: { Desk: 'fail' } },
    { kind: 'review', why: 'nobody has decided yet', inventory: model('lmChatDeepSeek'), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'the region stands in the credential', inventory: model('lmChatAwsBedrock'), params: eu, answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'the address is computed', inventory: model('lmChatOpenAi', { options: { baseURL: '={{ $vars.llm }}' } }), params: eu, answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'an address that says no region', inventory: model('lmChatOpenAi', { options: { baseURL: 'https://llm.vendor.example/v1' } }), params: eu, answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no model', inventory: deskOnly([node('Log', base('set'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'London is not in the Union', inventory: model('lmChatOpenAi', { options: { baseURL: 'https://bedrock-runtime.eu-west-2.amazonaws.com/openai/v1' } }), params: eu, answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'one region is allowed, by its name', inventory: model('lmChatOpenAi', { options: { baseURL: 'https://bedrock-runtime.eu-west-2.amazonaws.com/openai/v1' } }), params: { allowed_regions: ['eu-west-2'] }, answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a host that begins like the vendor for the area', inventory: model('lmChatOpenAi', { options: { baseURL: 'https://eu.api.openai.com.vendor.example/v1' } }), params: eu, answers: { Desk: 'unknown' } },
    { kind: 'near_miss', why: 'a disabled model', inventory: model('lmChatDeepSeek', {}, true), params: eu, answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});

/** Whether a node itself sends something to a model: the language models, embeddings and the vendors' own nodes; an agent asks one of them, a selector too. */
function callsModel(type: string): boolean {
  const { plain } = familyOf(type);
  return plain !== ai('modelSelector') && (hasRole(plain, 'chat_model') || hasRole(plain, 'embedding') || hasRole(plain, 'vendor_ai'));
}
