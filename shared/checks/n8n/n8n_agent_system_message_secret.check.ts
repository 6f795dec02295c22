import type { Component } from '../../model/component.ts';
import type { WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, component, inventoryOf, node, workflow, workflowPath } from '../example-inventory.ts';
import { ai, base } from './node-types.ts';
import { promptedNodes, promptTexts } from './prompts.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { livePlaces, maskOf, secretsAt } from '../support/secrets.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const secret = (masked: string, context = 'code') => component('secret', 'n8n_parameter', { path: workflowPath('Desk'), method: 'pattern', confidence: context === 'code' ? 0.8 : 0.5, properties: { detector: 'n8n_parameter', masked, context } });
const agent = (systemMessage: string) => workflow({ name: 'Desk', nodes: [node('Agent', ai('agent'), { parameters: { options: { systemMessage } } })] });
const flow = (systemMessage: string, ...secrets: readonly Component[]) => inventoryOf({ resources: [agent(systemMessage)], components: secrets });

/**
 * The reader masks what is secret in a parameter, so a prompt that held one shows the mask of a secret of the same file.
 * Personal data is not looked for: a support address in a prompt is no leak, and more than that cannot be told from text alone.
 */
export default defineCheck({
  id: 'n8n_agent_system_message_secret',
  version: 1,
  title: 'No secret or personal data in system message',
  severity: 'high',
  flag: 'prompt_secret',
  remediation: 'Revoke the secret and take it out of the prompt: a model repeats what it was told. Let a tool use it from the credential store.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.5.17', 'A.8.12', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-10'],
    nist_ai_rmf: ['MEASURE 2.7', 'GAI.9'],
    owasp_llm_top10: ['LLM02:2025', 'LLM07:2025'],
    owasp_agentic_top10: ['ASI01'],
    mitre_atlas: ['AML.T0055', 'AML.T0056', 'AML.T0084'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      const prompted = promptedNodes(graph);
      if (prompted.length === 0) return notApplicable('The workflow has no node that gives a prompt to a model.');
      if (subject.path === undefined) return unknown('The workflow has no file whose credentials could have been looked for.');
      const secrets = secretsAt(inventory, subject.path);
      return passUnless(prompted.flatMap((node) => judgeNode(graph, node, secrets)));
    }),

  examples: [
    { kind: 'pass', why: 'instructions only', inventory: flow('You answer questions about orders.'), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'the mask of a secret of this file stands in the prompt', inventory: flow('Use the key abcd****yz to call the shop.', secret('abcd****yz')), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'a mask that shows nothing may stand for it', inventory: flow('The password is ****.', secret('****')), answers: { Desk: 'review' } },
    { kind: 'review', why: 'masked before it was read: by whom and of what is not known', inventory: flow('Use the key abcd****yz.'), answers: { Desk: 'review' } },
    { kind: 'review', why: 'a secret of a test', inventory: flow('Use the key abcd****yz.', secret('abcd****yz', 'test')), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no node with a prompt', inventory: inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('Log', base('set'))] })] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'the secret of the file stands in another node', inventory: flow('You answer questions about orders.', secret('abcd****yz')), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'bold text and a dividing line in Markdown', inventory: flow('**Rules**\n\n****\n\n**Be brief.**', secret('abcd****yz')), answers: { Desk: 'pass' } },
  ],
});

/** A mask as it is written for values of twelve characters and more. */
const maskForm = /(?<![*\w-])[\w-]{4}\*{4}[\w-]{2}(?![*\w-])/;

function judgeNode(graph: WorkflowGraph, node: WorkflowNode, secrets: readonly Component[]): Verdict[] {
  const texts = promptTexts(node);
  const where = { evidence: placeOf(graph, node), discriminator: node.name };
  const shown = secrets.filter((secret) => {
    const mask = maskOf(secret);
    return mask !== undefined && texts.some((text) => text.includes(mask));
  });
  const name = quoted(node.name);
  if (shown.some((secret) => livePlaces(secret).length > 0)) return [fail(`A prompt of the node ${name} holds a secret.`, where)];
  if (shown.length > 0) return [review(`A prompt of the node ${name} holds a value in the form of a secret; make sure that it is no live one.`, where)];
  if (texts.some((text) => maskForm.test(text))) return [review(`A prompt of the node ${name} holds a masked value.`, where)];
  const hasBare = secrets.some((secret) => maskOf(secret) === undefined) && texts.some((text) => /(?<!\*)\*{4}(?!\*)/.test(text));
  return hasBare ? [review(`A prompt of the node ${name} may hold a secret of this file that is too short to tell by its mask.`, where)] : [];
}
