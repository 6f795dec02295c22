import { brokenWorkflow, inventoryOf, node } from '../../example-inventory.ts';
import { ai, base } from '../node-types.ts';
import { definePathCheck } from './path-check.ts';
import { agent, ask, deskOnly, guard, sourceNodes, toolLink } from './path-examples.ts';

const orders = node('Orders', base('postgresTool'), { parameters: { operation: 'select', table: 'orders' } });
const ordersLink = 'Orders >ai_tool> Agent';
const mail = node('Sink', base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' } });
const all = [sourceNodes.open, agent, orders, mail];
const inbox = (operation: string) => node('Inbox', base('gmailTool'), { parameters: { operation } });

/** One agent with private data, untrusted content and a way out: no filter of words can hold the three together. */
export default definePathCheck({
  id: 'n8n_path_lethal_trifecta',
  title: 'No agent has private data, untrusted content and a way out together',
  severity: 'critical',
  flag: 'lethal_trifecta',
  remediation: 'Split the agent so that none has all three, or take one leg away.',
  controls: {
    soc2: ['CC3.2', 'CC6.7', 'CC6.8', 'C1.1'],
    iso_27001: ['A.5.34', 'A.8.11', 'A.8.12', 'A.8.26'],
    hipaa: ['164.308(a)(1)(ii)(B)', '164.312(a)(1)'],
    pci_dss: ['3.2.1', '6.2.4'],
    gdpr: ['Art.5(1)(c)', 'Art.32(1)(b)'],
    nist_csf: ['PR.DS-01', 'PR.DS-10', 'PR.PS-06'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7', 'GAI.9'],
    iso_42001: ['A.6.2.2', 'A.9.4'],
    eu_ai_act: ['Art.14', 'Art.15(5)'],
    owasp_llm_top10: ['LLM01:2025', 'LLM02:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI01', 'ASI02'],
    mitre_atlas: ['AML.T0051', 'AML.T0053', 'AML.T0057', 'AML.M0028'],
  },
  tier: 'any',
  kind: 'trifecta',
  examples: [
    { kind: 'pass', why: 'it reads private data, and can send nothing', inventory: deskOnly([sourceNodes.open, agent, orders], ['Source > Agent', ordersLink]), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'it sends, and reads nothing private', inventory: deskOnly([sourceNodes.open, agent, mail], ['Source > Agent', toolLink]), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'two agents, each with one leg, and none feeds the other', inventory: deskOnly([...all, node('Other', ai('agent'))], ['Source > Agent', 'Source > Other', ordersLink, 'Sink >ai_tool> Other']), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a guardrail that looks for injections stands in front', inventory: deskOnly([...all, guard()], ['Source > Guard', 'Guard > Agent', ordersLink, toolLink]), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a person sees each mail before it goes', inventory: deskOnly([...all, ask], ['Source > Agent', ordersLink, 'Sink >ai_tool> Ask', 'Ask >ai_tool> Agent']), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'anyone talks to an agent with orders and mail', inventory: deskOnly(all, ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'mail is both what outsiders wrote and what is private', inventory: deskOnly([node('Clock', base('scheduleTrigger')), agent, inbox('getAll'), mail], ['Clock > Agent', 'Inbox >ai_tool> Agent', toolLink]), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the way out belongs to an agent that it calls', inventory: deskOnly([...all, node('Writer', ai('agentTool'))], ['Source > Agent', ordersLink, 'Writer >ai_tool> Agent', 'Sink >ai_tool> Writer']), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'one shared secret makes it less bad', inventory: deskOnly([sourceNodes.secret, agent, orders, mail], ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'fail' }, severity: 'high' },
    { kind: 'review', why: 'the workflow is not active', inventory: deskOnly(all, ['Source > Agent', ordersLink, toolLink], { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'nothing untrusted comes in', inventory: deskOnly([node('Source', base('scheduleTrigger')), agent, orders, mail], ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'one of its tools is of a community package', inventory: deskOnly([sourceNodes.open, agent, orders, node('Sink', 'n8n-nodes-acme.acmeTool')], ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'what it looks up is public', inventory: deskOnly([sourceNodes.open, agent, node('Orders', ai('toolWikipedia')), mail], ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'one tool cannot be what poisons the agent and the only way out', inventory: deskOnly([node('Clock', base('scheduleTrigger')), agent, orders, node('Sink', base('httpRequestTool'), { parameters: { url: '={{ $fromAI("url") }}' } })], ['Clock > Agent', ordersLink, toolLink]), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a disabled tool is no leg', inventory: deskOnly([sourceNodes.open, agent, { ...orders, isDisabled: true }, mail], ['Source > Agent', ordersLink, toolLink]), answers: { Desk: 'pass' } },
  ],
});
