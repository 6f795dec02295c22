/** What is AI though no catalog knows whose it is: agents, tools and prompts of a project's own making, and what only looks like them. */
import { expect, test } from 'vitest';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { mergeDrafts } from '../../agent/engine/merge.ts';
import { createPrefilter } from '../../agent/engine/prefilter.ts';
import { createArtifactReader } from '../../agent/engine/read-artifact.ts';
import * as readers from '../../agent/readers/registry.gen.ts';

const catalog = loadCatalog();
const reader = createArtifactReader({ readers: Object.values(readers), catalog, prefilter: createPrefilter(catalog), source: 'dir:.' });

/** What is found in one file, as `agent writer 3`; reading begins with the prefilter, as in a scan. */
async function foundIn(path: string, text: string): Promise<string[]> {
  const { draft } = await reader.read({ path, locator: { kind: 'bytes', bytes: Buffer.from(text) } });
  const { components } = mergeDrafts(draft ? [{ path, draft }] : []);
  return components.flatMap(({ kind, name, is_ai: isAi, occurrences: [first] }) => (isAi ? [`${kind} ${name} ${first?.line}`] : [])).sort();
}

test('agents of a class of the project, imported or of the file, with a prompt, tools, a name or a model', async () => {
  const text = `import openai
from shop.agents import DeskAgent

class CourierAgent:
    pass

writer = DeskAgent(name="writer", system_prompt="You write answers to customers, and sign them with the name of the shop.")
courier = CourierAgent(name="courier", tools=[track, deliver])
plain = DeskAgent("x")
browser = UserAgent(name="crawler", system="linux")
`;

  expect(await foundIn('desk.py', text)).toEqual(['agent courier 8', 'agent writer 7', 'prompt writer.system_prompt 7', 'provider openai 1', 'sdk openai 1']);
});

test('people who are called agents are none', async () => {
  expect(await foundIn('travel.py', 'from airline.agents import Agent\n\npilot = Agent(role="Pilot", tools=["checklist"], model="A320")\nclerk = Agent(name="clerk", system="desk")\n')).toEqual([]);
});

test('models that the configuration of an application sets, in languages whose types are declared', async () => {
  const text = "<?php\nuse App\\Chat;\nreturn ['model' => 'gpt-4o-mini', 'engine' => 'command', 'chat' => Chat::name()];\n";
  expect(await foundIn('config/chat.php', text)).toEqual(['model gpt-4o-mini 3', 'provider openai 3']);
  expect(await foundIn('src/Chat.php', text)).toEqual([]);
});

test('agents in TypeScript, with options', async () => {
  const text = `import { DeskAgent } from '@shop/agents';

export const writer = new DeskAgent({ name: 'writer', systemPrompt: 'You are a writer of answers to customers of a shop.', tools: [] });
export const agent = new DeskAgent({ name: 'proxy', keepAlive: true });
`;

  expect(await foundIn('desk.ts', text)).toEqual(['agent writer 3', 'prompt writer.systemPrompt 3']);
});

test('a class that is made from an agent and has what an agent has; a base of others is none', async () => {
  const text = `from shop.base import BaseAgent, UserAgent

class WriterAgent(BaseAgent):
    name = "writer"
    system_prompt = "You are a writer of answers to the customers of a shop, and polite."

class AbstractDesk(BaseAgent):
    system_prompt = ""

class Crawler(UserAgent):
    product = "crawler"
`;

  expect(await foundIn('agents.py', text)).toEqual(['agent writer 3', 'prompt system_prompt 5']);
});

test('a tool that a framework knows is one tool, though it also describes itself', async () => {
  const text = `from crewai.tools import BaseTool

class Track(BaseTool):
    name = "track_parcel"
    description = "Finds out where a parcel is"
    parameters = {"type": "object", "properties": {}}
`;

  const tools = (await foundIn('track.py', text)).filter((line) => line.startsWith('tool'));
  expect(tools).toHaveLength(1);
});

test('functions that are described to a model are tools without any import', async () => {
  const text = `export const track = {
  name: 'track_parcel',
  description: 'Finds out where a parcel is',
  parameters: { type: 'object', properties: { id: { type: 'string' } } },
  run: async () => '',
};
`;

  expect(await foundIn('src/track.ts', text)).toEqual(['tool track_parcel 2']);
  expect(await foundIn('test/track.ts', text)).toEqual([]);
});

