import { expect, test } from 'vitest';
import { scanTree } from '../../accuracy/scan-tree.ts';
import { treeOf } from '../../harness/tree.ts';

const graph = 'from langgraph.prebuilt import create_react_agent\nfrom team.tools import read\n\nreader = create_react_agent("openai:gpt-4o", [read])\n';
const tools = 'from langchain_core.tools import tool\n\n@tool\ndef read(url: str) -> str:\n    """Reads."""\n    return url\n';

async function toolsOf(files: Readonly<Record<string, string>>): Promise<string[][]> {
  const { components } = await scanTree(treeOf(files));
  return components.filter(({ kind }) => kind === 'tool').map(({ occurrences }) => occurrences.map(({ path, line }) => `${path}:${line}`));
}

test('a tool that an agent lists and another file defines is one tool', async () => {
  expect(await toolsOf({ 'team/tools.py': tools, 'team/graph.py': graph })).toEqual([['team/graph.py:4', 'team/tools.py:4']]);
});

test('a file of another module defines another tool', async () => {
  expect(await toolsOf({ 'other/tools.py': tools, 'team/graph.py': graph })).toHaveLength(2);
});

test('of two files that can be meant none is', async () => {
  expect(await toolsOf({ 'a/team/tools.py': tools, 'b/team/tools.py': tools, 'c/graph.py': graph })).toHaveLength(3);
});

test('an import that is relative to the file means the files around it, in Python and TypeScript', async () => {
  const relative = graph.replace('from team.tools', 'from .tools');
  expect(await toolsOf({ 'team/tools.py': tools, 'team/graph.py': relative })).toEqual([['team/graph.py:4', 'team/tools.py:4']]);

  const made = "import { tool } from 'ai';\nimport { z } from 'zod';\n\nexport const track = tool({ description: 'Finds a parcel', inputSchema: z.object({}), execute: async () => '' });\n";
  const agent = "import { Agent } from '@openai/agents';\nimport { track } from '../tools/track.js';\n\nexport const desk = new Agent({ name: 'desk', instructions: 'Answer.', tools: [track] });\n";
  expect(await toolsOf({ 'src/tools/track.ts': made, 'src/agents/desk.ts': agent })).toEqual([['src/agents/desk.ts:4', 'src/tools/track.ts:4']]);
});
