import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { base } from './node-types.ts';
import { isExpression } from './parameters.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import { listParam } from '../support/mcp-servers.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const flow = (settings: JsonObject, isActive: boolean | undefined = true, type = 'scheduleTrigger', isDisabled = false) =>
  inventoryOf({ resources: [workflow({ name: 'Nightly', id: 'n1', isActive, settings, nodes: [node('Start', base(type), { isDisabled })] })] });

export default defineCheck({
  id: 'n8n_error_workflow',
  version: 1,
  title: 'Active workflows have an error route',
  severity: 'low',
  flag: 'no_error_handling',
  remediation: 'Choose an error workflow in the settings of the workflow.',
  /** `critical_workflows`: names or ids of workflows that must have one; the others are for review. */
  params: { critical_workflows: [] },
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15', 'A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.312(b)'],
    pci_dss: ['10.4.1.1', '11.5.1'],
    nist_csf: ['PR.PS-04', 'DE.CM-01', 'DE.CM-09', 'DE.AE-02'],
    nist_ai_rmf: ['MEASURE 2.4', 'MEASURE 2.8', 'MANAGE 4.1'],
    iso_42001: ['A.6.2.6', 'A.6.2.8'],
    eu_ai_act: ['Art.12', 'Art.19', 'Art.26(6)'],
    owasp_agentic_top10: ['ASI10'],
    mitre_atlas: ['AML.M0024'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, (graph) => {
      if (graph.activity === 'inactive') return notApplicable('The workflow is not active.');
      const route = graph.settings['errorWorkflow'];
      if (isExpression(route) || (route !== undefined && route !== null && typeof route !== 'string')) return unknown('The error workflow in the settings is not the id of one.');
      // `DEFAULT` is what the editor stores for "no workflow".
      if (route !== undefined && route !== null && route !== '' && route !== 'DEFAULT') return pass;
      // A workflow with an error trigger handles its own errors unless another one is chosen.
      if (graph.nodes.some(({ type }) => type === base('errorTrigger'))) return pass;
      const critical = listParam(params['critical_workflows']);
      const isCritical = critical.includes(graph.name) || (graph.id !== undefined && critical.includes(graph.id));
      return isCritical ? fail(`The workflow is critical and nothing handles its errors${activityNote(graph)}.`) : review(`Nothing handles the errors of the workflow${activityNote(graph)}.`);
    }),

  examples: [
    { kind: 'pass', why: 'an error workflow is chosen', inventory: flow({ errorWorkflow: 'e1' }), answers: { Nightly: 'pass' } },
    { kind: 'pass', why: 'it handles its own errors', inventory: flow({}, true, 'errorTrigger'), answers: { Nightly: 'pass' } },
    { kind: 'fail', why: 'none, and the workflow is listed as critical', inventory: flow({}), params: { critical_workflows: ['n1'] }, answers: { Nightly: 'fail' } },
    { kind: 'review', why: 'none', inventory: flow({}), answers: { Nightly: 'review' } },
    { kind: 'not_applicable', why: 'not active', inventory: flow({}, false), answers: { Nightly: 'not_applicable' } },
    { kind: 'unknown', why: 'a setting that is no id', inventory: flow({ errorWorkflow: 7 }), answers: { Nightly: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Nightly')] }), answers: { Nightly: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: "the editor's word for none", inventory: flow({ errorWorkflow: 'DEFAULT' }), answers: { Nightly: 'review' } },
    { kind: 'near_miss', why: 'a disabled error trigger handles nothing', inventory: flow({}, true, 'errorTrigger', true), answers: { Nightly: 'review' } },
  ],
});