test('a text that casts a model in a role is a prompt under any name, once', async () => {
  const text = `from openai import OpenAI

TEXTS = {"desk": "You are a helpful assistant of a flower shop. Answer briefly, and offer what is in season right now."}
client = OpenAI()
client.chat.completions.create(model="gpt-4o", messages=[{"role": "system", "content": "You are a patient assistant of a flower shop who answers every question about roses at length."}])
`;

  expect((await foundIn('texts.py', text)).filter((line) => line.startsWith('prompt'))).toEqual(['prompt create.messages.content 5', 'prompt desk 3']);
});

test('a long request under a name of prompts is one; what a terminal asks is not', async () => {
  const text = `import openai

REPORT_PROMPT = "Write a report about the week in the shop: what was sold, what was returned, which questions came up again and again, and what to order."
NAME_PROMPT = "Choose a name for the shop"
`;

  expect((await foundIn('ask.py', text)).filter((line) => line.startsWith('prompt'))).toEqual(['prompt REPORT_PROMPT 3']);
});

test('hosts with a hole where a region goes', async () => {
  expect(await foundIn('region.py', 'def url(region):\n    return f"https://bedrock-runtime.{region}.amazonaws.com/model"\n')).toEqual(['endpoint bedrock-runtime.*.amazonaws.com/model 2', 'provider aws-bedrock 2']);
  expect(await foundIn('other.py', 'def url(name):\n    return f"https://{name}.amazonaws.com/openai"\n')).toEqual([]);
});

test("models in one of Ruby's lists of words", async () => {
  expect(await foundIn('lib/models.rb', "CHAT_MODELS = %w[gpt-4o\n  gpt-4o-mini].freeze\n")).toEqual(['model gpt-4o 1', 'model gpt-4o-mini 2', 'provider openai 1']);
  expect(await foundIn('lib/models.rb', "WORDS = %w[gpt-4o\n  gpt-4o-mini].freeze\n")).toEqual([]);
});

test('among more models than anybody uses the one that is the default counts', async () => {
  const rows = Array.from({ length: 14 }, (_, index) => `M${index} = "claude-3-${index}-sonnet-2024010${index % 9}"`);
  const text = ['import anthropic', ...rows.map((row) => row.replace('M', 'MODEL_')), 'DEFAULT_MODEL = "claude-sonnet-4-5"'].join('\n');

  expect((await foundIn('models.py', text)).filter((line) => line.startsWith('model'))).toEqual(['model claude-sonnet-4-5 16']);
});

test('where a vendor serves MCP it serves no models', async () => {
  expect(await foundIn('where.ts', "export const server = 'https://api.githubcopilot.com/mcp/';\n")).toEqual([]);
});

test('what an agent lists from other files of the project is a tool, in Python and TypeScript', async () => {
  const python = `from google.adk.agents import Agent
from . import clock
from .tools import track, parcels as find
from ..desk.agents import make_tools, courier_agent

agent = Agent(name="desk", model="gemini-2.5-flash", tools=[track, find, clock.now, make_tools()], sub_agents=[courier_agent])
`;
  expect((await foundIn('shop/agent.py', python)).filter((line) => line.startsWith('tool'))).toEqual(['tool now 6', 'tool parcels 6', 'tool track 6']);

  const typescript = `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { track } from './tools.js';
import { DeskAgent } from '@/lib/agents';

await generateText({ model: openai('gpt-4o'), tools: { track, own }, prompt: 'x' });
export const desk = new DeskAgent({ name: 'desk', systemPrompt: 'You answer the customers of a shop.', tools: [track] });
`;
  expect((await foundIn('src/agent.ts', typescript)).filter((line) => /^(?:tool|agent)/.test(line))).toEqual(['agent desk 7', 'tool track 7']);
});

test('a client of another file is asked as before', async () => {
  const text = `from .clients import client

client.chat.completions.create(model="gpt-4o", messages=[])
`;
  expect(await foundIn('ask.py', text)).toContain('model gpt-4o 3');
});

test('what a class of PHP or Java tells a model is a prompt though nothing is imported; what it calls so otherwise is none', async () => {
  const text = `<?php
namespace App\\Models;

use Illuminate\\Support\\Str;

class Setting
{
    protected $attributes = ['system_prompt' => 'You are a helpful assistant for the customers of a shop.', 'prompt' => 'Name of the shop, as customers see it'];

    public function slug(): string { return Str::slug($this->name); }
}
`;
  expect(await foundIn('app/Models/Setting.php', text)).toEqual(['prompt system_prompt 8']);
});

test('a long text under a name of prompts is one in a file that speaks to a model', async () => {
  const told = 'STAGE_PROMPT = "Search stage. First look for pages about the subject, three at most. Then note their titles and nothing else. Pages about people are left out, and so are pages about places, whatever their length and however many there are of them."';
  expect(await foundIn('stage.py', `import openai\n\n${told}\n`)).toContain('prompt STAGE_PROMPT 3');
  expect(await foundIn('stage.py', `from openai_like import ask\n\nMODEL = "x"\n${told}\n`)).toEqual([]);
});

