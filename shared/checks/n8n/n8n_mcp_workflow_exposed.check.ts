import { defineCheck } from '../check.ts';
import { inventoryOf, workflow } from '../example-inventory.ts';
import type { JsonObject } from '../../model/fact.ts';
import { commonExamples } from './judge-nodes.ts';
import { judgeWorkflow } from './workflow-graph.ts';
import { listParam } from '../support/mcp-servers.ts';
import { fail, notApplicable, pass, unknown } from '../support/verdicts.ts';

const flow = (settings: JsonObject) => inventoryOf({ resources: [workflow({ name: 'Desk', id: 'w1', isActive: true, nodes: [], settings })] });

/** The instance offers such a workflow to every MCP client that signs in to it. */
export default defineCheck({
  id: 'n8n_mcp_workflow_exposed',
  version: 1,
  title: 'Only reviewed workflows are offered over the MCP server of the instance',
  severity: 'medium',
  flag: 'mcp_workflow_exposed',
  remediation: 'Turn MCP access off in the settings of the workflow, or put it on the list of reviewed ones.',
  /** `reviewed_workflows`: names or ids of workflows that a person has looked at. */
  params: { reviewed_workflows: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.3', 'A.8.20', 'A.5.9'],
    hipaa: ['164.312(a)(1)', '164.308(a)(1)(ii)(A)'],
    pci_dss: ['1.3.1', '1.4.2', '6.3.2', '12.5.1'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)', 'Art.30'],
    nist_csf: ['PR.AA-05', 'PR.IR-01', 'ID.AM-02'],
    owasp_agentic_top10: ['ASI02'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, ({ settings, name, id }) => {
      const isOffered = settings['availableInMCP'] ?? false;
      if (isOffered === false) return notApplicable('The workflow is not offered over the MCP server of the instance.');
      if (isOffered !== true) return unknown('The settings do not say in a known form whether the workflow is offered over MCP.');
      const reviewed = listParam(params['reviewed_workflows']);
      if (reviewed.includes(name) || (id !== undefined && reviewed.includes(id))) return pass;
      return fail('The workflow is offered to MCP clients of the instance, and is not on the list of reviewed ones.');
    }),

  examples: [
    { kind: 'pass', why: 'reviewed, by its id', inventory: flow({ availableInMCP: true }), params: { reviewed_workflows: ['w1'] }, answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'offered, and nobody reviewed any', inventory: flow({ availableInMCP: true }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'another one was reviewed', inventory: flow({ availableInMCP: true }), params: { reviewed_workflows: ['w2'] }, answers: { Desk: 'fail' } },
    { kind: 'unknown', why: 'a setting that is no yes and no no', inventory: flow({ availableInMCP: 'sometimes' }), answers: { Desk: 'unknown' } },
    { kind: 'not_applicable', why: 'not offered, which is the default', inventory: flow({}), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a name that only begins like the reviewed one', inventory: flow({ availableInMCP: true }), params: { reviewed_workflows: ['Desk 2'] }, answers: { Desk: 'fail' } },
    ...commonExamples,
  ],
});
