import type { Json, WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { ai, mcpClients } from './node-types.ts';
import { fixedStart, isExpression, parameter, textOf } from './parameters.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { isLoopback, parseUrl } from '../support/hosts.ts';
import { listParam } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const flow = (parameters: Record<string, Json>, type = ai('mcpClientTool'), isDisabled = false) => inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('MCP', type, { parameters, isDisabled })] })] });
const url = 'https://mcp.acme.example/v1';
const approvedServers = { approved_servers: ['mcp.acme.example'] };

export default defineCheck({
  id: 'n8n_mcp_client_unknown',
  version: 1,
  title: 'MCP client nodes reach approved servers only',
  severity: 'high',
  flag: 'mcp_unknown_server',
  remediation: 'Review the server and put its host on the approved list, or remove the node; give it a credential.',
  /** `approved_servers`: hosts or URLs. Empty: nobody has decided yet, so every server is for review. */
  params: { approved_servers: [] },
  controls: {
    soc2: ['CC6.1', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.5'],
    nist_csf: ['ID.RA-09', 'PR.AA-03'],
    nist_ai_rmf: ['MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0110', 'AML.M0028'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, (graph) => {
      const clients = graph.nodes.filter(({ type }) => mcpClients.has(type));
      if (clients.length === 0) return notApplicable('The workflow has no MCP client node.');
      const approved = listParam(params['approved_servers']);
      return passUnless(clients.flatMap((client) => judgeClient(graph, client, approved)));
    }),

  examples: [
    { kind: 'pass', why: 'an approved host, with a credential', inventory: flow({ endpointUrl: url, authentication: 'bearerAuth' }), params: approvedServers, answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the same under the older name of the parameter', inventory: flow({ sseEndpoint: url, authentication: 'headerAuth' }), params: approvedServers, answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a host that is not on the list', inventory: flow({ endpointUrl: 'https://mcp.other.example/v1', authentication: 'bearerAuth' }), params: approvedServers, answers: { Desk: 'fail' } },
    { kind: 'review', why: 'approved, without a credential', inventory: flow({ endpointUrl: url }), params: approvedServers, answers: { Desk: 'review' } },
    { kind: 'review', why: 'no list to hold it against', inventory: flow({ endpointUrl: url, authentication: 'bearerAuth' }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no MCP client', inventory: inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('Agent', ai('agent'))] })] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'the host is computed', inventory: flow({ endpointUrl: '=https://{{ $vars.host }}/v1' }), params: approvedServers, answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'the address is kept in a credential', inventory: flow({}, 'n8n-nodes-mcp.mcpClientTool'), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a host that only ends like the approved one', inventory: flow({ endpointUrl: 'https://evil-mcp.acme.example/v1', authentication: 'bearerAuth' }), params: approvedServers, answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a disabled node reaches nobody', inventory: flow({ endpointUrl: 'https://mcp.other.example/v1' }, ai('mcpClientTool'), true), params: approvedServers, answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a server on the machine of n8n needs no credential', inventory: flow({ endpointUrl: 'http://127.0.0.1:3000/mcp' }), params: { approved_servers: ['127.0.0.1'] }, answers: { Desk: 'pass' } },
  ],
});

function judgeClient(graph: WorkflowGraph, client: WorkflowNode, approved: readonly string[]): Verdict[] {
  const name = quoted(client.name);
  const where = { evidence: placeOf(graph, client), discriminator: client.name };
  const address = (mcpClients.get(client.type) ?? []).map((parameterName) => parameter(client.parameters, parameterName)).find((value) => value !== undefined);
  const text = textOf(address) ?? '';
  const fixed = fixedStart(text);
  const url = fixed === text || /^https?:\/\/[^/?#]+[/?#]/i.test(fixed) ? parseUrl(fixed) : undefined;
  if (!url) return [unknown(`Which server the node ${name} reaches is not written in the workflow.`, where)];

  const host = quoted(url.host);
  if (approved.length === 0) return [review(`There is no list of approved servers to hold ${host} against, which the node ${name} reaches.`, where)];
  if (!approved.some((entry) => entry === url.host || entry === url.hostname || entry === text)) return [fail(`The node ${name} reaches ${host}, which is not on the approved list.`, where)];

  const authentication = parameter(client.parameters, 'authentication') ?? 'none';
  if (isExpression(authentication)) return [unknown(`Whether the node ${name} gives the server a credential is computed at run time.`, where)];
  if (authentication === 'none' && !isLoopback(url.hostname)) return [review(`The node ${name} reaches the approved server ${host} without a credential.`, where)];
  return [];
}
