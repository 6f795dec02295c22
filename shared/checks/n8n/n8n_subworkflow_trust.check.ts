import type { JsonObject, WorkflowNode } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { base } from './node-types.ts';
import { parameter } from './parameters.ts';
import { judgeWorkflow, placeOf } from './workflow-graph.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';

const schema = { workflowInputs: { values: [{ name: 'order', type: 'string' }] } };
const flow = (parameters: JsonObject, settings: JsonObject = {}, isDisabled = false) => inventoryOf({ resources: [workflow({ name: 'Inner', settings, nodes: [node('Start', base('executeWorkflowTrigger'), { parameters, isDisabled })] })] });

/** Judges the called side: who may call, and whether what they send is described. */
export default defineCheck({
  id: 'n8n_subworkflow_trust',
  version: 1,
  title: 'Agent-to-agent chains validate what they receive',
  severity: 'medium',
  flag: 'agent_chain_no_validation',
  remediation: 'Limit the callers in the settings of the workflow, and describe its input fields in its trigger.',
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.22'],
    nist_csf: ['PR.IR-01'],
    nist_ai_rmf: ['MEASURE 2.7', 'MANAGE 2.4'],
    eu_ai_act: ['Art.15(4)'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI07', 'ASI08', 'ASI10'],
    mitre_atlas: ['AML.T0061', 'AML.M0032'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const entries = graph.nodes.filter(({ type }) => type === base('executeWorkflowTrigger'));
      if (entries.length === 0) return notApplicable('No other workflow can call this one.');
      // The default of an instance, unless its operator changed it.
      const policy = graph.settings['callerPolicy'] ?? 'workflowsFromSameOwner';
      if (typeof policy !== 'string' || !policies.has(policy)) return unknown('The settings name a caller policy that is not known.');
      if (policy === 'none') return pass;

      const isForAll = policy === 'any';
      const open = entries.filter((entry) => !hasSchema(entry));
      if (!isForAll && open.length === 0) return pass;
      const evidence = (open.length > 0 ? open : entries).flatMap((entry) => placeOf(graph, entry));
      if (isForAll && open.length > 0) return fail('Any workflow may call this one and send it anything.', { evidence });
      return isForAll ? review('Any workflow may call this one.', { evidence }) : review('What callers may send to this workflow is not described.', { evidence });
    }),

  examples: [
    { kind: 'pass', why: 'the default callers, and described fields', inventory: flow(schema), answers: { Inner: 'pass' } },
    { kind: 'pass', why: 'nobody may call it', inventory: flow({ inputSource: 'passthrough' }, { callerPolicy: 'none' }), answers: { Inner: 'pass' } },
    { kind: 'fail', why: 'any caller, anything', inventory: flow({ inputSource: 'passthrough' }, { callerPolicy: 'any' }), answers: { Inner: 'fail' } },
    { kind: 'review', why: 'any caller, described fields', inventory: flow(schema, { callerPolicy: 'any' }), answers: { Inner: 'review' } },
    { kind: 'review', why: 'limited callers, anything', inventory: flow({}, { callerPolicy: 'workflowsFromAList', callerIds: 'w1' }), answers: { Inner: 'review' } },
    { kind: 'not_applicable', why: 'cannot be called', inventory: inventoryOf({ resources: [workflow({ name: 'Inner', nodes: [node('Clock', base('scheduleTrigger'))] })] }), answers: { Inner: 'not_applicable' } },
    { kind: 'unknown', why: 'a policy that does not exist', inventory: flow(schema, { callerPolicy: 'friends' }), answers: { Inner: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Inner')] }), answers: { Inner: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'fields that are left over while everything is passed through', inventory: flow({ ...schema, inputSource: 'passthrough' }, { callerPolicy: 'any' }), answers: { Inner: 'fail' } },
    { kind: 'near_miss', why: 'a disabled trigger cannot be called', inventory: flow({ inputSource: 'passthrough' }, { callerPolicy: 'any' }, true), answers: { Inner: 'not_applicable' } },
  ],
});

const policies = new Set(['any', 'none', 'workflowsFromAList', 'workflowsFromSameOwner']);

/** Fields or an example are given. The first version of the trigger has neither and passes everything through. */
function hasSchema(entry: WorkflowNode): boolean {
  const source = parameter(entry.parameters, 'inputSource') ?? 'workflowInputs';
  if (source === 'jsonExample') return typeof parameter(entry.parameters, 'jsonExample') === 'string';
  const fields = parameter(entry.parameters, 'workflowInputs.values');
  return source === 'workflowInputs' && Array.isArray(fields) && fields.length > 0;
}
