import type { Component, Occurrence } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, component, inventoryOf, node, workflow, workflowPath } from '../example-inventory.ts';
import { ai, base } from './node-types.ts';
import { textsIn } from './parameters.ts';
import { judgeWorkflow, readWorkflow, type WorkflowGraph } from './workflow-graph.ts';
import { perInventory } from '../support/per-inventory.ts';
import { quoted } from '../support/quoted.ts';
import { livePlaces, maskOf, secretsAt } from '../support/secrets.ts';
import { fail, passUnless, review, unknown } from '../support/verdicts.ts';

const secret = (name: string, flow: string, more: { masked?: string; context?: string; line?: number; confidence?: number } = {}) =>
  component('secret', name, {
    path: workflowPath(flow),
    method: 'pattern',
    line: more.line ?? 12,
    confidence: more.confidence ?? 0.8,
    properties: { detector: name, masked: more.masked ?? 'abcd****yz', context: more.context ?? 'code' },
  });
const flow = (name: string, authorization: string, isDisabled = false) =>
  workflow({ name, nodes: [node('Call', base('httpRequest'), { parameters: { headerParameters: { parameters: [{ name: 'X-Api-Key', value: authorization }] } }, isDisabled })] });

/**
 * The reader masks credentials in node parameters and gives each as a `secret` with the workflow's file as its place;
 * this check puts the two together: by the mask, which stands in the parameter where the value stood, or else by the file.
 * What is written in a disabled node, or in a workflow that is not active, is as readable as the rest.
 */
export default defineCheck({
  id: 'n8n_hardcoded_credential',
  version: 1,
  title: 'No secret typed into node parameters',
  severity: 'critical',
  flag: 'hardcoded_credentials',
  remediation: "Revoke the secret, keep its successor in n8n's credential store and choose it in the node.",
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { inventory }) =>
    judgeWorkflow(subject, (graph) => {
      if (subject.path === undefined) return unknown('The workflow has no file whose credentials could have been looked for.');
      const path = subject.path;
      return passUnless(secretsAt(inventory, path).flatMap((found) => judgeSecret(found, graph, neighbours(inventory, path))));
    }),

  examples: [
    { kind: 'pass', why: 'the key comes from the credential store', inventory: inventoryOf({ resources: [flow('Orders', '={{ $credentials.key }}')] }), answers: { Orders: 'pass' } },
    { kind: 'fail', why: 'a key in a header', inventory: inventoryOf({ resources: [flow('Orders', 'abcd****yz')], components: [secret('n8n_parameter', 'Orders')] }), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'a disabled node is as readable as the others', inventory: inventoryOf({ resources: [flow('Orders', 'abcd****yz', true)], components: [secret('n8n_parameter', 'Orders')] }), answers: { Orders: 'fail' } },
    { kind: 'fail', why: 'too short to show anything of, and known by its own form elsewhere in the file', inventory: inventoryOf({ resources: [flow('Orders', '****')], components: [secret('openai_api_key', 'Orders', { masked: '****' })] }), answers: { Orders: 'fail' } },
    { kind: 'review', why: 'a value of little confidence', inventory: inventoryOf({ resources: [flow('Orders', 'abcd****yz')], components: [secret('n8n_parameter', 'Orders', { confidence: 0.3 })] }), answers: { Orders: 'review' } },
    { kind: 'review', why: 'a workflow of a test', inventory: inventoryOf({ resources: [flow('Orders', 'abcd****yz')], components: [secret('n8n_parameter', 'Orders', { context: 'test', confidence: 0.5 })] }), answers: { Orders: 'review' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Orders')] }), answers: { Orders: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({ components: [secret('openai_api_key', 'Orders')] }), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: "another file's secret", inventory: inventoryOf({ resources: [flow('Orders', 'x'), flow('Mails', 'abcd****yz')], components: [secret('n8n_parameter', 'Mails')] }), answers: { Orders: 'pass', Mails: 'fail' } },
    { kind: 'near_miss', why: 'an expression that reads a variable', inventory: inventoryOf({ resources: [workflow({ name: 'Orders', nodes: [node('Agent', ai('agent'), { parameters: { options: { systemMessage: '={{ $vars.prompt }}' } } })] })] }), answers: { Orders: 'pass' } },
  ],
});

function judgeSecret(secret: Component, graph: WorkflowGraph, others: readonly WorkflowGraph[]): Verdict[] {
  const mask = maskOf(secret);
  const holds = (candidate: WorkflowGraph) => (mask === undefined ? undefined : candidate.allNodes.find((node) => textsIn(node.parameters).some((text) => text.includes(mask))));
  const node = holds(graph);
  const evidence = secret.occurrences.filter(({ path }) => path === graph.resource.path);
  // A file can hold several workflows: a secret that no parameter shows belongs to the one whose nodes stand nearest above it.
  if (!node && others.length > 1 && (others.some(holds) || !evidence.some((place) => nearestAbove(place, others) === graph))) return [];

  const where = { evidence, discriminator: secret.key };
  const what = `found as ${quoted(secret.properties['detector'] ?? secret.name)}${node ? ` in the node ${quoted(node.name)}` : ''}`;
  const isLive = livePlaces(secret).some(({ path }) => path === graph.resource.path);
  return [isLive ? fail(`A secret is typed into the workflow, ${what}.`, where) : review(`A value in the form of a secret is typed into the workflow, ${what}; make sure that it is no live one.`, where)];
}

function nearestAbove({ line }: Occurrence, graphs: readonly WorkflowGraph[]): WorkflowGraph | undefined {
  const nodes = graphs.flatMap((graph) => graph.allNodes.map((node) => ({ graph, line: node.line }))).toSorted((a, b) => a.line - b.line);
  return (nodes.findLast((node) => node.line <= line) ?? nodes[0])?.graph;
}

function neighbours(inventory: InventoryIndex, path: string): readonly WorkflowGraph[] {
  return graphsByPath(inventory).get(path) ?? [];
}

const graphsByPath = perInventory((inventory) => {
  const graphs = inventory.resourcesOfKind('n8n.workflow').flatMap((resource) => readWorkflow(resource) ?? []);
  return Map.groupBy(graphs, (graph) => graph.resource.path);
});
