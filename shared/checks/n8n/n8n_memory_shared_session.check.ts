import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { memoriesOf } from './memories.ts';
import { ai, base } from './node-types.ts';
import { isExpression } from './parameters.ts';
import { sessionKeyOf } from './session-key.ts';
import { pathsOf } from './paths/find-paths.ts';
import { stoppedVerdict } from './paths/step-budget.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review } from '../support/verdicts.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';

const memory = (parameters = {}, type = ai('memoryPostgresChat')) => node('Memory', type, { parameters });
const desk = (kept: ReturnType<typeof memory>, trigger = node('Start', ai('chatTrigger'), { parameters: { public: true } })) => deskOnly([trigger, node('Agent', ai('agent')), kept], ['Start > Agent', 'Memory >ai_memory> Agent']);

/** One fixed key means one conversation: what one person says, the next one is told. */
export default defineCheck({
  id: 'n8n_memory_shared_session',
  version: 1,
  title: 'Chats of different people do not share one memory',
  severity: 'high',
  flag: 'memory_shared_session',
  remediation: 'Key the memory by the user who signed in.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.3', 'A.5.34'],
    hipaa: ['164.312(a)(1)'],
    pci_dss: ['7.2.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)'],
    nist_csf: ['PR.AA-05', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
    owasp_agentic_top10: ['ASI06'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const memories = memoriesOf(graph, inventory);
      if (memories.length === 0) return notApplicable('No node of the workflow has a chat memory.');
      return passUnless([
        ...(pathsOf(graph, inventory).isStopped ? [stoppedVerdict()] : []),
        ...memories.flatMap(({ memory: kept, sources }) => {
          if (isExpression(sessionKeyOf(kept))) return [];
          const where = { evidence: placeOf(graph, kept), discriminator: kept.name };
          // A node of which nobody can say what it brings proves nothing.
          const source = sources.find(({ certainty }) => certainty !== 'unknown');
          if (!source) return [review(`The memory ${quoted(kept.name)} has one fixed key; no trigger that several people use was found.`, where)];
          return [fail(`Everyone who comes through ${quoted(source.vertex.node.name)} shares one conversation: the memory ${quoted(kept.name)} has one fixed key.`, where)];
        }),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'keyed by the user', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: '={{ $json.user.id }}' })), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the session of the chat, which is the default', inventory: desk(memory()), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'one key for a public chat', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: 'shop' })), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'one key for all who write mails', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: 'mail' }), node('Start', base('gmailTrigger'))), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the first version of the memory had one key for all', inventory: desk(node('Memory', ai('memoryBufferWindow'), { typeVersion: 1 })), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'only the clock comes by', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: 'report' }), node('Start', base('scheduleTrigger'))), answers: { Desk: 'review' } },
    { kind: 'review', why: 'who comes through a node of a community package is not known', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: 'x' }), node('Start', 'n8n-nodes-acme.acmeTrigger')), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no memory', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a fixed key that is left over while the session of the chat counts', inventory: desk(memory({ sessionIdType: 'fromInput', sessionKey: 'shop' })), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'the version after it took the session of the chat', inventory: desk(node('Memory', ai('memoryBufferWindow'), { typeVersion: 1.1 })), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a memory that nothing uses', inventory: deskOnly([node('Start', ai('chatTrigger'), { parameters: { public: true } }), node('Agent', ai('agent')), memory({ sessionIdType: 'customKey', sessionKey: 'shop' })], ['Start > Agent']), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});