test('a schema that stands elsewhere, beside what runs; a command without one is none', async () => {
  const text = `import type { Tool } from './tool';
import { ReadSchema } from './schemas';

export const read: Tool = { name: 'read_note', description: 'Reads a note', schema: ReadSchema, execute: async ({ id }) => id };
export const ping = { name: 'ping', description: 'Answers pong', options: PingSchema, execute: async () => 'pong' };
`;
  expect(await foundIn('src/read.ts', text)).toEqual(['tool read_note 4']);
});

test('a record of servers of MCP, whoever takes it', async () => {
  const text = `import { register } from './mcp';
import { z } from '@modelcontextprotocol/sdk/types.js';

register({ mcpServers: { notes: { transport: 'sse', url: 'http://notes.example.com/sse' }, files: { command: 'npx', args: ['-y', '@acme/files-mcp@1.0.0'] } } });
`;
  expect((await foundIn('src/servers.ts', text)).filter((line) => line.startsWith('mcp_server'))).toEqual(['mcp_server files 4', 'mcp_server notes 4']);
});

test('a store or a search engine beside a model does not serve it', async () => {
  const text = `MODEL = "claude-sonnet-4-5"
INDEX = os.environ["PINECONE_API_KEY"]
SEARCH = "https://api.tavily.com/search"
`;
  expect((await foundIn('config.py', `import os\n${text}`)).filter((line) => line.startsWith('provider'))).toEqual(['provider anthropic 2', 'provider pinecone 3', 'provider tavily 4']);
});

test('tools that are made in place are called by their keys, and one that several agents list is one', async () => {
  const text = `import { generateText } from 'ai';
import { openai } from '@ai-sdk/openai';
import { createSearch } from './search';
import { DeskAgent } from './agents';

export const desk = new DeskAgent({ name: 'desk', systemPrompt: 'You answer the customers of a shop.', tools: { search: createSearch() } });
export const night = new DeskAgent({ name: 'night', systemPrompt: 'You answer the customers of a shop at night.', tools: [search] });
`;
  expect((await foundIn('src/desks.ts', text)).filter((line) => line.startsWith('tool'))).toEqual(['tool search 6']);
});

test('a server of models of one\'s own, by what it answers at; a test has doubles of it', async () => {
  const text = 'pub fn url(base: Option<&str>) -> String {\n    base.unwrap_or("http://192.168.1.20:8080/v1/chat/completions").to_string()\n}\n';
  expect(await foundIn('src/ask.rs', text)).toEqual(['endpoint 192.168.1.20:8080/v1/chat/completions 2']);
  expect(await foundIn('tests/ask.rs', text)).toEqual([]);
});

test('a template that is written where a model is asked is a prompt; what a person asks is none', async () => {
  const text = `from openai import OpenAI

client = OpenAI()
RULES_PROMPT = """You are a clerk of the harbour. Answer in {n} sentences."""

def shorten(note, question):
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Summarize this note in three short sentences, and leave names out: {note}"}])
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"{question} in the shop"}])
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": RULES_PROMPT.format(n=3) + f"Write an answer to: {question}"}])
    client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "What is the longest river of the world, and which towns lie on it?"}])
`;
  expect((await foundIn('shorten.py', text)).filter((line) => line.startsWith('prompt'))).toEqual(['prompt RULES_PROMPT 4', 'prompt shorten.messages.content 7']);
});

test('a model of a vendor is not served by whom the file asks for weights by tags', async () => {
  const text = `import os

BEDROCK_MODEL = os.getenv("BEDROCK_MODEL", "anthropic.claude-3-haiku-20240307-v1:0")
OLLAMA_URL = os.getenv("OLLAMA_BASE_URL")
`;
  expect((await foundIn('config.py', text)).filter((line) => line.startsWith('provider'))).toEqual(['provider aws-bedrock 3', 'provider ollama 4']);
});

test('tools that one call is given are all there, and so are two of one name', async () => {
  const text = `export const all = build(
  { name: 'read', description: 'Reads', parameters: { type: 'object' } },
  { name: 'write', description: 'Writes', parameters: { type: 'object' } },
);
export const other = [
  { name: 'find', description: 'Finds notes', parameters: { type: 'object' } },
  { name: 'find', description: 'Finds letters', parameters: { type: 'object' } },
];
`;
  expect(await foundIn('src/all.ts', text)).toEqual(['tool find 6', 'tool find 7', 'tool read 2', 'tool write 3']);
});
