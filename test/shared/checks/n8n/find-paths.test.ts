import { describe, expect, it } from 'vitest';
import { edges, inventoryOf, node, workflow } from '#shared/checks/example-inventory.ts';
import { ai, base } from '#shared/checks/n8n/node-types.ts';
import { findPaths } from '#shared/checks/n8n/paths/find-paths.ts';
import { flowGraphOf } from '#shared/checks/n8n/paths/flow-graph.ts';
import { indexInventory } from '#shared/model/inventory.ts';
import type { Resource } from '#shared/model/component.ts';

const shell = node('Shell', base('executeCommandTool'), { parameters: { command: '={{ $fromAI("command") }}' } });
const agent = (name = 'Agent') => node(name, ai('agent'));
const hook = (name = 'Hook') => node(name, base('webhook'));
const clock = node('Clock', base('scheduleTrigger'));
const flow = (name: string, nodes: Parameters<typeof workflow>[0]['nodes'], links: readonly string[], more: Partial<Parameters<typeof workflow>[0]> = {}) => workflow({ name, id: name, isActive: true, nodes, edges: edges(...links), ...more });
const callOf = (id: string, name = 'Call') => node(name, base('executeWorkflow'), { parameters: { workflowId: { __rl: true, mode: 'list', value: id } } });
const start = node('Start', base('executeWorkflowTrigger'));

function found(resources: readonly Resource[], limits: Parameters<typeof findPaths>[1] = {}) {
  return [...findPaths(indexInventory(inventoryOf({ resources })), limits).values()];
}

/** `workflow tier kind: chain` of every path. */
function chains(...resources: Resource[]): string[] {
  return found(resources).flatMap(({ findings }) => findings.map(({ graph, tier, kind, steps }) => `${graph.name} ${tier} ${kind}: ${steps.map(({ vertex }) => vertex.node.name).join(' > ')}`)).toSorted();
}

function gaps(...resources: Resource[]): string[] {
  return found(resources).flatMap((paths) => paths.gaps.map(({ graph, vertex, why }) => `${graph.name}: ${vertex.node.name} ${why}`));
}

