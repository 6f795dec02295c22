import { defineCheck } from '../check.ts';
import { component, inventoryOf, node, workflowPath } from '../example-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { addressOf, vendorCalled } from './model-addresses.ts';
import { base, familyOf, httpCallers } from './node-types.ts';
import { isExpression, parameter, textOf } from './parameters.ts';
import { desk, deskOnly } from './paths/path-examples.ts';

const endpoint = component('endpoint', 'api.openai.com/v1/chat/completions', { key: 'https://api.openai.com/v1/chat/completions', provider: 'openai', path: workflowPath('Desk'), method: 'workflow' });
const call = (more = {}, url = 'https://api.openai.com/v1/chat/completions', isDisabled = false) => inventoryOf({ components: [endpoint], resources: [desk([node('Ask', base('httpRequest'), { parameters: { url, ...more }, isDisabled })], [])] });
const header = (value: string) => ({ sendHeaders: true, headerParameters: { parameters: [{ name: 'Authorization', value }] } });

/** A key in a header is in every export of the workflow and seen by all who may open it; one in a credential is not. */
export default defineCheck({
  id: 'n8n_http_llm_direct',
  version: 1,
  title: 'Direct calls to model hosts use a credential of n8n',
  severity: 'medium',
  flag: 'http_llm_direct',
  remediation: 'Use the node of the vendor, or give the call a credential of n8n instead of a header.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.9', 'A.5.17', 'A.8.12'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['6.3.2', '12.5.1', '8.6.2'],
    gdpr: ['Art.30', 'Art.32(1)(b)'],
    nist_csf: ['ID.AM-02', 'PR.AA-01', 'PR.DS-01'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeNodes(subject, {
      // A host that is computed may be one of a model.
      isAsked: (asked) => httpCallers.has(familyOf(asked.type).plain) && (vendorCalled(asked, subject.path, inventory) !== undefined || (addressOf(asked) === undefined && speaksOfModels(asked.parameters))),
      none: 'No HTTP node of the workflow calls a model.',
      judge: (asked) => {
        const { name, parameters, credentials } = asked;
        const authentication = parameter(parameters, 'authentication');
        if (credentials.length > 0 || (authentication !== undefined && authentication !== 'none' && !isExpression(authentication))) return [];
        const called = vendorCalled(asked, subject.path, inventory);
        if (called === undefined) return [unknown(`Whom ${quoted(name)} asks for a model's answer, without a credential, is computed at run time.`)];
        if (isExpression(authentication)) return [unknown(`Whether ${quoted(name)} calls ${quoted(called.vendor)} with a credential is computed at run time.`)];
        return [fail(`${quoted(name)} calls the model API of ${quoted(called.vendor)} without a credential of n8n.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a predefined credential', inventory: call({ authentication: 'predefinedCredentialType', nodeCredentialType: 'openAiApi' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a key in a header', inventory: call(header('Bearer sk-p****cd')), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a header that is put together when it runs', inventory: call(header('=Bearer {{ $json.key }}')), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the host is computed, and what is sent is a prompt', inventory: call({ jsonBody: '{"messages": [{"role": "user", "content": "hi"}], "model": "gpt-4o"}' }, '={{ $vars.host }}/v1/chat/completions'), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'it calls no address', inventory: deskOnly([node('Log', base('set'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'another service', inventory: call({}, 'https://api.vendor.example/v1/chat/completions'), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a host that is computed, without anything of a model', inventory: call({}, '={{ $vars.host }}/orders'), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a disabled node calls nobody', inventory: call({}, undefined, true), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the host of a model in the query', inventory: call({}, 'https://proxy.example/?to=https://api.openai.com/'), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});

/** Whether an HTTP node sends what model APIs take: messages or a prompt for a named model. */
function speaksOfModels(parameters: Parameters<typeof parameter>[0]): boolean {
  const body = textOf(parameter(parameters, 'jsonBody')) ?? textOf(parameter(parameters, 'body')) ?? '';
  return /"model"\s*:/.test(body) && /"(?:messages|prompt|input|contents)"\s*:/.test(body);
}
