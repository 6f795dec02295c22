/** What belongs together in one file: the edges between what rules of the catalog give. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { mergeDrafts } from '../../agent/engine/merge.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../agent/engine/read-artifact.ts';
import * as readers from '../../agent/readers/registry.gen.ts';

const catalog = loadCatalog();
const reader = createArtifactReader({ readers: Object.values(readers), catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

async function inventoryOf(path: string, text: string) {
  const { draft } = await reader.read({ path, locator: { kind: 'bytes', bytes: Buffer.from(text) } });
  return mergeDrafts(draft ? [{ path, draft }] : []);
}

/** Edges as `agent researcher uses tool search`, those that begin at the given kinds. */
async function edgesOf(path: string, text: string, from: readonly string[] = ['agent', 'mcp_server']): Promise<string[]> {
  const { components, relationships } = await inventoryOf(path, text);
  const byId = new Map(components.map((component) => [component.id, component]));
  return relationships.flatMap((edge) => {
    const [start, end] = [byId.get(edge.from), byId.get(edge.to)];
    return start && end && from.includes(start.kind) ? [`${start.name} ${edge.type} ${end.kind} ${end.name}`] : [];
  }).sort();
}

test('an agent uses its tools, model, prompt, memory and guardrails', async () => {
  const edges = await edgesOf(
    'a.py',
    `from agents import Agent, SQLiteSession, function_tool, input_guardrail
from agents.mcp import MCPServerStdio

@function_tool
def search(q: str) -> str:
    return q

@input_guardrail
async def polite(ctx, agent, text):
    return None

files = MCPServerStdio(name="files", params={})
helper = Agent(name="Helper", instructions="Help.", model="gpt-4.1", tools=[search], input_guardrails=[polite], mcp_servers=[files])
boss = Agent(name="Boss", handoffs=[helper])
`,
  );

  expect(edges).toEqual(['Boss calls agent Helper', 'Helper uses guardrail polite', 'Helper uses mcp_client files', 'Helper uses model gpt-4.1', 'Helper uses prompt helper.instructions', 'Helper uses tool search']);
});

test('a function in a list of tools is a tool where it is defined, and one tool for two agents', async () => {
  const text = `from google.adk.agents import Agent

def roll(sides: int) -> int:
    return 4

one = Agent(name="one", model="gemini-2.5-flash", tools=[roll])
two = Agent(name="two", model="gemini-2.5-flash", tools=[roll])
`;
  const { components } = await inventoryOf('a.py', text);
  const tools = components.filter(({ kind }) => kind === 'tool');

  expect(tools.map(({ name, occurrences }) => ({ name, lines: occurrences.map(({ line }) => line) }))).toEqual([{ name: 'roll', lines: [3, 6] }]);
  expect(await edgesOf('a.py', text)).toEqual(['one uses model gemini-2.5-flash', 'one uses tool roll', 'two uses model gemini-2.5-flash', 'two uses tool roll']);
});

test('a server exposes what is added to it, by decorator and by call', async () => {
  expect(await edgesOf('s.py', 'from mcp.server.fastmcp import FastMCP\n\nmcp = FastMCP("weather")\n\n@mcp.tool()\ndef forecast(c: str):\n    return c\n')).toEqual(['weather exposes tool forecast']);
  expect(
    await edgesOf('s.ts', "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';\nconst s = new McpServer({ name: 'notes' });\ns.registerTool('add', {}, async () => ({}));\ns.registerPrompt('sum', {}, () => ({}));\n"),
  ).toEqual(['notes exposes prompt sum', 'notes exposes tool add']);
});

test('of two servers of one class in a file no tool is guessed to be of either', async () => {
  expect(await edgesOf('s.py', 'from fastmcp import FastMCP\n\na = FastMCP("a")\nb = FastMCP("b")\n\n@a.tool\ndef f(x: str):\n    return x\n')).toEqual([]);
});

test('what is made inside the call of an agent is the agent\'s', async () => {
  expect(
    await edgesOf('a.ts', "import { openai } from '@ai-sdk/openai';\nimport { Agent } from '@mastra/core/agent';\nimport { createTool } from '@mastra/core/tools';\nimport { Memory } from '@mastra/memory';\nconst look = createTool({ id: 'look', execute: async () => 1 });\nexport const a = new Agent({ name: 'A', model: openai('gpt-4o'), tools: { look }, memory: new Memory() });\n"),
  ).toEqual(['A uses memory memory', 'A uses model gpt-4o', 'A uses tool look']);
});

test('a tool in the class of an agent is the agent\'s, and what the class hands to its base is no second agent', async () => {
  const edges = await edgesOf('v.py', 'from livekit.agents import Agent, function_tool\n\nclass Guide(Agent):\n    def __init__(self):\n        super().__init__(instructions="Guide.")\n\n    @function_tool\n    async def look(self, q: str):\n        return q\n');

  expect(edges).toEqual(['Guide uses prompt Guide.__init__.instructions', 'Guide uses tool look']);
});

test('code that loads a dataset reads it', async () => {
  expect(await edgesOf('d.py', 'from datasets import load_dataset\n\nload_dataset("rajpurkar/squad")\n', ['sdk'])).toEqual(['datasets reads dataset rajpurkar/squad']);
});

test('the card of an agent exposes its address', async () => {
  expect(await edgesOf('.well-known/agent-card.json', '{ "name": "Recipes", "url": "https://agents.example.com/r", "capabilities": {}, "skills": [] }\n')).toEqual(['Recipes exposes endpoint agents.example.com/r']);
});

test('an image uses the model that its command names', async () => {
  expect(await edgesOf('compose.yaml', 'services:\n  llm:\n    image: vllm/vllm-openai:v0.6\n    command: --model Qwen/Qwen3-8B\n', ['container_image'])).toEqual(['vllm/vllm-openai uses model Qwen/Qwen3-8B']);
});

test('a whole commit id pins a model of a hub, a branch does not', async () => {
  const commit = 'a1b2c3d4'.repeat(5);
  const { components } = await inventoryOf('p.py', `from transformers import AutoModel\n\nAutoModel.from_pretrained("acme/one", revision="${commit}")\nAutoModel.from_pretrained("acme/two", revision="main")\n`);
  const pinned = components.filter(({ kind }) => kind === 'model').map(({ name, properties }) => `${name} ${String(properties.pinned)} ${String(properties.revision).slice(0, 4)}`);

  expect(pinned.sort()).toEqual(['acme/one true a1b2', 'acme/two false main']);
});

test('a model whose provider stands beside it is of that provider, not of whom its name is like', async () => {
  const { components } = await inventoryOf('m.py', 'from mem0 import Memory\n\nMemory.from_config({"llm": {"provider": "ollama", "config": {"model": "gpt-oss:20b"}}})\n');

  expect(components.find(({ kind }) => kind === 'model')).toMatchObject({ name: 'gpt-oss:20b', provider: 'ollama' });
});
