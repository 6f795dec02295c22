import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { holdsAi } from './ai-workflow.ts';
import { notListed } from './api-examples.ts';
import { ai } from './node-types.ts';
import { isExpression } from './parameters.ts';
import { activityNote, judgeWorkflow } from './workflow-graph.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const flow = (settings: JsonObject, of?: JsonObject, more: Partial<Parameters<typeof workflow>[0]> = {}) =>
  inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes: [node('Agent', ai('agent'))], settings, ...more }), ...(of ? [resource('n8n.instance', 'instance', of)] : [])] });

export default defineCheck({
  id: 'n8n_exec_timeout',
  version: 1,
  title: 'Workflows with AI end in time',
  severity: 'low',
  remediation: 'Set a timeout in the settings of the workflow, or EXECUTIONS_TIMEOUT for all.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.9'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['2.2.1', '11.5.2'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['PR.PS-01'],
    owasp_llm_top10: ['LLM10:2025'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge(subject) {
    return judgeWorkflow(subject, (graph) => {
      if (!holdsAi(graph)) return notApplicable('The workflow holds no AI.');
      if (graph.activity === 'inactive') return notApplicable('The workflow is not active.');
      const timeout = graph.settings['executionTimeout'];
      if (isExpression(timeout)) return unknown('The timeout is computed at run time.');
      if (typeof timeout === 'number' && timeout > 0) return pass;
      if (typeof timeout === 'number') return fail(`The timeout is switched off: a run may go on, and call models, without an end${activityNote(graph)}.`);
      return timeout === undefined || timeout === null ? review(`The workflow has no timeout; n8n has none for all unless told otherwise${activityNote(graph)}.`) : unknown('The timeout is no number of seconds.');
    });
  },

  examples: [
    { kind: 'pass', why: 'ten minutes', inventory: flow({ executionTimeout: 600 }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'switched off', inventory: flow({ executionTimeout: -1 }), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the default of the instance', inventory: flow({}), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'not active', inventory: flow({ executionTimeout: -1 }, undefined, { isActive: false }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'no number', inventory: flow({ executionTimeout: 'long' }), answers: { Desk: 'unknown' } },
    ...notListed('n8n.workflow'),
    { kind: 'near_miss', why: 'a limit of rounds is no limit of time', inventory: flow({}, undefined, { nodes: [node('Agent', ai('agent'), { parameters: { options: { maxIterations: 5 } } })] }), answers: { Desk: 'review' } },
  ],
});
