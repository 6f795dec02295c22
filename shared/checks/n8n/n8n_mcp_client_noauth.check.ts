import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { mcpAddress } from './mcp-address.ts';
import { ai, mcpClients } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { isLoopback, parseUrl } from '../support/hosts.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const client = (parameters = {}, type = ai('mcpClientTool')) => deskOnly([node('Client', type, { parameters })], []);

/** Clients whose address stands in a credential or a registry authenticate by it and are not asked. */
export default defineCheck({
  id: 'n8n_mcp_client_noauth',
  version: 1,
  title: 'MCP clients authenticate to servers on other machines',
  severity: 'medium',
  flag: 'mcp_client_no_auth',
  remediation: 'Give the client a credential: a bearer token, a header, or OAuth2.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.8.5', 'A.5.15'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-03'],
    owasp_agentic_top10: ['ASI04'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => (mcpClients.get(type)?.length ?? 0) > 0,
      none: 'The workflow has no MCP client with an address.',
      judge: (client) => {
        const name = quoted(client.name);
        const authentication = parameter(client.parameters, 'authentication') ?? 'none';
        if (isExpression(authentication) || typeof authentication !== 'string') return [unknown(`How ${name} authenticates is computed at run time.`)];
        if (authentication !== 'none') return [];
        const address = mcpAddress(client);
        const url = address === undefined ? undefined : parseUrl(address);
        if (!url) return [unknown(`${name} does not authenticate, and where its server is cannot be told from the workflow.`)];
        return isLoopback(url.hostname) ? [] : [fail(`${name} uses tools of ${quoted(url.host)} without authentication.`)];
      },
    }),

  examples: [
    { kind: 'pass', why: 'a bearer token', inventory: client({ endpointUrl: 'https://mcp.acme.example/v1', authentication: 'bearerAuth' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'a missing authentication is the default, and that is none', inventory: client({ endpointUrl: 'https://mcp.acme.example/v1' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the same under the older name of the address, in a step of its own', inventory: client({ sseEndpoint: 'https://mcp.acme.example/sse', authentication: 'none' }, ai('mcpClient')), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the host is computed', inventory: client({ endpointUrl: '=https://{{ $vars.host }}/v1' }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'the method is computed', inventory: client({ endpointUrl: 'https://mcp.acme.example/v1', authentication: '={{ $vars.auth }}' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'the registry knows the address', inventory: client({}, ai('mcpRegistryClientTool')), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a server on the machine of n8n itself', inventory: client({ endpointUrl: 'http://127.0.0.1:3000/mcp' }), answers: { Desk: 'pass' } },
    { kind: 'near_miss', why: 'a machine in the same network is another machine', inventory: client({ endpointUrl: 'http://10.0.0.7:3000/mcp' }), answers: { Desk: 'fail' } },
    ...commonExamples,
  ],
});
