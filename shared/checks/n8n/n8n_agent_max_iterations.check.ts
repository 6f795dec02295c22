import type { Json, WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../example-inventory.ts';
import { ai, loopingAgents } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const flow = (options: Record<string, Json>, modelOptions?: Record<string, Json>, isDisabled = false) =>
  inventoryOf({
    resources: [
      workflow({
        name: 'Desk',
        nodes: [node('Agent', ai('agent'), { parameters: { options }, isDisabled }), node('Model', ai('lmChatOpenAi'), modelOptions ? { parameters: { options: modelOptions } } : {})],
        edges: edges('Model >ai_languageModel> Agent'),
      }),
    ],
  });

export default defineCheck({
  id: 'n8n_agent_max_iterations',
  version: 1,
  title: 'Agent loops are bounded',
  severity: 'medium',
  flag: 'agent_unbounded',
  remediation: 'Set Max Iterations on the agent, and a token limit on its model.',
  /** `max_iterations`: rounds of model and tools; `max_tokens`: output tokens of one model call. */
  params: { max_iterations: 15, max_tokens: 8192 },
  controls: {
    soc2: ['A1.1'],
    iso_27001: ['A.8.6'],
    nist_csf: ['PR.IR-04'],
    nist_ai_rmf: ['MEASURE 2.7', 'MANAGE 4.1'],
    iso_42001: ['A.6.2.6'],
    eu_ai_act: ['Art.15(4)'],
    owasp_llm_top10: ['LLM10:2025'],
    owasp_agentic_top10: ['ASI08'],
    mitre_atlas: ['AML.T0029', 'AML.T0034', 'AML.M0004'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject, { params }) =>
    judgeWorkflow(subject, (graph) => {
      const agents = graph.nodes.filter(({ type }) => loopingAgents.has(type));
      if (agents.length === 0) return notApplicable('The workflow has no agent that loops.');
      const max = { iterations: Number(params['max_iterations']), tokens: Number(params['max_tokens']) };
      return passUnless(agents.flatMap((agent) => judgeIterations(graph, agent, max.iterations).concat(judgeModels(graph, agent, max.tokens))));
    }),

  examples: [
    { kind: 'pass', why: 'set, on the limit', inventory: flow({ maxIterations: 15 }), answers: { Desk: 'pass' } },
    { kind: 'pass', why: 'the limit is a parameter', inventory: flow({ maxIterations: 40 }), params: { max_iterations: 50 }, answers: { Desk: 'pass' } },
    { kind: 'fail', why: 'one above the limit', inventory: flow({ maxIterations: 16 }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'a number that bounds nothing', inventory: flow({ maxIterations: -1 }), answers: { Desk: 'fail' } },
    { kind: 'fail', why: 'rounds in order, but each may answer a book', inventory: flow({ maxIterations: 5 }, { maxTokens: 100_000 }), answers: { Desk: 'fail' } },
    { kind: 'review', why: "n8n's own default holds", inventory: flow({}), answers: { Desk: 'review' } },
    { kind: 'not_applicable', why: 'no agent', inventory: inventoryOf({ resources: [workflow({ name: 'Desk', nodes: [node('Chain', ai('chainLlm'))] })] }), answers: { Desk: 'not_applicable' } },
    { kind: 'unknown', why: 'computed at run time', inventory: flow({ maxIterations: '={{ $vars.rounds }}' }), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: { Desk: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'a disabled agent does not loop', inventory: flow({ maxIterations: 1000 }, undefined, true), answers: { Desk: 'not_applicable' } },
    { kind: 'near_miss', why: "-1 is the model nodes' word for their provider's own limit", inventory: flow({ maxIterations: 5 }, { maxTokens: -1 }), answers: { Desk: 'pass' } },
  ],
});

function judgeIterations(graph: WorkflowGraph, agent: WorkflowNode, max: number): Verdict[] {
  const rounds = parameter(agent.parameters, 'options.maxIterations');
  const name = quoted(agent.name);
  const where = { evidence: placeOf(graph, agent), discriminator: agent.name };
  // 10 since the first version of the node; only a value that differs is stored.
  if (rounds === undefined) return [review(`The agent ${name} sets no limit of its own; the default of n8n (10 rounds) holds.`, where)];
  if (isExpression(rounds) || typeof rounds !== 'number') return [unknown(`How many rounds the agent ${name} may take is computed at run time.`, where)];
  if (rounds < 1) return [fail(`The limit of the agent ${name} is ${rounds}, which bounds nothing.`, where)];
  return rounds > max ? [fail(`The agent ${name} may take ${rounds} rounds; the limit is ${max}.`, where)] : [];
}

/** What the model nodes call the limit of one answer. */
const tokenOptions = ['options.maxTokens', 'options.maxTokensToSample', 'options.maxOutputTokens', 'options.numPredict'];

function judgeModels(graph: WorkflowGraph, agent: WorkflowNode, max: number): Verdict[] {
  return graph.previous(agent, 'ai_languageModel').flatMap((model) =>
    tokenOptions.flatMap((option) => {
      const tokens = parameter(model.parameters, option);
      if (typeof tokens !== 'number' || tokens <= max) return [];
      return [fail(`The model ${quoted(model.name)} of the agent ${quoted(agent.name)} may answer ${tokens} tokens at once; the limit is ${max}.`, { evidence: placeOf(graph, model), discriminator: JSON.stringify([agent.name, model.name]) })];
    }),
  );
}
