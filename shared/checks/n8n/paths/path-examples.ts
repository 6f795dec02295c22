/** The proof that every path check shares: the same small workflows, with the source and the sink of the check in them. */
import type { JsonObject } from '../../../model/fact.ts';
import type { Answer, Severity } from '../../../model/report.ts';
import type { CheckExample } from '../../check.ts';
import { brokenWorkflow, edges, inventoryOf, node, workflow } from '../../example-inventory.ts';
import { ai, base } from '../node-types.ts';
import type { SinkKind } from './sinks.ts';
import type { Tier } from './sources.ts';

/** A node called Source that lets in data of a tier. */
export const sourceNodes: Readonly<Record<Tier, JsonObject>> = {
  open: node('Source', base('webhook')),
  secret: node('Source', base('webhook'), { parameters: { authentication: 'headerAuth' } }),
  content: node('Source', base('gmailTrigger')),
};

/** A tool called Sink that does harm of a kind. */
export const sinkTools: Readonly<Record<SinkKind, JsonObject>> = {
  code: node('Sink', base('executeCommandTool'), { parameters: { command: '={{ $fromAI("command") }}' } }),
  sql: node('Sink', base('postgresTool'), { parameters: { operation: 'executeQuery', query: '={{ $fromAI("sql") }}' } }),
  file: node('Sink', base('readWriteFileTool'), { parameters: { operation: 'write', fileName: '={{ $fromAI("file") }}' } }),
  http: node('Sink', base('httpRequestTool'), { parameters: { method: 'POST', url: '={{ $fromAI("url") }}' } }),
  send: node('Sink', base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' } }),
  workflow: node('Sink', base('n8nTool'), { parameters: { resource: 'workflow', operation: 'update' } }),
  agent: node('Sink', ai('agentTool')),
  data: node('Sink', base('postgresTool'), { parameters: { operation: 'select', table: 'orders' } }),
};

/** A guardrail; with the jailbreak check unless other checks are given. */
export function guard(guardrails: JsonObject = { jailbreak: { value: { threshold: 0.7 } } }, isDisabled = false): JsonObject {
  return node('Guard', ai('guardrails'), { parameters: { text: '={{ $json.text }}', guardrails }, isDisabled });
}

/** A person is asked before a tool runs. */
export const ask = node('Ask', base('slackHitlTool'));

export const agent = node('Agent', ai('agent'));
export const toolLink = 'Sink >ai_tool> Agent';

type More = Partial<Parameters<typeof workflow>[0]>;

/** One active workflow called Desk. */
export function desk(nodes: readonly JsonObject[], links: readonly string[], more: More = {}) {
  return workflow({ name: 'Desk', isActive: true, nodes, edges: edges(...links), ...more });
}

/** An inventory of Desk alone. */
export function deskOnly(...given: Parameters<typeof desk>) {
  return inventoryOf({ resources: [desk(...given)] });
}

/** What a person in the way of a tool makes of the path, when it does not cut it. */
const reviewedSeverity: Readonly<Record<Tier, Severity | undefined>> = { open: 'medium', secret: 'low', content: undefined };

/** Examples of every kind for the paths from a tier to a kind of sink. */
export function pathExamples(tier: Tier, kind: SinkKind): CheckExample[] {
  const source = sourceNodes[tier];
  const tool = sinkTools[kind];
  const all = [source, agent, tool];
  const only = (nodes: readonly JsonObject[], links: readonly string[], more?: More) => deskOnly(nodes, links, more);
  const call = node('Call', base('executeWorkflow'), { parameters: { workflowId: { __rl: true, mode: 'list', value: 'w2' } } });
  const inner = workflow({ name: 'Inner', id: 'w2', isActive: true, nodes: [node('Start', base('executeWorkflowTrigger')), agent, tool], edges: edges('Start > Agent', toolLink) });
  const severity = kind === 'send' ? reviewedSeverity[tier] : undefined;
  const answer = (given: Answer) => ({ Desk: given });

  return [
    { kind: 'pass', why: 'a guardrail that looks for injections stands in front', inventory: only([...all, guard()], ['Source > Guard', 'Guard > Agent', toolLink]), answers: answer('pass') },
    { kind: 'pass', why: 'what comes in goes elsewhere', inventory: only([...all, node('Log', base('set')), node('Clock', base('scheduleTrigger'))], ['Source > Log', 'Clock > Agent', toolLink]), answers: answer('pass') },
    severity === undefined
      ? { kind: 'pass', why: 'a person is asked before the tool runs', inventory: only([...all, ask], ['Source > Agent', 'Sink >ai_tool> Ask', 'Ask >ai_tool> Agent']), answers: answer('pass') }
      : { kind: 'fail', why: 'a person who can be asked without end makes it less bad only', inventory: only([...all, ask], ['Source > Agent', 'Sink >ai_tool> Ask', 'Ask >ai_tool> Agent']), answers: answer('fail'), severity },
    { kind: 'fail', why: 'from the source to the tool through an agent', inventory: only(all, ['Source > Agent', toolLink]), answers: answer('fail') },
    { kind: 'fail', why: 'the agent is in a workflow that this one calls', inventory: inventoryOf({ resources: [desk([source, call], ['Source > Call']), inner] }), answers: { Desk: 'fail', Inner: 'not_applicable' } },
    { kind: 'fail', why: 'the guardrail masks personal data and looks for no injection', inventory: only([...all, guard({ pii: { value: { type: 'all' } } })], ['Source > Guard', 'Guard > Agent', toolLink]), answers: answer('fail') },
    { kind: 'fail', why: 'what the guardrail refuses goes to the agent too', inventory: only([...all, guard()], ['Source > Guard', 'Guard > Agent', 'Guard >main:1> Agent', toolLink]), answers: answer('fail') },
    { kind: 'review', why: 'the way opens when the workflow is activated', inventory: only(all, ['Source > Agent', toolLink], { isActive: false }), answers: answer('review') },
    { kind: 'unknown', why: 'the called workflow was not read', inventory: only([source, call], ['Source > Call']), answers: answer('unknown') },
    { kind: 'unknown', why: 'which workflow is called is computed', inventory: only([source, node('Call', base('executeWorkflow'), { parameters: { workflowId: '={{ $json.id }}' } })], ['Source > Call']), answers: answer('unknown') },
    { kind: 'unknown', why: 'the tool is of a community package', inventory: only([source, agent, node('Sink', 'n8n-nodes-acme.acmeTool')], ['Source > Agent', toolLink]), answers: answer('unknown') },
    ...(tier === 'content' ? contentExamples(kind) : []),
    { kind: 'unknown', why: 'nodes that are none', inventory: inventoryOf({ resources: [brokenWorkflow('Desk')] }), answers: answer('unknown') },
    { kind: 'empty', why: 'no workflow', inventory: inventoryOf({}), answers: { scan: 'not_applicable' } },
    { kind: 'not_applicable', why: 'only the clock starts it', inventory: only([node('Source', base('scheduleTrigger')), agent, tool], ['Source > Agent', toolLink]), answers: answer('not_applicable') },
    { kind: 'near_miss', why: 'a condition stops nothing', inventory: only([...all, node('Big?', base('if'))], ['Source > Big?', 'Big? > Agent', toolLink]), answers: answer('fail') },
    { kind: 'near_miss', why: 'a disabled guardrail lets everything through', inventory: only([...all, guard(undefined, true)], ['Source > Guard', 'Guard > Agent', toolLink]), answers: answer('fail') },
    { kind: 'near_miss', why: 'a disabled tool does nothing', inventory: only([source, agent, { ...tool, isDisabled: true }], ['Source > Agent', toolLink]), answers: answer('pass') },
    { kind: 'near_miss', why: 'the tool belongs to another agent, which the source does not reach', inventory: only([source, agent, node('Other', ai('agent')), tool], ['Source > Agent', 'Sink >ai_tool> Other']), answers: answer('pass') },
    { kind: 'near_miss', why: 'a circle of nodes ends', inventory: only([...all, node('A', base('set')), node('B', base('set'))], ['Source > A', 'A > B', 'B > A', toolLink]), answers: answer('pass') },
  ];
}

/** What only paths from content can show: nodes of which nobody can say what they bring. */
function contentExamples(kind: SinkKind): CheckExample[] {
  const tool = sinkTools[kind];
  const other = node('Other', 'n8n-nodes-acme.acmeTool');
  return [
    { kind: 'unknown', why: 'what starts it is of a community package', inventory: deskOnly([node('Source', 'n8n-nodes-acme.acmeTrigger'), agent, tool], ['Source > Agent', toolLink]), answers: { Desk: 'unknown' } },
    { kind: 'unknown', why: 'what the agent is told by a tool of a community package', inventory: deskOnly([node('Clock', base('scheduleTrigger')), agent, tool, other], ['Clock > Agent', toolLink, 'Other >ai_tool> Agent']), answers: { Desk: 'unknown' } },
    { kind: 'fail', why: 'a trigger of a service that is in no table', inventory: deskOnly([node('Source', base('pipedriveTrigger')), agent, tool], ['Source > Agent', toolLink]), answers: { Desk: 'fail' } },
    { kind: 'near_miss', why: 'a trigger of n8n itself brings nothing from outside', inventory: deskOnly([node('Source', base('n8nTrigger')), agent, tool], ['Source > Agent', toolLink]), answers: { Desk: 'not_applicable' } },
  ];
}
