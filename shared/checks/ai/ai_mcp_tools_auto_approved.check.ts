import type { Json } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { component, inventoryOf } from '../example-inventory.ts';
import { textListProperty } from '../support/json-property.ts';
import { notInUse } from '../support/mcp-servers.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';

/** Tools that a reason names. */
const toolsShownMax = 5;

const server = (name: string, properties: Readonly<Record<string, Json>>) =>
  inventoryOf({ components: [component('mcp_server', name, { path: '.mcp.json', properties: { origin: 'configured', disabled: 'false', ...properties } })] });

export default defineCheck({
  id: 'ai_mcp_tools_auto_approved',
  version: 1,
  title: 'Tools of MCP servers ask before they run',
  severity: 'high',
  flag: 'mcp_auto_approved',
  remediation: 'Remove the wildcard; let only tools that read run without asking, each by its name.',
  controls: {
    gdpr: ['Art.22'],
    nist_ai_rmf: ['GOVERN 3.2', 'MAP 3.5', 'GAI.7'],
    iso_42001: ['A.9.2', 'A.9.3'],
    eu_ai_act: ['Art.14', 'Art.26(2)'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI09'],
    mitre_atlas: ['AML.M0029'],
  },
  subject: 'component',
  kinds: ['mcp_server'],

  judge(subject) {
    const unused = notInUse(subject);
    if (unused) return unused;
    const name = quoted(subject.name);
    const tools = textListProperty(subject, 'auto_approved');
    if (tools.state !== 'read') return unknown(`Which tools of the server ${name} run without asking was not recorded.`);
    if (tools.value.some((tool) => tool.includes('*'))) return fail(`All tools of the server ${name} run without asking, also those that it adds later.`);
    if (tools.value.length === 0) return pass;
    const more = tools.value.length - toolsShownMax;
    return review(`Tools of the server ${name} run without asking: ${tools.value.slice(0, toolsShownMax).map(quoted).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`);
  },

  examples: [
    { kind: 'pass', why: 'every tool asks', inventory: server('files', { auto_approved: [] }), answers: { files: 'pass' } },
    { kind: 'fail', why: 'a wildcard', inventory: server('files', { auto_approved: ['*'] }), answers: { files: 'fail' } },
    { kind: 'review', why: 'single tools: whether they only read is for a person to say', inventory: server('files', { auto_approved: ['list_files'] }), answers: { files: 'review' } },
    { kind: 'not_applicable', why: 'switched off', inventory: server('files', { auto_approved: ['*'], disabled: 'true' }), answers: { files: 'not_applicable' } },
    { kind: 'unknown', why: 'nobody looked', inventory: server('files', {}), answers: { files: 'unknown' } },
    { kind: 'empty', why: 'no MCP server', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a tool called "all" is one tool', inventory: server('files', { auto_approved: ['all'] }), answers: { files: 'review' } },
  ],
});
