import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai, base } from './node-types.ts';
import { parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const desk = (type: string, typeVersion?: number, parameters = {}) => deskOnly([node('One', type, { parameters, ...(typeVersion === undefined ? {} : { typeVersion }) })], []);

/** Types that n8n hides from its editor, and the kinds of agent that it replaced by the one that calls tools. */
export default defineCheck({
  id: 'n8n_ai_deprecated_node',
  version: 1,
  title: 'AI nodes are of a kind that n8n still offers',
  severity: 'low',
  flag: 'ai_deprecated_node',
  remediation: 'Replace the node by its successor.',
  controls: {
    soc2: ['CC7.1'],
    iso_27001: ['A.8.8'],
    hipaa: ['164.308(a)(1)(ii)(A)', '164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.3.1', '6.3.3', '11.3.1'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['ID.RA-01', 'PR.PS-02'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => type.startsWith(ai('')) || successors.has(type),
      none: 'The workflow has no AI node of n8n.',
      judge: ({ name, type, typeVersion, parameters }) => {
        const successor = successors.get(type);
        if (successor !== undefined) return [fail(`${quoted(name)} is of a kind that n8n no longer offers; ${successor}.`)];
        if (type !== ai('agent')) return [];
        if (typeVersion === undefined) return [unknown(`The workflow does not say of which version ${quoted(name)} is.`)];
        // What is stored differs from the default: conversational up to 1.5, tools from 1.6 on, and nothing else from 1.8 on.
        const kind = typeVersion >= 1.8 ? 'toolsAgent' : (parameter(parameters, 'agent') ?? (typeVersion <= 1.5 ? 'conversationalAgent' : 'toolsAgent'));
        return kind === 'toolsAgent' ? [] : [fail(`${quoted(name)} is an agent of a kind that n8n no longer offers (${String(kind)}); use the agent that calls tools.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'the agent of today', inventory: desk(ai('agent'), 2.2), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'the first agent is conversational by default', inventory: desk(ai('agent'), 1), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a kind that was still offered, and chosen', inventory: desk(ai('agent'), 1.7, { agent: 'reActAgent' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the HTTP tool that the HTTP node replaced', inventory: desk(ai('toolHttpRequest'), 1.1), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a memory whose service has ended', inventory: desk(ai('memoryMotorhead'), 1.3), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'no version is written', inventory: desk(ai('agent')), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'no AI node', inventory: desk(base('set'), 3.4), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'the HTTP node as a tool is the successor', inventory: deskOnly([node('Agent', ai('agent'), { typeVersion: 2.2 }), node('Call', base('httpRequestTool'), { typeVersion: 4.2 })], []), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a kind that is left over in a version that has one only', inventory: desk(ai('agent'), 1.9, { agent: 'sqlAgent' }), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a version that begins with the same figure', inventory: desk(ai('agent'), 1.7), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});

/** Hidden types of @n8n/n8n-nodes-langchain 2.41.1 (`hidden` in `nodes.json`), with what to use instead. */
const successors: ReadonlyMap<string, string> = new Map([
  [ai('openAiAssistant'), 'use an agent, or the OpenAI node'],
  [ai('toolExecutor'), 'use an agent'],
  [ai('toolHttpRequest'), 'use the HTTP request node as a tool'],
  [ai('toolSerpApi'), 'use the SerpApi community node or another search tool'],
  [ai('memoryMotorhead'), 'use a memory in a database'],
  [ai('memoryZep'), 'use a memory in a database'],
  [ai('memoryChatRetriever'), 'use the memory manager'],
  [ai('manualChatTrigger'), 'use the chat trigger'],
  [ai('lmOpenAi'), 'use the OpenAI chat model'],
  [ai('vectorStoreInMemoryInsert'), 'use the vector store node with its mode'],
  [ai('vectorStoreInMemoryLoad'), 'use the vector store node with its mode'],
  [ai('vectorStorePineconeInsert'), 'use the vector store node with its mode'],
  [ai('vectorStorePineconeLoad'), 'use the vector store node with its mode'],
  [ai('vectorStoreSupabaseInsert'), 'use the vector store node with its mode'],
  [ai('vectorStoreSupabaseLoad'), 'use the vector store node with its mode'],
  [ai('vectorStoreZepInsert'), 'use another vector store'],
  [ai('vectorStoreZepLoad'), 'use another vector store'],
]);
