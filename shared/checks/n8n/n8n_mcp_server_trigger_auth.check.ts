import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { exposureOf } from './exposure.ts';
import { ai } from './node-types.ts';
import { activityNote, judgeWorkflow, placeOf } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const flow = (parameters = {}, isActive: boolean | undefined = true, isDisabled = false) =>
  inventoryOf({ resources: [workflow({ name: 'Tools', ...(isActive === undefined ? {} : { isActive }), nodes: [node('MCP', ai('mcpTrigger'), { parameters, isDisabled })] })] });
const unstated = inventoryOf({ resources: [workflow({ name: 'Tools', nodes: [node('MCP', ai('mcpTrigger'))] })] });

export default defineCheck({
  id: 'n8n_mcp_server_trigger_auth',
  version: 1,
  title: 'MCP server trigger needs authentication',
  severity: 'critical',
  flag: 'mcp_trigger_no_auth',
  remediation: 'Set bearer, header or n8n OAuth2 authentication on the trigger, and change its path.',
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'CC9.2'],
    iso_27001: ['A.5.21', 'A.8.5', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['ID.RA-09', 'PR.AA-03', 'PR.IR-01'],
    nist_ai_rmf: ['MAP 4.1', 'MEASURE 2.7', 'GAI.12'],
    iso_42001: ['A.4.4', 'A.10.3'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM03:2025', 'LLM06:2025'],
    owasp_agentic_top10: ['ASI03', 'ASI04', 'ASI07'],
    mitre_atlas: ['AML.T0010.005', 'AML.T0110', 'AML.M0028'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const triggers = graph.nodes.filter(({ type }) => type === ai('mcpTrigger'));
      if (triggers.length === 0) return notApplicable('The workflow has no MCP server trigger.');
      return passUnless(
        triggers.flatMap((trigger) => {
          const exposure = exposureOf(graph, trigger);
          const name = quoted(trigger.name);
          const where = { evidence: placeOf(graph, trigger), discriminator: trigger.name };
          if (exposure === 'authenticated') return [];
          if (exposure === 'undecided') return [unknown(`How the MCP server ${name} authenticates is computed at run time, or set to a value that is not known.`, where)];
          if (graph.activity === 'inactive') return [review(`The MCP server ${name} has no authentication; it listens as soon as the workflow is activated.`, where)];
          return [fail(`The MCP server ${name} gives its tools to anyone who can reach it${activityNote(graph)}.`, where)];
        }),
      );
    }),

  examples: [
    { kind: 'pass', why: 'asks for a bearer token', inventory: flow({ authentication: 'bearerAuth' }), answers: { Tools: 'pass' } },
    { kind: 'fail', why: 'a missing authentication is the default, and that is none', inventory: flow(), answers: { Tools: 'fail' } },
    { kind: 'fail', why: 'a file that does not say whether the workflow is active', inventory: unstated, answers: { Tools: 'fail' } },
    { kind: 'review', why: 'open, but not active now', inventory: flow({}, false), answers: { Tools: 'review' } },
    { kind: 'not_applicable', why: 'no such trigger', inventory: inventoryOf({ resources: [workflow({ name: 'Tools', nodes: [node('Agent', ai('agent'))] })] }), answers: { Tools: 'not_applicable' } },
    { kind: 'unknown', why: 'the method is computed', inventory: flow({ authentication: '={{ $env.AUTH }}' }), answers: { Tools: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Tools')] }), answers: { Tools: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a disabled trigger does not listen', inventory: flow({}, true, true), answers: { Tools: 'not_applicable' } },
    { kind: 'near_miss', why: 'a method that webhooks have and MCP servers have not', inventory: flow({ authentication: 'basicAuth' }), answers: { Tools: 'unknown' } },
  ],
});
