import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { isLoopback, parseUrl } from '../support/hosts.ts';
import { notInUse } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const remote = (name: string, properties: Readonly<Record<string, string>>) =>
  inventoryOf({ components: [component('mcp_server', name, { path: '.mcp.json', properties: { origin: 'remote', transport: 'http', disabled: 'false', ...properties } })] });

/** OAuth is agreed between client and server at run time (MCP authorization, 2025-03-26 and later), so an entry without a credential is not proof that there is none. */
export default defineCheck({
  id: 'ai_mcp_remote_auth',
  version: 1,
  title: 'Remote MCP uses TLS and OAuth or token',
  severity: 'high',
  remediation: 'Reach the server over https and give it a token from a secret store, or make sure that it asks for OAuth.',
  controls: {
    soc2: ['CC6.1', 'CC6.7', 'CC9.2'],
    iso_27001: ['A.5.14', 'A.5.21', 'A.8.5', 'A.8.24'],
    hipaa: ['164.312(e)(1)', '164.312(e)(2)(ii)'],
    pci_dss: ['4.2.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['ID.RA-09', 'PR.AA-03', 'PR.DS-02'],
    nist_ai_rmf: ['MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0110', 'AML.M0028'],
  },
  subject: 'component',
  kinds: ['mcp_server'],

  judge(subject) {
    const unused = notInUse(subject);
    if (unused) return unused;
    const { transport, url, auth } = subject.properties;
    const name = quoted(subject.name);
    if (transport === 'stdio') return notApplicable(`The server ${name} runs as a local process.`);
    const parsed = url === undefined ? undefined : parseUrl(url);
    if (!parsed) return unknown(`The address of the server ${name} is not known: it is missing or a variable.`);
    if (isLoopback(parsed.hostname)) return notApplicable(`The server ${name} runs on the machine of its client.`);

    if (parsed.protocol !== 'https:' && parsed.protocol !== 'wss:') return fail(`The server ${name} at ${quoted(parsed.host)} is reached without encryption.`);
    if (auth === 'header' || auth === 'env') return pass;
    if (auth === 'none') return review(`The entry of the server ${name} at ${quoted(parsed.host)} gives no credential; make sure that it asks for OAuth.`);
    return unknown(`Whether the server ${name} gets a credential was not recorded.`);
  },

  examples: [
    { kind: 'pass', why: 'encrypted, with a token', inventory: remote('crm', { url: 'https://mcp.acme.example/v1', auth: 'header' }), answers: { crm: 'pass' } },
    { kind: 'fail', why: 'in the clear, though with a token: it can be read on the way', inventory: remote('crm', { url: 'http://mcp.acme.example/v1', auth: 'header' }), answers: { crm: 'fail' } },
    { kind: 'fail', why: 'in the clear inside a network is in the clear', inventory: remote('crm', { url: 'http://10.0.0.7:8080/sse', transport: 'sse', auth: 'none' }), answers: { crm: 'fail' } },
    { kind: 'review', why: 'no credential in the entry: it may be OAuth', inventory: remote('crm', { url: 'https://mcp.acme.example/v1', auth: 'none' }), answers: { crm: 'review' } },
    { kind: 'not_applicable', why: 'a local process', inventory: remote('files', { origin: 'configured', transport: 'stdio' }), answers: { files: 'not_applicable' } },
    { kind: 'unknown', why: 'the address is a variable', inventory: remote('crm', { url: '${MCP_URL}', auth: 'header' }), answers: { crm: 'unknown' } },
    { kind: 'unknown', why: 'nobody looked for a credential', inventory: remote('crm', { url: 'https://mcp.acme.example/v1' }), answers: { crm: 'unknown' } },
    { kind: 'empty', why: 'no MCP server', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'loopback needs no encryption: nothing leaves the machine', inventory: remote('local', { url: 'http://127.0.0.1:3000/mcp', auth: 'none' }), answers: { local: 'not_applicable' } },
    { kind: 'near_miss', why: 'a host that only begins like loopback', inventory: remote('fake', { url: 'http://localhost.acme.example/mcp', auth: 'none' }), answers: { fake: 'fail' } },
  ],
});
