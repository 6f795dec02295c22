import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { holdsAi } from './ai-workflow.ts';
import { notListed } from './api-examples.ts';
import { ai, base } from './node-types.ts';
import { isExpression } from './parameters.ts';
import { instanceValue } from './stated.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import { isJsonObject } from '../../model/json-object.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const flow = (settings: JsonObject, of?: JsonObject, more: Partial<Parameters<typeof workflow>[0]> = {}) =>
  inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes: [node('Agent', ai('agent'))], settings, ...more }), ...(of ? [resource('n8n.instance', 'instance', of)] : [])] });

export default defineCheck({
  id: 'n8n_exec_save_success_prompts',
  version: 1,
  title: 'Workflows with AI do not keep what people asked and models answered',
  severity: 'medium',
  remediation: 'Set the workflow to keep no successful production executions, or redact their data.',
  controls: {
    soc2: ['C1.2', 'C1.1', 'CC6.7'],
    iso_27001: ['A.5.33', 'A.8.10', 'A.8.11', 'A.8.12', 'A.5.34'],
    hipaa: ['164.316(b)(2)(i)', '164.312(a)(1)'],
    pci_dss: ['3.2.1', '10.5.1', '3.4.1'],
    gdpr: ['Art.5(1)(e)', 'Art.5(1)(c)', 'Art.35', 'Art.25(1)'],
    nist_csf: ['ID.AM-08', 'PR.DS-01', 'PR.DS-10'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge(subject, { inventory }) {
    return judgeWorkflow(subject, (graph) => {
      if (!holdsAi(graph)) return notApplicable('The workflow holds no AI.');
      if (graph.activity === 'inactive') return notApplicable('The workflow is not active.');
      const { saveDataSuccessExecution: kept, redactionPolicy: redacted } = graph.settings;
      if (kept === 'none' || redacted === 'all' || redacted === 'non-manual') return pass;
      if (isExpression(kept)) return unknown('Whether executions are kept is computed at run time.');
      if (kept === 'all') return fail(`Every successful execution is kept, with the prompts and answers in it${activityNote(graph)}.`);
      // `DEFAULT`, or nothing: what the instance does.
      const environment = instanceValue(inventory, subject, 'environment');
      if (isJsonObject(environment)) return environment['EXECUTIONS_DATA_SAVE_ON_SUCCESS'] === 'none' ? pass : fail(`Successful executions are kept as the instance does by default, with the prompts and answers in them${activityNote(graph)}.`);
      return review(`The workflow leaves it to the instance whether successful executions are kept; n8n keeps them unless told otherwise${activityNote(graph)}.`);
    });
  },

  examples: [
    { kind: 'pass', why: 'nothing is kept', inventory: flow({ saveDataSuccessExecution: 'none' }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'redacted', inventory: flow({ saveDataSuccessExecution: 'all', redactionPolicy: 'non-manual' }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the instance keeps nothing', inventory: flow({ saveDataSuccessExecution: 'DEFAULT' }, { environment: { EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' } }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'everything is kept', inventory: flow({ saveDataSuccessExecution: 'all' }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'the instance keeps everything by default', inventory: flow({}, { environment: {} }), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'left to the instance, of which nothing is known', inventory: flow({}), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no AI', inventory: flow({ saveDataSuccessExecution: 'all' }, undefined, { nodes: [node('Set', base('set'))] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    ...notListed('n8n.workflow'),
    { kind: 'near_miss', why: 'tests by hand that are redacted leave production open', inventory: flow({ saveDataSuccessExecution: 'all', redactionPolicy: 'manual-only' }), answers: { Desk: 'fail' } },
  ],
});
