import type { Json, WorkflowNode } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { brokenWorkflow, inventoryOf, node, workflow } from '../example-inventory.ts';
import { base, familyOf, sqlRunners } from './node-types.ts';
import { isExpression, parameter } from './parameters.ts';
import { judgeWorkflow, placeOf, type WorkflowGraph } from './workflow-graph.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';

const flow = (parameters: Record<string, Json>, type = 'postgres', isDisabled = false) => inventoryOf({ resources: [workflow({ name: 'Report', nodes: [node('Query', base(type), { parameters, isDisabled })] })] });
const run = (query: Json, options: Record<string, Json> = {}) => flow({ operation: 'executeQuery', query, options });

/** Judges the text of queries itself, as n8n's own audit does, and for more kinds of database; the audit's report is not needed. */
export default defineCheck({
  id: 'n8n_sql_expression',
  version: 1,
  title: 'SQL nodes use query parameters, not expressions',
  severity: 'high',
  flag: 'sql_expression',
  remediation: 'Put a placeholder such as $1 in the query and give its value as a query parameter.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.25', 'A.8.28', 'A.8.29'],
    pci_dss: ['6.2.1', '6.2.4'],
    gdpr: ['Art.25(1)'],
    nist_csf: ['PR.PS-06'],
    nist_ai_rmf: ['MEASURE 2.7', 'GAI.9'],
    eu_ai_act: ['Art.15(5)'],
    owasp_llm_top10: ['LLM05:2025'],
    owasp_agentic_top10: ['ASI05'],
    mitre_atlas: ['AML.T0050', 'AML.T0077', 'AML.M0033'],
  },
  subject: 'resource',
  kinds: ['n8n.workflow'],

  judge: (subject) =>
    judgeWorkflow(subject, (graph) => {
      const runners = graph.nodes.filter(({ type }) => sqlRunners.has(familyOf(type).plain));
      if (runners.length === 0) return notApplicable('The workflow has no SQL node.');
      return passUnless(runners.flatMap((node) => judgeNode(graph, node)));
    }),

  examples: [
    { kind: 'pass', why: 'a placeholder and its value', inventory: run('select * from orders where id = $1', { queryReplacement: '={{ $json.id }}' }), answers: { Report: 'pass' } },
    { kind: 'pass', why: 'a query without any value', inventory: run('select count(*) from orders'), answers: { Report: 'pass' } },
    { kind: 'fail', why: 'a value pasted into the query', inventory: run('=select * from orders where id = {{ $json.id }}'), answers: { Report: 'fail' } },
    { kind: 'fail', why: 'a model writes the query', inventory: flow({ operation: 'executeQuery', query: '={{ $fromAI("sql") }}' }, 'mySqlTool'), answers: { Report: 'fail' } },
    { kind: 'fail', why: 'a database whose default is to run a query', inventory: flow({ sqlQuery: '=select {{ $json.column }} from t' }, 'googleBigQuery'), answers: { Report: 'fail' } },
    { kind: 'review', why: 'values that the query does not use', inventory: run('select * from orders', { queryReplacement: '={{ $json.id }}' }), answers: { Report: 'review' } },
    { kind: 'review', why: 'a placeholder that gets no value', inventory: run('select * from orders where id = $1'), answers: { Report: 'review' } },
    { kind: 'not_applicable', why: 'no SQL node', inventory: inventoryOf({ resources: [workflow({ name: 'Report', nodes: [node('Log', base('set'))] })] }), answers: { Report: 'not_applicable' } },
    { kind: 'unknown', why: 'what the node does is computed', inventory: flow({ operation: '={{ $json.operation }}', query: 'select 1' }), answers: { Report: 'unknown' } },
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Report')] }), answers: { Report: 'unknown' } },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'near_miss', why: 'an equals sign in front of a text without a hole is a constant', inventory: run('=select count(*) from orders'), answers: { Report: 'pass' } },
    { kind: 'near_miss', why: 'a cast is no placeholder, and braces in a literal are no hole', inventory: run("select total::text, '{}'::jsonb from orders"), answers: { Report: 'pass' } },
    { kind: 'near_miss', why: 'inserting takes its values from fields', inventory: flow({ operation: 'insert', columns: { value: { id: '={{ $json.id }}' } } }), answers: { Report: 'pass' } },
    { kind: 'near_miss', why: 'a disabled node runs no query', inventory: flow({ operation: 'executeQuery', query: '=select {{ $json.id }}' }, 'postgres', true), answers: { Report: 'not_applicable' } },
  ],
});

/** Where the nodes and their versions keep the values for placeholders. */
const valueParameters = ['options.queryReplacement', 'additionalFields.queryParams', 'options.queryParameters', 'options.params', 'queryParams'];

/** `$1`, `?` between spaces or brackets, and `:name` or `@name` that is no cast. */
const placeholder = /\$\d|(?<=[\s(,=])\?(?=[\s),;]|$)|(?<![:\w])[:@][a-z_]\w*/i;

function judgeNode(graph: WorkflowGraph, node: WorkflowNode): Verdict[] {
  const runner = sqlRunners.get(familyOf(node.type).plain);
  const operation = parameter(node.parameters, 'operation');
  const query = parameter(node.parameters, runner?.query ?? 'query');
  const name = quoted(node.name);
  const where = { evidence: placeOf(graph, node), discriminator: node.name };
  if (isExpression(operation)) return [unknown(`What the node ${name} does is computed at run time.`, where)];
  if (operation !== undefined && operation !== 'executeQuery') return [];
  // Only what differs from the default is stored, and a query is only shown, and kept, for the operation that runs one.
  if (query === undefined) return [];
  if (typeof query !== 'string') return [unknown(`The query of the node ${name} is not a text.`, where)];
  if (isExpression(query)) return [fail(`The query of the node ${name} is put together from an expression.`, where)];
  const hasValues = valueParameters.some((value) => parameter(node.parameters, value) !== undefined);
  if (hasValues === placeholder.test(query)) return [];
  return [review(hasValues ? `The node ${name} gives values to a query that has no placeholder for them.` : `The query of the node ${name} has a placeholder that gets no value.`, where)];
}
