import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { flowGraphOf } from './paths/flow-graph.ts';
import { deskOnly } from './paths/path-examples.ts';
import { referencesOf } from './paths/sensitive-fields.ts';
import { sinkOnMain } from './paths/sinks.ts';
import { stoppedVerdict, workflowBudget } from './paths/step-budget.ts';
import { startAt, walk, wayTo } from './paths/walk.ts';
import { describeWay, onePerEnd } from './paths/way-verdict.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import type { JsonObject } from '../../model/fact.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';

const agent = node('Agent', ai('agent'));
const desk = (end: JsonObject, more: Parameters<typeof deskOnly>[2] = {}) => deskOnly([node('Clock', base('scheduleTrigger')), agent, node('Trim', base('set')), end], ['Clock > Agent', 'Agent > Trim', 'Trim > End'], more);
const query = (text: string, type = 'postgres') => node('End', base(type), { parameters: { operation: 'executeQuery', query: text } });

/** Whatever started the run: a model can be wrong, or led astray, and what it says must not be run. Code that only reshapes is not asked about. */
export default defineCheck({
  id: 'n8n_flow_output_to_code',
  version: 1,
  title: 'What a model says is not run as code, command, SQL or address',
  severity: 'critical',
  flag: 'flow_output_to_code',
  remediation: 'Hold the model to a schema and to a list of allowed values, and give queries their values as parameters.',
  controls: {
    soc2: ['PI1.2', 'PI1.3', 'CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.28', 'A.8.27'],
    hipaa: ['164.312(c)(1)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.5(1)(d)', 'Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM05:2025'],
    owasp_agentic_top10: ['ASI05'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const models = flowGraphOf(inventory).verticesOf(graph).filter(({ isModel }) => isModel);
      if (models.length === 0) return notApplicable('The workflow has no node that calls a model.');
      const budget = workflowBudget();
      const found = models.flatMap((model) => {
        // Another model on the way is asked about by itself.
        const { states } = walk([startAt(model, { isSteered: true, isCalled: true })], { budget, isBlocked: ({ kind, to }) => (kind !== 'main' && kind !== 'call') || to.isModel });
        const reached = new Set(states.map(({ vertex }) => vertex.node));
        return states.flatMap((state) => {
          const sink = state.arc?.kind === 'main' ? sinkOnMain(state.vertex) : undefined;
          if (!sink || !harmful.has(sink.kind)) return [];
          const isFed = sink.fields.some(({ text }) => referencesOf(text).readsItem || referencesOf(text).nodes.some((name) => reached.has(state.vertex.graph.node(name) ?? state.vertex.node)));
          return isFed ? [{ sink, state }] : [];
        });
      });
      return passUnless([
        ...(budget.isSpent ? [stoppedVerdict()] : []),
        ...onePerEnd(found).map(({ sink, state }) => {
          const { chain, where } = describeWay(wayTo(state), { source: 'A model answers.', sink: sink.text, opens: sink.opens });
          const reason = `${chain}: what a model says is run${activityNote(graph)}.`;
          return graph.activity === 'inactive' ? review(`${reason.slice(0, -1)}; the workflow is not active now.`, where) : fail(reason, where);
        }),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'the answer is a value of the query', inventory: desk(node('End', base('postgres'), { parameters: { operation: 'executeQuery', query: 'select 1 from orders where city = $1', options: { queryReplacement: '={{ $json.output }}' } } })), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the answer is stored', inventory: desk(node('End', base('dataTable'))), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a command', inventory: desk(node('End', base('executeCommand'), { parameters: { command: '=grep {{ $json.output }} log' } })), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the text of a query', inventory: desk(query('={{ $json.output }}')), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'an address, named after the model', inventory: desk(node('End', base('httpRequest'), { parameters: { url: "={{ $('Agent').item.json.output }}" } })), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'code that runs a text as code', inventory: desk(node('End', base('code'), { parameters: { jsCode: 'return eval($json.output);' } })), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the workflow is not active', inventory: desk(query('={{ $json.output }}'), { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no model', inventory: deskOnly([node('Hook', base('webhook')), query('={{ $json.q }}')], ['Hook > End']), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the query reads what was there before the model', inventory: deskOnly([node('Form', base('formTrigger')), agent, query("=select {{ $('Form').item.json.column }} from t")], ['Form > Agent', 'Agent > End']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'code that only reshapes', inventory: desk(node('End', base('code'), { parameters: { jsCode: 'return [{ json: JSON.parse($json.output) }];' } })), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a disabled node runs nothing', inventory: desk({ ...query('={{ $json.output }}'), isDisabled: true }), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

const harmful: ReadonlySet<string> = new Set(['code', 'sql', 'http']);