describe('paths through several workflows', () => {
  it('go down into a called workflow and through a tool that is a workflow', () => {
    const tool = node('Ask desk', ai('toolWorkflow'), { parameters: { workflowId: { __rl: true, mode: 'list', value: 'desk' } } });

    expect(
      chains(
        flow('front', [hook(), callOf('middle')], ['Hook > Call']),
        flow('middle', [start, agent(), tool], ['Start > Agent', 'Ask desk >ai_tool> Agent']),
        flow('desk', [start, agent('Second'), shell], ['Start > Second', 'Shell >ai_tool> Second']),
      ),
    ).toEqual(['front open agent: Hook > Call > Start > Agent > Ask desk > Start > Second', 'front open code: Hook > Call > Start > Agent > Ask desk > Start > Second > Shell']);
  });

  it('give the answer of a called workflow to whoever called, and what one caller sends to no other', () => {
    const shared = flow('shared', [start, node('Clean', base('set'))], ['Start > Clean']);
    const open = flow('open', [hook(), callOf('shared')], ['Hook > Call']);
    const inside = flow('inside', [clock, callOf('shared'), agent(), shell], ['Clock > Call', 'Call > Agent', 'Shell >ai_tool> Agent']);
    const reading = flow('shared', [start, node('Feed', base('rssFeedRead'))], ['Start > Feed']);

    expect(chains(shared, open, inside)).toEqual([]);
    expect(chains(reading, open, inside)).toEqual(['shared content code: Feed > Call > Agent > Shell']);
  });

  it('come back into a workflow that calls itself, and stop at one that is chosen at run time', () => {
    const tool = (id: string) => node('Again', ai('toolWorkflow'), { parameters: { workflowId: id } });
    const desk = (id: string) => flow('desk', [hook(), start, agent(), tool(id), node('Run', base('executeCommand'), { parameters: { command: '={{ $json.command }}' } })], ['Hook > Agent', 'Again >ai_tool> Agent', 'Start > Run']);

    expect(chains(desk('={{ $workflow.id }}'))).toEqual(['desk open code: Hook > Agent > Again > Start > Run']);
    expect(gaps(desk('={{ $json.id }}'))).toEqual(['desk: Again calls a workflow that is chosen at run time']);
  });

  it('end when workflows call each other in a circle', () => {
    const one = flow('one', [hook(), start, callOf('two'), agent(), shell], ['Hook > Call', 'Start > Call', 'Call > Agent', 'Shell >ai_tool> Agent']);
    const two = flow('two', [start, callOf('one')], ['Start > Call']);

    expect(chains(one, two)).toEqual(['one open code: Hook > Call > Agent > Shell']);
  });

  it('reach the tools of an MCP server of the same instance, and call one that was not read a gap', () => {
    const client = (endpointUrl: string) => node('Client', ai('mcpClientTool'), { parameters: { endpointUrl } });
    const desk = (endpointUrl: string) => flow('desk', [hook(), agent(), client(endpointUrl)], ['Hook > Agent', 'Client >ai_tool> Agent']);
    const server = flow('server', [node('Server', ai('mcpTrigger'), { parameters: { path: 'ops', authentication: 'n8nOAuth2' } }), shell], ['Shell >ai_tool> Server']);

    expect(chains(desk('https://n8n.acme.example/mcp/ops'), server)).toEqual(['desk open code: Hook > Agent > Client > Server > Shell']);
    expect(chains(desk('https://n8n.acme.example/mcp/ops/sse'), server)).toHaveLength(1);
    expect(gaps(desk('https://n8n.acme.example/mcp/ops'), server)).toEqual([]);
    expect(gaps(desk('https://mcp.vendor.example/v1'), server)).toEqual(['desk: Client reaches an MCP server that was not read, and what its tools do is not known']);
  });

  it('do not enter an MCP server whose workflow is not active', () => {
    const desk = flow('desk', [hook(), agent(), node('Client', ai('mcpClientTool'), { parameters: { endpointUrl: 'https://n8n.acme.example/mcp/ops' } })], ['Hook > Agent', 'Client >ai_tool> Agent']);
    const server = flow('server', [node('Server', ai('mcpTrigger'), { parameters: { path: 'ops', authentication: 'n8nOAuth2' } }), shell], ['Shell >ai_tool> Server'], { isActive: false });

    expect(chains(desk, server)).toEqual([]);
  });

  it('go into the error workflow, which reads what failed', () => {
    const failing = flow('failing', [hook(), node('Parse', base('code'))], ['Hook > Parse'], { settings: { errorWorkflow: 'rescue' } });
    const rescue = flow('rescue', [node('Error', base('errorTrigger')), agent(), shell], ['Error > Agent', 'Shell >ai_tool> Agent']);

    expect(chains(failing, rescue)).toEqual(['failing open code: Hook > Parse > Error > Agent > Shell']);
  });

  it('lie in a store until another run reads it, through a retriever too, and store names that are computed are a gap', () => {
    const store = (name: string, parameters: Parameters<typeof node>[2]) => node(name, ai('vectorStorePGVector'), parameters);
    const fill = (table: string) => flow('fill', [hook(), store('Keep', { parameters: { mode: 'insert', tableName: table } })], ['Hook > Keep']);
    const read = flow('read', [clock, node('Answer', ai('agent')), node('Docs', ai('toolVectorStore')), store('Table', { parameters: { tableName: 'docs' } }), shell], ['Clock > Answer', 'Table >ai_vectorStore> Docs', 'Docs >ai_tool> Answer', 'Shell >ai_tool> Answer']);

    expect(chains(fill('=docs'), read)).toEqual(['read content code: Hook > Keep > Table > Docs > Answer > Shell']);
    expect(chains(fill('other'), read)).toEqual([]);
    expect(gaps(fill('={{ $json.table }}'), read)).toEqual(['fill: Keep writes to a store whose name is computed at run time, and who reads it is not known']);
  });

  it('go through a chat memory under one fixed key, and through none that is keyed by the user', () => {
    const memory = (name: string, sessionKey: string) => node(name, ai('memoryPostgresChat'), { parameters: { sessionIdType: 'customKey', sessionKey } });
    const chat = (key: string) => flow('chat', [hook(), agent('Helper'), memory('Memory', key)], ['Hook > Helper', 'Memory >ai_memory> Helper']);
    const ops = (key: string) => flow('ops', [clock, agent('Operator'), memory('Same', key), shell], ['Clock > Operator', 'Same >ai_memory> Operator', 'Shell >ai_tool> Operator']);

    expect(chains(chat('shop'), ops('shop'))).toEqual(['ops content code: Hook > Helper > Memory > Same > Operator > Shell']);
    expect(chains(chat('shop'), ops('office'))).toEqual([]);
    expect(chains(chat('={{ $json.user }}'), ops('={{ $json.user }}'))).toEqual([]);
  });
});

