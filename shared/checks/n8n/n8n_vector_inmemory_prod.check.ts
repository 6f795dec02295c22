import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, familyOf, hasRole } from './node-types.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, review } from '../support/verdicts.ts';

const store = (type: string, more = {}) => deskOnly([node('Store', ai(type))], [], more);

/** n8n keeps it in the memory of its own process: every user of the instance can read it by its key, and a restart empties it. */
export default defineCheck({
  id: 'n8n_vector_inmemory_prod',
  version: 1,
  title: 'Active workflows keep their vectors in a database',
  severity: 'medium',
  flag: 'vector_in_memory',
  remediation: 'Use a vector database, such as pgvector or Qdrant.',
  controls: {
    soc2: ['CC6.1', 'C1.1', 'A1.2', 'CC7.5'],
    iso_27001: ['A.8.3', 'A.5.34', 'A.8.13'],
    hipaa: ['164.312(a)(1)', '164.308(a)(7)(ii)(A)'],
    pci_dss: ['7.2.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(c)'],
    nist_csf: ['PR.AA-05', 'PR.DS-10', 'PR.DS-11'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => hasRole(familyOf(type).plain, 'vector_store'),
      none: 'The workflow has no vector store.',
      judge: ({ name, type }, { activity }) => {
        if (!type.startsWith(ai('vectorStoreInMemory'))) return [];
        if (activity === 'inactive') return [review(`${quoted(name)} is a vector store in memory; that is fine for a trial, and the workflow is not active.`)];
        return [fail(`${quoted(name)} keeps its vectors in the memory of n8n, where every user of the instance can read them and a restart loses them.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a database', inventory: store('vectorStorePGVector'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'an active workflow', inventory: store('vectorStoreInMemory'), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the older pair of nodes', inventory: store('vectorStoreInMemoryInsert'), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the workflow is not active', inventory: store('vectorStoreInMemory', { isActive: false }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no vector store', inventory: deskOnly([node('Agent', ai('agent'))], []), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a database that is known for working in memory', inventory: store('vectorStoreRedis'), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a disabled store keeps nothing', inventory: deskOnly([node('Store', ai('vectorStoreInMemory'), { isDisabled: true })], []), answers: { Desk: 'not_applicable' } },
    ...commonExamples,
  ],
});
