import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, base, familyOf, hasRole } from './node-types.ts';
import { parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { choosesByField, hasStructuredParser } from './paths/sanitizers.ts';
import { effectOf } from './tools.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const agent = (parameters = {}) => node('Agent', ai('agent'), { parameters });
const desk = (next: string, parameters = {}, links: readonly string[] = [], nextParameters = {}) => deskOnly([agent(parameters), node('Schema', ai('outputParserStructured')), node('Next', next, { parameters: nextParameters })], ['Agent > Next', ...links]);
const schema = 'Schema >ai_outputParser> Agent';

/** Only what comes right behind the agent is asked about. */
export default defineCheck({
  id: 'n8n_agent_no_output_parser',
  version: 1,
  title: 'Agents whose answer decides or is written are held to a schema',
  severity: 'low',
  flag: 'agent_no_output_parser',
  remediation: 'Connect a structured output parser to the agent, and require its format.',
  controls: {
    soc2: ['PI1.2', 'PI1.3'],
    iso_27001: ['A.8.26', 'A.8.28'],
    hipaa: ['164.312(c)(1)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.5(1)(d)'],
    nist_csf: ['PR.PS-06'],
    owasp_llm_top10: ['LLM05:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: (agent, graph) => parsing.has(agent.type) && graph.next(agent, 'main').some((next) => choosesByField(next) || isWriter(next)),
      none: 'No answer of an agent decides over the way of a run or is written.',
      judge: (agent, graph) => {
        if (hasStructuredParser(graph, agent)) return [];
        if (typeof parameter(agent.parameters, 'hasOutputParser') === 'string') return [unknown(`Whether ${quoted(agent.name)} is held to a format is computed at run time.`)];
        const next = graph.next(agent, 'main').find((each) => choosesByField(each) || isWriter(each));
        return [fail(`What ${quoted(agent.name)} says ${next && choosesByField(next) ? 'decides at' : 'is written by'} ${quoted(next?.name ?? '')}, and no schema holds it.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a schema in front of a branch', inventory: desk(base('switch'), { hasOutputParser: true }, [schema]), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'free text decides', inventory: desk(base('if')), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'free text becomes a row', inventory: desk(base('postgres'), {}, [], { operation: 'insert' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the parser is connected and switched off', inventory: desk(base('switch'), {}, [schema]), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'whether it is on is computed', inventory: desk(base('switch'), { hasOutputParser: '={{ $vars.strict }}' }, [schema]), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'the answer goes back to the caller', inventory: desk(base('respondToWebhook')), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the branch reads rows, it does not write them', inventory: desk(base('postgres'), {}, [], { operation: 'select' }), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a classifier has its categories', inventory: deskOnly([node('Sort', ai('textClassifier')), node('Next', base('switch'))], ['Sort > Next']), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});

/** Nodes that can be held to a schema. */
const parsing: ReadonlySet<string> = new Set([ai('agent'), ai('chainLlm')]);

function isWriter(node: Parameters<typeof choosesByField>[0]): boolean {
  const { plain } = familyOf(node.type);
  return hasRole(plain, 'data') && effectOf({ node, plain, isReviewed: false }) === 'writes';
}
