import { defineCheck } from '../check.ts';
import { node } from '../example-inventory.ts';
import { commonExamples, judgeNodes } from './judge-nodes.ts';
import { ai } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { deskOnly } from './paths/path-examples.ts';
import { quoted } from '../support/quoted.ts';
import { fail, unknown } from '../support/verdicts.ts';

const client = (parameters = {}, type = ai('mcpClientTool')) => deskOnly([node('Client', type, { parameters })], []);

/** A server can grow tools after it was looked at; whoever takes all takes those too. */
export default defineCheck({
  id: 'n8n_mcp_client_all_tools',
  version: 1,
  title: 'Agents get chosen tools of an MCP server, not all of them',
  severity: 'medium',
  flag: 'mcp_client_all_tools',
  remediation: 'Set the tools to include to selected, and pick those that the agent needs.',
  controls: {
    soc2: ['CC6.3', 'CC6.8', 'CC7.1'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2', 'A.5.21', 'A.8.28'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)', '164.308(a)(5)(ii)(B)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5', '6.3.2', '6.3.3'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'ID.RA-09', 'PR.PS-05'],
    owasp_agentic_top10: ['ASI02', 'ASI04'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeNodes(subject, {
      isAsked: ({ type }) => type === ai('mcpClientTool') || type === ai('mcpRegistryClientTool'),
      none: 'No agent of the workflow takes tools from an MCP server.',
      judge: ({ name, parameters }) => {
        const include = parameter(parameters, 'include') ?? 'all';
        if (include === 'all') return [fail(`${quoted(name)} hands every tool of its server to the agent, and those that it gets later.`)];
        if (include === 'except') return [fail(`${quoted(name)} hands every tool of its server but some to the agent, and those that it gets later.`)];
        if (include !== 'selected') return [unknown(`Which tools ${quoted(name)} hands to the agent is computed at run time, or set to a value that is not known.`)];
        return isExpression(parameter(parameters, 'includeTools')) ? [unknown(`Which tools ${quoted(name)} hands to the agent is computed at run time.`)] : [];
      },
    }),

  examples: [
    { kind: 'pass', why: 'two tools are picked', inventory: client({ include: 'selected', includeTools: ['search', 'read'] }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'nothing is said, and all is the default', inventory: client(), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'all but one: the next new one is in', inventory: client({ include: 'except', excludeTools: ['delete'] }), answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'the list is computed', inventory: client({ include: 'selected', includeTools: '={{ $vars.tools }}' }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'a choice that does not exist', inventory: client({ include: 'some' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'a step that calls one tool is no agent', inventory: client({ tool: 'search' }, ai('mcpClient')), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a picked list that is left over while all are taken', inventory: client({ include: 'all', includeTools: ['search'] }), answers: { Desk: 'fail' } },
    ...commonExamples,
  ],
});
