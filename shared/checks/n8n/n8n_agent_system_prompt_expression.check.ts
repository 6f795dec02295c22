import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { pathsOf } from './paths/find-paths.ts';
import { referencesOf } from './paths/sensitive-fields.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';

const agent = (systemMessage: string) => node('Agent', ai('agent'), { parameters: { options: { systemMessage } } });
const desk = (systemMessage: string, trigger = base('webhook')) => deskOnly([node('Start', trigger), agent(systemMessage)], ['Start > Agent']);

/** What stands in the system message is obeyed before all else, so data that anyone can send does not belong there. */
export default defineCheck({
  id: 'n8n_agent_system_prompt_expression',
  version: 1,
  title: 'System messages hold no data from outside',
  severity: 'medium',
  flag: 'system_prompt_expression',
  remediation: 'Put the data into the user message, and keep the system message fixed.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const messages = graph.nodes.flatMap((agent) => systemMessages.flatMap((name) => ({ agent, text: parameter(agent.parameters, name) }))).filter(({ text }) => typeof text === 'string');
      if (messages.length === 0) return notApplicable('No node of the workflow has a system message of its own.');
      const reached = new Set(pathsOf(graph, inventory).walks.filter(({ source }) => source.certainty !== 'unknown').flatMap(({ reached: { states } }) => states.map(({ vertex }) => vertex.node)));
      return passUnless(
        messages.flatMap(({ agent, text }) => {
          if (typeof text !== 'string' || !isExpression(text)) return [];
          const { readsItem, nodes } = referencesOf(text);
          const where = { evidence: placeOf(graph, agent), discriminator: agent.name };
          if (!readsItem && nodes.length === 0) return [];
          const isUntrusted = (readsItem && reached.has(agent)) || nodes.some((name) => reached.has(graph.node(name) ?? agent));
          if (isUntrusted) return [fail(`The system message of ${quoted(agent.name)} is put together from data that people outside can send.`, where)];
          return [review(`The system message of ${quoted(agent.name)} is put together from data of the run.`, where)];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'a fixed text', inventory: desk('Be kind.'), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the date is nobody\'s data', inventory: desk('=Today is {{ $now.toISODate() }}.'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'what a caller sends', inventory: desk('=You help {{ $json.body.role }}.'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'what a caller sent, by the name of the trigger', inventory: desk("=You help {{ $('Start').item.json.body.role }}."), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the subject of a mail', inventory: desk('=About: {{ $json.subject }}', base('gmailTrigger')), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'data of a run that the clock starts', inventory: desk('=Tasks: {{ $json.tasks }}', base('scheduleTrigger')), answers: { Desk: 'review' } },
    { kind: 'review', why: 'what a node of a community package brings is not known', inventory: desk('=About: {{ $json.subject }}', 'n8n-nodes-acme.acmeTrigger'), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no system message of its own', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a variable of the instance is set by its operator', inventory: desk('=You work for {{ $vars.company }}.'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'braces without the mark of an expression are text', inventory: desk('Answer as {{ json }}.'), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

/** Where agents, chains and the vendors' own nodes keep it. */
const systemMessages = ['options.systemMessage', 'options.systemPrompt', 'systemMessage', 'options.prefix'];
