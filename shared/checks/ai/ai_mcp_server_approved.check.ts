import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { parseUrl } from '../support/hosts.ts';
import { isApproved, listParam, notInUse } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

const server = (name: string, properties: Readonly<Record<string, string>>) =>
  inventoryOf({ components: [component('mcp_server', name, { path: '.mcp.json', properties: { origin: 'configured', transport: 'stdio', disabled: 'false', ...properties } })] });
const npx = (version?: string) => ({
  command: 'npx',
  package: '@acme/files-mcp',
  package_ecosystem: 'npm',
  ...(version === undefined ? { pinned: 'false' } : { package_version: version, pinned: String(/^\d/.test(version)) }),
});
const approvedServers = { approved_servers: ['@acme/files-mcp', 'mcp.acme.example', 'python tools/server.py'] };

export default defineCheck({
  id: 'ai_mcp_server_approved',
  version: 1,
  title: 'MCP servers come from the approved list, pinned',
  severity: 'high',
  flag: 'mcp_unknown_server',
  remediation: 'Name an exact version (an image by its digest), review the server and put it on the approved list, or remove it.',
  /** `approved_servers`: package names, hosts, URLs, or commands with their arguments. Empty: nobody has decided yet, so pinned servers are for review. */
  params: { approved_servers: [] },
  controls: {
    soc2: ['CC3.2', 'CC6.1', 'CC9.2'],
    iso_27001: ['A.5.9', 'A.5.21', 'A.5.23', 'A.8.5'],
    nist_csf: ['ID.AM-02', 'ID.RA-09', 'PR.AA-03', 'DE.CM-03'],
    nist_ai_rmf: ['GOVERN 1.6', 'GOVERN 6.1', 'MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07', 'ASI10'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0110', 'AML.M0023', 'AML.M0028'],
  },
  subject: 'component',
  kinds: ['mcp_server'],

  judge(subject, { params }) {
    const unused = notInUse(subject);
    if (unused) return unused;
    const { pinned, package: packageName, package_version: version, url, command } = subject.properties;
    const name = quoted(subject.name);
    if (pinned === undefined || (packageName ?? url ?? command) === undefined) return unknown(`What the server ${name} runs or reaches was not recorded.`);

    if (url !== undefined && !parseUrl(url)) return unknown(`The address of the server ${name} is not known: it is a variable.`);

    const approved = listParam(params['approved_servers']);
    const isUnpinned = pinned === 'false';
    const what = quoted(packageName ?? url ?? command ?? '');
    if (approved.length > 0 && isApproved(subject, approved)) {
      return isUnpinned ? review(`The approved server ${name} is not pinned: it runs whatever version of ${what} is newest.`) : pass;
    }
    if (isUnpinned) return fail(`The server ${name} runs ${what} ${version === undefined ? 'without a version' : `in the floating version ${quoted(version)}`}, so every start may run other code.`);
    if (approved.length > 0) return fail(`The server ${name} is not on the approved list: ${what}.`);
    return review(`There is no list of approved servers to hold ${name} against: ${what}.`);
  },

  examples: [
    { kind: 'pass', why: 'approved and pinned', inventory: server('files', npx('1.4.2')), params: approvedServers, answers: { files: 'pass' } },
    {
      kind: 'pass',
      why: 'a remote server by its host, which has nothing to pin',
      inventory: server('remote', { origin: 'remote', transport: 'http', url: 'https://mcp.acme.example/v1', pinned: 'not_applicable' }),
      params: approvedServers,
      answers: { remote: 'pass' },
    },
    {
      kind: 'pass',
      why: 'a command of its own, with its arguments',
      inventory: server('own', { command: 'python', args: '["tools/server.py"]', pinned: 'not_applicable' }),
      params: approvedServers,
      answers: { own: 'pass' },
    },
    { kind: 'fail', why: 'npx without a version', inventory: server('files', npx()), answers: { files: 'fail' } },
    { kind: 'fail', why: 'npx with the tag that always moves', inventory: server('files', npx('latest')), answers: { files: 'fail' } },
    { kind: 'fail', why: 'pinned, but somebody else wrote it', inventory: server('other', { ...npx('1.4.2'), package: '@evil/files-mcp' }), params: approvedServers, answers: { other: 'fail' } },
    { kind: 'review', why: 'approved, but not pinned', inventory: server('files', npx()), params: approvedServers, answers: { files: 'review' } },
    { kind: 'review', why: 'pinned, and no list to hold it against', inventory: server('files', npx('1.4.2')), answers: { files: 'review' } },
    { kind: 'not_applicable', why: 'this code is the server', inventory: server('mine', { origin: 'implemented' }), answers: { mine: 'not_applicable' } },
    { kind: 'not_applicable', why: 'switched off', inventory: server('files', { ...npx(), disabled: 'true' }), answers: { files: 'not_applicable' } },
    { kind: 'unknown', why: 'nobody recorded what it runs', inventory: server('files', {}), answers: { files: 'unknown' } },
    { kind: 'unknown', why: 'its host is a variable', inventory: server('remote', { origin: 'remote', url: 'https://${MCP_HOST}/v1', pinned: 'not_applicable' }), params: approvedServers, answers: { remote: 'unknown' } },
    { kind: 'empty', why: 'no MCP server', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    {
      kind: 'near_miss',
      why: 'the declared name of an approved server does not make another package approved',
      inventory: server('@acme/files-mcp', { ...npx('1.4.2'), package: 'files-mcp' }),
      params: approvedServers,
      answers: { '@acme/files-mcp': 'fail' },
    },
    {
      kind: 'near_miss',
      why: 'a host that only ends like an approved one',
      inventory: server('remote', { origin: 'remote', url: 'https://mcp.acme.example.evil.test/v1', pinned: 'not_applicable' }),
      params: approvedServers,
      answers: { remote: 'fail' },
    },
  ],
});
