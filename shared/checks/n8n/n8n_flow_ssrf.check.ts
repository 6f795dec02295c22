import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { base } from './node-types.ts';
import { pathsOf } from './paths/find-paths.ts';
import { stoppedVerdict } from './paths/step-budget.ts';
import { answerOf } from './paths/path-finding.ts';
import { deskOnly, sourceNodes } from './paths/path-examples.ts';
import { referencesOf } from './paths/sensitive-fields.ts';
import { sinkOnMain } from './paths/sinks.ts';
import { rootOf, wholeWay } from './paths/sources.ts';
import { describeWay, onePerEnd } from './paths/way-verdict.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import { notApplicable, passUnless } from '../support/verdicts.ts';

const desk = (source: Parameters<typeof deskOnly>[0][number], url: string, type = base('httpRequest')) => deskOnly([source, node('Trim', base('set')), node('Call', type, { parameters: type === base('graphql') ? { endpoint: url } : { url } })], ['Source > Trim', 'Trim > Call']);

/** The address comes straight from outside. Where a model chooses it, the path checks say so. */
export default defineCheck({
  id: 'n8n_flow_ssrf',
  version: 1,
  title: 'Addresses that the workflow calls do not come from outside',
  severity: 'high',
  flag: 'flow_ssrf',
  remediation: 'Fix the host in the node, and switch SSRF protection of the instance on.',
  controls: {
    soc2: ['CC6.6', 'PI1.2', 'PI1.3'],
    iso_27001: ['A.8.20', 'A.8.22', 'A.8.26', 'A.8.28'],
    hipaa: ['164.312(e)(1)', '164.312(c)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2', '6.2.4'],
    gdpr: ['Art.32(1)(b)', 'Art.5(1)(d)'],
    nist_csf: ['PR.IR-01', 'PR.PS-06'],
    owasp_agentic_top10: ['ASI02'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const { walks, isStopped } = pathsOf(graph, inventory);
      if (walks.length === 0) return notApplicable('No data from outside comes into the workflow.');
      const found = walks.flatMap(({ source, reached: { states } }) => {
        const reached = new Set(states.map(({ vertex }) => vertex.node));
        return states.flatMap((state) => {
          if (state.arc?.kind !== 'main' || state.isSteered) return [];
          const sink = sinkOnMain(state.vertex);
          const isFed = sink?.kind === 'http' && sink.fields.some(({ text }) => referencesOf(text).readsItem || referencesOf(text).nodes.some((name) => reached.has(state.vertex.graph.node(name) ?? state.vertex.node)));
          return isFed ? [{ source, sink, state }] : [];
        });
      });
      return passUnless([
        ...(isStopped ? [stoppedVerdict()] : []),
        ...onePerEnd(found).map(({ source, sink, state }) => {
          const { chain, where } = describeWay(wholeWay(source, state), { source: rootOf(source).text, sink: 'The address that it calls comes from outside.' });
          return { answer: answerOf({ source, sink }), reason: `${chain}: whoever sends the data chooses the address that n8n calls from inside the network${activityNote(graph)}.`, ...where };
        }),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'the host is fixed', inventory: desk(sourceNodes.open, '=https://api.acme.example/orders/{{ $json.body.id }}'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a caller gives the address', inventory: desk(sourceNodes.open, '={{ $json.body.url }}'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a part of the host, by the name of the trigger', inventory: desk(sourceNodes.open, "=https://{{ $('Source').item.json.body.region }}.acme.example/"), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a link in a mail', inventory: desk(sourceNodes.content, '={{ $json.link }}'), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the next node looks at who is calling', inventory: deskOnly([sourceNodes.open, node('Check', base('if'), { parameters: { value1: '={{ $json.headers.authorization }}' } }), node('Call', base('httpRequest'), { parameters: { url: '={{ $json.body.url }}' } })], ['Source > Check', 'Check > Call']), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'whether callers authenticate is computed', inventory: desk(node('Source', base('webhook'), { parameters: { authentication: '={{ $vars.auth }}' } }), '={{ $json.body.url }}'), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'the clock brings nothing from outside', inventory: desk(node('Source', base('scheduleTrigger')), '={{ $json.url }}', base('graphql')), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'an address of the operator\'s choice', inventory: desk(sourceNodes.open, '={{ $vars.api }}/orders'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the address stands in a node that the data does not come through', inventory: deskOnly([sourceNodes.open, node('Config', base('set')), node('Call', base('httpRequest'), { parameters: { url: "={{ $('Config').item.json.url }}" } })], ['Source > Call']), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});
