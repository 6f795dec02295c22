import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, resource, workflow } from '../example-inventory.ts';
import { holdsAi } from './ai-workflow.ts';
import { notListed } from './api-examples.ts';
import { ai, base } from './node-types.ts';
import { isExpression } from './parameters.ts';
import { judgeWorkflow } from './workflow-graph.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const flow = (settings: JsonObject, of?: JsonObject, more: Partial<Parameters<typeof workflow>[0]> = {}) =>
  inventoryOf({ resources: [workflow({ name: 'Desk', isActive: true, nodes: [node('Agent', ai('agent'))], settings, ...more }), ...(of ? [resource('n8n.instance', 'instance', of)] : [])] });

export default defineCheck({
  id: 'n8n_exec_manual_saved',
  version: 1,
  title: 'Test runs of workflows with AI are not kept',
  severity: 'low',
  remediation: 'Switch the saving of manual executions off in the settings of the workflow.',
  controls: {
    soc2: ['C1.2'],
    iso_27001: ['A.5.33', 'A.8.10'],
    hipaa: ['164.316(b)(2)(i)'],
    pci_dss: ['3.2.1', '10.5.1'],
    gdpr: ['Art.5(1)(e)'],
    nist_csf: ['ID.AM-08'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge(subject) {
    return judgeWorkflow(subject, (graph) => {
      if (!holdsAi(graph)) return notApplicable('The workflow holds no AI.');
      const { saveManualExecutions: isKept, redactionPolicy: redacted } = graph.settings;
      if (isKept === false || redacted === 'all' || redacted === 'manual-only') return pass;
      if (isKept === true) return fail('Runs by hand are kept, with the data that somebody tested with.');
      return isExpression(isKept) ? unknown('Whether runs by hand are kept is computed at run time.') : review('The workflow leaves it to the instance whether runs by hand are kept; n8n keeps them unless told otherwise.');
    });
  },

  examples: [
    { kind: 'pass', why: 'switched off', inventory: flow({ saveManualExecutions: false }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'redacted', inventory: flow({ saveManualExecutions: true, redactionPolicy: 'manual-only' }), answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'switched on', inventory: flow({ saveManualExecutions: true }), answers: { Desk: 'fail' } },
    { kind: 'review', why: 'the default of the instance', inventory: flow({ saveManualExecutions: 'DEFAULT' }), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no AI', inventory: flow({ saveManualExecutions: true }, undefined, { nodes: [node('Set', base('set'))] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    ...notListed('n8n.workflow'),
    { kind: 'near_miss', why: 'redaction of production leaves tests open', inventory: flow({ saveManualExecutions: true, redactionPolicy: 'non-manual' }), answers: { Desk: 'fail' } },
  ],
});
