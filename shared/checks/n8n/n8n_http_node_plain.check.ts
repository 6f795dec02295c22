import type { Json, WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { base, familyOf, httpCallers } from './node-types.ts';
import { fixedStart, isExpression, parameter, textOf } from './parameters.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { isInternal, isLoopback, parseUrl } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const flow = (parameters: Record<string, Json>, type = 'httpRequest', isDisabled = false) => inventoryOf({ resources: [workflow({ name: 'Fetch', nodes: [node('Call', base(type), { parameters, isDisabled })] })] });

export default defineCheck({
  id: 'n8n_http_node_plain',
  version: 1,
  title: 'HTTP nodes use TLS and verify certificates',
  severity: 'medium',
  flag: 'plain_http',
  remediation: 'Use an https address, and give the node the certificate authority that it needs instead of switching the check off.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.5.14', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const callers = graph.nodes.flatMap((node) => {
        const name = httpCallers.get(familyOf(node.type).plain);
        return name === undefined ? [] : [{ node, url: parameter(node.parameters, name) }];
      });
      if (callers.length === 0) return notApplicable('The workflow has no HTTP node.');
      return passUnless(callers.flatMap(({ node, url }) => judgeCertificates(graph, node).concat(judgeAddress(graph, node, url))));
    }),

  examples: [
    { kind: 'pass', why: 'encrypted', inventory: flow({ url: 'https://api.acme.example/x' }), answers: { Fetch: 'pass' } },
    { kind: 'pass', why: 'encrypted, whichever host it is', inventory: flow({ url: '=https://{{ $json.host }}/x' }), answers: { Fetch: 'pass' } },
    { kind: 'fail', why: 'a public host in the clear', inventory: flow({ url: 'http://api.acme.example/x' }), answers: { Fetch: 'fail' } },
    { kind: 'fail', why: 'the same as a tool of an agent, with a free end', inventory: flow({ url: '=http://api.acme.example/{{ $fromAI("id") }}' }, 'httpRequestTool'), answers: { Fetch: 'fail' } },
    { kind: 'fail', why: 'any certificate will do', inventory: flow({ url: 'https://api.acme.example/x', options: { allowUnauthorizedCerts: true } }), answers: { Fetch: 'fail' } },
    { kind: 'review', why: 'inside a network', inventory: flow({ url: 'http://shop.internal/x' }), answers: { Fetch: 'review' } },
    { kind: 'not_applicable', why: 'no HTTP node', inventory: inventoryOf({ resources: [workflow({ name: 'Fetch', nodes: [node('Log', base('set'))] })] }), answers: { Fetch: 'not_applicable' } },
    { kind: 'unknown', why: 'the whole address is computed', inventory: flow({ url: '={{ $json.url }}' }), answers: { Fetch: 'unknown' } },
    { kind: 'unknown', why: 'in the clear, but to which host is computed', inventory: flow({ url: '=http://{{ $json.host }}/x' }), answers: { Fetch: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Fetch')] }), answers: { Fetch: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'on the machine of n8n nothing leaves it', inventory: flow({ url: 'http://localhost:5678/x' }), answers: { Fetch: 'pass' } },
    { kind: 'near_miss', why: 'a disabled node calls nobody', inventory: flow({ url: 'http://api.acme.example/x' }, 'httpRequest', true), answers: { Fetch: 'not_applicable' } },
    { kind: 'near_miss', why: 'an address in the query is not where it goes', inventory: flow({ url: 'https://api.acme.example/?next=http://acme.example' }), answers: { Fetch: 'pass' } },
  ],
});

function judgeCertificates(graph: WorkflowGraph, node: WorkflowNode): Verdict[] {
  // Newer versions keep it under options, the first ones and GraphQL do not.
  const values = [parameter(node.parameters, 'options.allowUnauthorizedCerts'), parameter(node.parameters, 'allowUnauthorizedCerts')];
  const where = { evidence: placeOf(graph, node), discriminator: JSON.stringify([node.name, 'certificates']) };
  if (values.includes(true)) return [fail(`The node ${quoted(node.name)} takes any certificate.`, where)];
  return values.some(isExpression) ? [unknown(`Whether the node ${quoted(node.name)} checks certificates is computed at run time.`, where)] : [];
}

function judgeAddress(graph: WorkflowGraph, node: WorkflowNode, url: Json | undefined): Verdict[] {
  const name = quoted(node.name);
  const where = { evidence: placeOf(graph, node), discriminator: JSON.stringify([node.name, 'address']) };
  const text = (textOf(url) ?? '').trim();
  const fixed = fixedStart(text);
  const scheme = /^(https?):\/\//i.exec(fixed)?.[1]?.toLowerCase();
  if (scheme === 'https') return [];
  if (scheme === undefined) return [unknown(`Whether the node ${name} uses https is not written in the workflow.`, where)];
  // The host must have ended before the first hole.
  const parsed = fixed === text || /^http:\/\/[^/?#]+[/?#:]/i.test(fixed) ? parseUrl(fixed) : undefined;
  if (!parsed) return [unknown(`The node ${name} calls a host in the clear that is computed at run time.`, where)];
  if (isLoopback(parsed.hostname)) return [];
  return [isInternal(parsed.hostname) ? review(`The node ${name} calls ${quoted(parsed.host)} in the clear, inside a network.`, where) : fail(`The node ${name} calls ${quoted(parsed.host)} in the clear.`, where)];
}