describe('a memory', () => {
  it('carries what one agent keeps to every other agent that remembers with it', () => {
    const memory = node('Memory', ai('memoryBufferWindow'));
    const desk = flow('desk', [hook(), clock, agent('Helper'), agent('Operator'), memory, shell], ['Hook > Helper', 'Clock > Operator', 'Memory >ai_memory> Helper', 'Memory >ai_memory> Operator', 'Shell >ai_tool> Operator']);
    const apart = flow('desk', [hook(), clock, agent('Helper'), agent('Operator'), memory, node('Other', ai('memoryBufferWindow')), shell], ['Hook > Helper', 'Clock > Operator', 'Memory >ai_memory> Helper', 'Other >ai_memory> Operator', 'Shell >ai_tool> Operator']);

    expect(chains(desk)).toEqual(['desk open agent: Hook > Helper > Memory > Operator', 'desk open code: Hook > Helper > Memory > Operator > Shell']);
    expect(chains(apart)).toEqual([]);
  });
});

describe('a path finding', () => {
  it('is one for each sink, however many sources reach it, by the shortest way', () => {
    const [paths] = found([flow('desk', [hook(), hook('Other'), node('Trim', base('set')), agent(), shell], ['Hook > Trim', 'Trim > Agent', 'Other > Agent', 'Shell >ai_tool> Agent'])]);

    expect(paths?.findings.map(({ steps, otherSources }) => [steps.map(({ vertex, role }) => `${vertex.node.name} ${role}`), otherSources])).toEqual([[['Other source', 'Agent agent', 'Shell sink'], 1]]);
  });

  it('names the parameters that open it', () => {
    const mail = node('Mail', base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}', subject: '={{ $fromAI("subject") }}' } });
    const run = node('Run', base('executeCommand'), { parameters: { command: '=ls {{ $json.output }}' } });
    const [paths] = found([flow('desk', [hook(), agent(), mail, run], ['Hook > Agent', 'Agent > Run', 'Mail >ai_tool> Agent'])]);

    expect(paths?.findings.map(({ kind, opens, steps }) => [kind, opens, steps.at(-1)?.text])).toEqual([
      ['code', ['command'], 'A model wrote part of the command (command).'],
      ['send', ['sendTo'], 'It sends or changes something outside (sendTo).'],
    ]);
  });

  it('names the single change that cuts the most paths', () => {
    const mail = node('Mail', base('gmailTool'), { parameters: { sendTo: '={{ $fromAI("to") }}' } });
    const nodes = [node('Inbox', base('gmailTrigger')), agent(), shell, mail];
    const [paths] = found([flow('desk', nodes, ['Inbox > Agent', 'Shell >ai_tool> Agent', 'Mail >ai_tool> Agent'])]);

    expect(paths?.findings.map(({ kind, change, alsoCuts }) => [kind, change, alsoCuts])).toEqual([
      ['code', 'put a guardrail with the jailbreak check in front of "Agent"', 1],
      ['send', 'put a guardrail with the jailbreak check in front of "Agent"', 1],
    ]);
  });

  it('names several changes where none is enough alone', () => {
    const links = ['Inbox > A', 'Inbox > B', 'S1 >ai_tool> A', 'S1 >ai_tool> B'];
    const [paths] = found([flow('desk', [node('Inbox', base('gmailTrigger')), agent('A'), agent('B'), node('S1', base('executeCommandTool'))], links)]);

    expect(paths?.findings.map(({ change }) => change)).toEqual(['put a guardrail with the jailbreak check in front of "A", and put a guardrail with the jailbreak check in front of "B"']);
  });
});

