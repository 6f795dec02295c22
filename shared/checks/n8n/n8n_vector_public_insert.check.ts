import { defineCheck } from '../check.ts';
import { edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { ai, base, hasRole } from './node-types.ts';
import { pathsOf } from './paths/find-paths.ts';
import { stoppedVerdict } from './paths/step-budget.ts';
import { answerOf } from './paths/path-finding.ts';
import { desk, deskOnly, guard, sourceNodes } from './paths/path-examples.ts';
import { storeOf } from './paths/stores.ts';
import { wayTo } from './paths/walk.ts';
import { describeWay, onePerEnd } from './paths/way-verdict.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import { notApplicable, passUnless, unknown } from '../support/verdicts.ts';
import { quoted } from '../support/quoted.ts';

const store = (parameters = {}) => node('Store', ai('vectorStoreQdrant'), { parameters: { qdrantCollection: 'docs', ...parameters } });
const keep = store({ mode: 'insert' });

/** What is in the store is read by agents later, when nobody looks. */
export default defineCheck({
  id: 'n8n_vector_public_insert',
  version: 1,
  title: 'Nobody fills a vector store without authentication',
  severity: 'high',
  flag: 'vector_public_insert',
  remediation: 'Authenticate the trigger, and put a guardrail in front of the store.',
  controls: {
    soc2: ['CC3.2', 'CC6.8', 'CC6.1'],
    iso_27001: ['A.8.26', 'A.8.27', 'A.8.5', 'A.5.15'],
    hipaa: ['164.308(a)(1)(ii)(B)', '164.312(d)', '164.312(a)(1)'],
    pci_dss: ['6.2.4', '8.2.1', '8.3.1'],
    gdpr: ['Art.35', 'Art.32(1)(b)'],
    nist_csf: ['PR.PS-06', 'ID.RA-01', 'PR.AA-03'],
    owasp_llm_top10: ['LLM04:2025'],
    owasp_agentic_top10: ['ASI06'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const { walks, gaps, isStopped } = pathsOf(graph, inventory);
      const open = walks.filter(({ source }) => source.tier === 'open');
      if (open.length === 0) return notApplicable('Nobody can start the workflow without authentication.');
      const found = open.flatMap(({ source, reached: { states } }) => states.flatMap((state) => (state.depth > 0 && hasRole(state.vertex.plain, 'vector_store') && storeOf(state.vertex)?.isWritten === true ? [{ source, state }] : [])));
      const unread = gaps.filter(({ tier, vertex }) => tier === 'open' && vertex.plain === base('executeWorkflow'));
      return passUnless([
        ...(isStopped ? [stoppedVerdict()] : []),
        ...onePerEnd(found).map(({ source, state }) => {
          const { chain, where } = describeWay(wayTo(state), { source: source.text, sink: 'It stores the data where agents read it later.' });
          return { answer: answerOf({ source, sink: certain }), reason: `Anyone can put documents into the store: ${chain}${activityNote(graph)}.`, ...where };
        }),
        ...unread.map(({ vertex, why }) => unknown(`What anyone can send comes to ${quoted(vertex.node.name)}, which ${why}.`, { discriminator: vertex.node.name })),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'what comes in is only looked up', inventory: deskOnly([sourceNodes.open, store({ mode: 'load' })], ['Source > Store']), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'a guardrail that looks for injections stands in front', inventory: deskOnly([sourceNodes.open, guard(), keep], ['Source > Guard', 'Guard > Store']), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'an open trigger fills it', inventory: deskOnly([sourceNodes.open, node('Split', base('set')), keep], ['Source > Split', 'Split > Store']), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the older node for filling', inventory: deskOnly([sourceNodes.open, node('Store', ai('vectorStorePineconeInsert'))], ['Source > Store']), answers: { Desk: 'fail' } },
    {
      kind: 'fail',
      why: 'in a workflow that this one calls',
      inventory: inventoryOf({ resources: [desk([sourceNodes.open, node('Call', base('executeWorkflow'), { parameters: { workflowId: 'w2' } })], ['Source > Call']), workflow({ name: 'Inner', id: 'w2', nodes: [node('Start', base('executeWorkflowTrigger')), keep], edges: edges('Start > Store') })] }),
      answers: { Desk: 'fail', Inner: 'not_applicable' },
    },
    { kind: 'review', why: 'the workflow is not active', inventory: deskOnly([sourceNodes.open, keep], ['Source > Store'], { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'the called workflow was not read', inventory: deskOnly([sourceNodes.open, node('Call', base('executeWorkflow'), { parameters: { workflowId: 'w2' } })], ['Source > Call']), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'callers have a secret', inventory: deskOnly([sourceNodes.secret, keep], ['Source > Store']), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the store is filled by the clock beside it', inventory: deskOnly([sourceNodes.open, node('Log', base('set')), node('Clock', base('scheduleTrigger')), keep], ['Source > Log', 'Clock > Store']), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'looking up is the default of the node', inventory: deskOnly([sourceNodes.open, store()], ['Source > Store']), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

const certain = { kind: 'send', text: '', isUndecided: false, isOutbound: false, opens: [], fields: [] } as const;
