import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples } from './judge-nodes.ts';
import { memoriesOf } from './memories.ts';
import { ai, base } from './node-types.ts';
import { sessionKeyOf } from './session-key.ts';
import { pathsOf } from './paths/find-paths.ts';
import { stoppedVerdict } from './paths/step-budget.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, unknown } from '../support/verdicts.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';

const memory = (parameters = {}, type = ai('memoryPostgresChat')) => node('Memory', type, { parameters });
const desk = (kept: ReturnType<typeof memory>, trigger = node('Start', ai('chatTrigger'), { parameters: { public: true } })) => deskOnly([trigger, node('Agent', ai('agent')), kept], ['Start > Agent', 'Memory >ai_memory> Agent']);

/** Whoever sends the id of another conversation is told what was said in it. */
export default defineCheck({
  id: 'n8n_memory_client_supplied_session',
  version: 1,
  title: 'Sessions of unauthenticated callers are not theirs to choose',
  severity: 'medium',
  flag: 'memory_client_session',
  remediation: 'Authenticate the callers, or make the session id on the server and sign it.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.3', 'A.5.34', 'A.8.5', 'A.5.15'],
    hipaa: ['164.312(a)(1)', '164.312(d)'],
    pci_dss: ['7.2.1', '8.2.1', '8.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-10', 'PR.AA-03'],
    owasp_llm_top10: ['LLM02:2025'],
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
          const open = sources.find(({ tier }) => tier === 'open');
          if (!open) return [];
          const where = { evidence: placeOf(graph, kept), discriminator: kept.name };
          const key = sessionKeyOf(kept);
          if (key === undefined || !sentByCaller.test(key)) return [];
          if (open.certainty === 'undecided') return [unknown(`Whether the callers of ${quoted(open.vertex.node.name)} authenticate is computed at run time; they choose the session of ${quoted(kept.name)}.`, where)];
          return [fail(`Callers of ${quoted(open.vertex.node.name)}, who do not authenticate, choose the session of the memory ${quoted(kept.name)}.`, where)];
        }),
      ]);
    }),

  examples: [
    { kind: 'pass', why: 'users sign in before they chat', inventory: desk(memory(), node('Start', ai('chatTrigger'), { parameters: { public: true, authentication: 'n8nUserAuth' } })), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the id of the run is nobody\'s choice', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: '={{ $execution.id }}' })), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a public chat, whose pages send the session', inventory: desk(memory()), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a field of the request', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: '={{ $json.body.session }}' }), node('Start', base('webhook'))), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'whether callers authenticate is computed', inventory: desk(memory(), node('Start', base('webhook'), { parameters: { authentication: '={{ $vars.auth }}' } })), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no memory', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the sender of a mail is no caller', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: '={{ $json.from }}' }), node('Start', base('gmailTrigger'))), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'one fixed key is chosen by nobody; another check asks about it', inventory: desk(memory({ sessionIdType: 'customKey', sessionKey: 'shop' })), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

/** Parts of a request, and the session id that chat pages send. */
const sentByCaller = /\b(?:body|query|headers|params)\b|\bsession_?id\b|\$json\b/i;