describe('limits', () => {
  it('make what was not searched a gap of its source, never a pass', () => {
    const desk = flow('desk', [hook(), node('A', base('set')), node('B', base('set')), agent(), shell], ['Hook > A', 'A > B', 'B > Agent', 'Shell >ai_tool> Agent']);
    const [paths] = found([desk], { statesMax: 3, changesMax: 200 });

    expect(paths?.findings).toEqual([]);
    expect(paths?.gaps.map(({ why }) => why)).toEqual([expect.stringContaining('3 states (statesMax)')]);
  });

  it('leave a finding without its change when too many were looked for', () => {
    const desk = flow('desk', [hook(), agent(), shell], ['Hook > Agent', 'Shell >ai_tool> Agent']);
    const [paths] = found([desk], { statesMax: 1_000, changesMax: 0 });

    expect(paths?.findings.map(({ kind, change }) => [kind, change])).toEqual([['code', undefined]]);
  });

  it('are far from a thousand workflows around one store: their findings grow with their number, not with its square', () => {
    const store = (mode: string) => node('Store', ai('vectorStoreQdrant'), { parameters: { mode, qdrantCollection: 'docs' } });
    const writers = Array.from({ length: 100 }, (_, at) => flow(`w${at}`, [hook(), store('insert')], ['Hook > Store']));
    const readers = Array.from({ length: 100 }, (_, at) => flow(`r${at}`, [clock, agent(), store('retrieve-as-tool'), shell], ['Clock > Agent', 'Store >ai_tool> Agent', 'Shell >ai_tool> Agent']));
    const all = found([...writers, ...readers]);

    expect(all.flatMap(({ findings }) => findings)).toHaveLength(100);
    expect(all.flatMap((paths) => paths.gaps)).toEqual([]);
  });
});

describe('the flow graph', () => {
  it('is the same in whatever order the workflows come', () => {
    const resources = [flow('b', [hook(), callOf('a')], ['Hook > Call']), flow('a', [start, agent(), shell], ['Start > Agent', 'Shell >ai_tool> Agent'])];
    const names = (of: readonly Resource[]) => flowGraphOf(indexInventory({ ...inventoryOf({}), resources: of })).vertices.map(({ graph, node: each }) => `${graph.name} ${each.name}`);

    expect(names(resources)).toEqual(names(resources.toReversed()));
  });
});

describe('a workflow in which everything is connected with everything', () => {
  const size = 120;
  const kinds = [(name: string) => hook(name), (name: string) => agent(name), (name: string) => node(name, base('executeCommandTool'), { parameters: { command: '={{ $fromAI("command") }}' } }), (name: string) => node(name, base('executeCommand'), { parameters: { command: '={{ $json.command }}' } })];
  const nodes = Array.from({ length: size }, (_, at) => (kinds[at % kinds.length] as (typeof kinds)[number])(`n${at}`));
  const isTool = (at: number) => at % kinds.length === 2;
  const links = nodes.flatMap((_, from) => nodes.flatMap((__, to) => (from === to || isTool(to) ? [] : isTool(from) ? (to % kinds.length === 1 ? [`n${from} >ai_tool> n${to}`] : []) : [`n${from} > n${to}`])));
  const dense = [flow('dense', nodes, links)];

  it('is looked through as far as the limit of steps, keeps what was found, and says once for each tier what was not looked at', () => {
    const [paths] = found(dense, { workflowStepsMax: 20_000 });

    expect(paths?.isStopped).toBe(true);
    expect(paths?.findings.length).toBeGreaterThan(0);
    expect(paths?.walks.reduce((sum, { reached }) => sum + reached.states.length, 0)).toBeLessThan(20_000);
    expect(paths?.gaps.map(({ tier, why }) => `${tier}: ${why}`)).toEqual(['open: is where the search stopped: 20000 connections looked at (workflowStepsMax) for one workflow, or 50000000 (inventoryStepsMax) for all']);
  });

  it('leaves the other workflows theirs, until the limit of the inventory', () => {
    const small = flow('small', [hook(), agent(), shell], ['Hook > Agent', 'Shell >ai_tool> Agent']);
    const stopped = (limits: Parameters<typeof findPaths>[1]) => found([...dense, small], limits).filter(({ isStopped }) => isStopped).length;

    expect(stopped({ workflowStepsMax: 20_000 })).toBe(1);
    expect(stopped({ workflowStepsMax: 20_000, inventoryStepsMax: 1 })).toBe(2);
    expect(stopped({ workflowStepsMax: 100_000_000, inventoryStepsMax: 100_000_000, changesMax: 0 })).toBe(0);
  });

  it('gets the same answers every time', () => {
    const told = () => found(dense, { workflowStepsMax: 20_000 }).flatMap(({ findings }) => findings.map(({ discriminator, change }) => `${discriminator} ${change ?? ''}`));

    expect(told()).toEqual(told());
  });
});
