import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { isFilledByModel, openFields } from './paths/sensitive-fields.ts';
import { ask, deskOnly, toolLink } from './paths/path-examples.ts';
import { agentsIn, toolsOf } from './tools.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';

const agent = node('Agent', ai('agent'));
const desk = (type: string, parameters: Parameters<typeof node>[2] = {}) => deskOnly([agent, node('Sink', type, parameters)], [toolLink]);

/** A recipient, an address, a query, a path, an amount or a command that the model fills is judged by its name in n8n. */
export default defineCheck({
  id: 'n8n_agent_fromai_sensitive',
  version: 1,
  title: 'Models do not fill recipients, addresses, queries, paths, amounts or commands unseen',
  severity: 'high',
  flag: 'fromai_sensitive',
  remediation: 'Fix the field in the tool, or put a human review between the tool and the agent.',
  controls: {
    soc2: ['CC5.2', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.32', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.2', '7.2.1', '7.2.5'],
    gdpr: ['Art.22', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const agents = agentsIn(graph);
      if (agents.length === 0) return notApplicable('The workflow has no agent with tools.');
      const unseen = new Map(agents.flatMap((holder) => toolsOf(graph, holder).filter(({ isReviewed }) => !isReviewed).map(({ node: tool }) => [tool.name, tool] as const)));
      return passUnless(
        [...unseen.values()].flatMap((tool) => {
          const names = [...new Set(openFields(tool).filter(({ text }) => isFilledByModel(text)).map(({ name }) => name))];
          return names.length === 0 ? [] : [fail(`The model fills ${names.slice(0, 5).join(', ')} of ${quoted(tool.name)}, and nobody sees it before.`, { evidence: placeOf(graph, tool), discriminator: tool.name })];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'the model writes the text, the recipient is fixed', inventory: desk(base('gmailTool'), { parameters: { sendTo: 'desk@acme.example', message: '={{ $fromAI("text") }}' } }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a person sees each mail', inventory: deskOnly([agent, ask, node('Sink', base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' } })], ['Sink >ai_tool> Ask', 'Ask >ai_tool> Agent']), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'the recipient', inventory: desk(base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' } }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a channel inside a resource locator', inventory: desk(base('slackTool'), { parameters: { channelId: { __rl: true, mode: 'name', value: "={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Channel', ``, 'string') }}" } } }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the amount of a payment', inventory: desk(base('stripeTool'), { parameters: { resource: 'charge', operation: 'create', amount: '={{ $fromAI("amount", "", "number") }}' } }), answers: { Desk: 'fail' } },
    { kind: 'not_applicable', why: 'no agent', inventory: deskOnly([node('Mail', base('gmail'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the address comes from the workflow, not from the model', inventory: desk(base('gmailTool'), { parameters: { sendTo: "={{ $('Form').item.json.email }}" } }), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a disabled tool', inventory: desk(base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' }, isDisabled: true }), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});
