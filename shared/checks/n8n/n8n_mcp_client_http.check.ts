import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { mcpAddress } from './mcp-address.ts';
import { ai, mcpClients } from './node-types.ts';
import { deskOnly } from './paths/path-examples.ts';
import { isLoopback, parseUrl } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const client = (parameters = {}, type = ai('mcpClientTool')) => deskOnly([node('Client', type, { parameters })], []);

export default defineCheck({
  id: 'n8n_mcp_client_http',
  version: 1,
  title: 'MCP servers are reached over https',
  severity: 'high',
  flag: 'mcp_client_http',
  remediation: 'Reach the server over https.',
  controls: {
    soc2: ['CC6.7'],
    iso_27001: ['A.8.24', 'A.8.20'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1', '2.2.7'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-02'],
    owasp_agentic_top10: ['ASI07'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => (mcpClients.get(type)?.length ?? 0) > 0,
      none: 'The workflow has no MCP client with an address.',
      judge: (client) => {
        const name = quoted(client.name);
        const address = mcpAddress(client);
        if (address === undefined) return [unknown(`The address of ${name} is not in the workflow.`)];
        if (/^https:\/\//i.test(address)) return [];
        if (!/^http:\/\//i.test(address)) return [unknown(`Whether ${name} reaches its server over https is computed at run time.`)];
        const url = parseUrl(address);
        return url && isLoopback(url.hostname) ? [] : [fail(`${name} speaks to its MCP server over plain http: prompts, results and tokens can be read and changed on the way.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'https', inventory: client({ endpointUrl: 'https://mcp.acme.example/v1' }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'https to a host that is computed', inventory: client({ endpointUrl: '=https://{{ $vars.host }}/v1' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'plain http', inventory: client({ endpointUrl: 'http://mcp.acme.example/v1' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'plain http to a host that is computed', inventory: client({ sseEndpoint: '=http://{{ $vars.host }}/sse' }, ai('mcpClient')), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the whole address is computed', inventory: client({ endpointUrl: '={{ $vars.mcp }}' }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'no address at all', inventory: client(), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'the registry knows the address', inventory: client({}, ai('mcpRegistryClientTool')), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'nothing leaves the machine', inventory: client({ endpointUrl: 'http://localhost:3000/mcp' }), answers: { Desk: 'pass' } },
    ...commonExamples,
  ],
});
