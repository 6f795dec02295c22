import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, familyOf } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, review, unknown } from '../support/verdicts.ts';

const desk = (type: string, parameters = {}) => deskOnly([node('Agent', ai('agent')), node('Memory', ai(type), { parameters })], ['Memory >ai_memory> Agent']);

/** Redis forgets when it is told to. Nothing in a workflow says when rows of a database are deleted. */
export default defineCheck({
  id: 'n8n_memory_unbounded',
  version: 1,
  title: 'Chat memories in databases are emptied in time',
  severity: 'low',
  flag: 'memory_unbounded',
  remediation: 'Set a time to live on the Redis memory, or delete old rows of the table by a job of the database.',
  controls: {
    soc2: ['C1.2'],
    iso_27001: ['A.5.33', 'A.8.10'],
    hipaa: ['164.316(b)(2)(i)'],
    pci_dss: ['3.2.1', '10.5.1'],
    gdpr: ['Art.5(1)(e)'],
    nist_csf: ['ID.AM-08'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: (memory, graph) => lasting.has(familyOf(memory.type).plain) && graph.next(memory, 'ai_memory').length > 0,
      none: 'No chat memory of the workflow outlives a restart.',
      judge: ({ name, type, parameters }) => {
        if (type !== ai('memoryRedisChat')) return [review(`When the rows of the memory ${quoted(name)} are deleted is not written in the workflow.`)];
        const seconds = parameter(parameters, 'sessionTTL') ?? 0;
        if (isExpression(seconds)) return [unknown(`How long the memory ${quoted(name)} keeps conversations is computed at run time.`)];
        return typeof seconds === 'number' && seconds > 0 ? [] : [fail(`The memory ${quoted(name)} keeps every conversation for ever.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a day', inventory: desk('memoryRedisChat', { sessionTTL: 86_400 }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'no time to live, and for ever is the default', inventory: desk('memoryRedisChat'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'for ever, written out', inventory: desk('memoryRedisChat', { sessionTTL: 0 }), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'a table, which some job may empty', inventory: desk('memoryPostgresChat'), answers: { Desk: 'review' } },
    { kind: 'unknown', why: 'the time is computed', inventory: desk('memoryRedisChat', { sessionTTL: '={{ $vars.ttl }}' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no memory', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a window in memory is gone with the process', inventory: desk('memoryBufferWindow'), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});

const lasting: ReadonlySet<string> = new Set(['memoryPostgresChat', 'memoryRedisChat', 'memoryMongoDbChat', 'memoryXata', 'memoryZep', 'memoryMotorhead'].map((name) => ai(name)));
