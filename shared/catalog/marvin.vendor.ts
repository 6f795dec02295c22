/** Marvin and ControlFlow, which became part of it. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'marvin',
  name: 'Marvin',
  url: 'https://askmarvin.ai',
  type: 'framework',
  packages: [
    {
      ecosystem: 'pypi',
      name: 'marvin',
      role: 'framework',
      // A first name, too.
      names: ['fn', 'ai_fn', 'ai_model', 'ai_classifier', 'classify', 'extract', 'cast', 'generate', 'model', 'image', 'paint', 'caption', 'transcribe', 'speak', 'Agent', 'Task', 'Thread', 'Swarm', 'Team', 'run', 'run_async', 'plan', 'beta', 'settings', 'summarize', 'agents', 'tools'],
    },
    { ecosystem: 'pypi', name: 'controlflow', role: 'framework' },
  ],
  uses: [
    {
      ecosystem: 'pypi',
      call: '{marvin,controlflow}.**.Agent',
      gives: [
        { kind: 'agent', name: ['name', '@assigned'], model: 'model', tools: 'tools[]', prompt: 'instructions', uses: ['memories[]'] },
        { kind: 'model', from: 'model', provider: 'prefix' },
        { kind: 'prompt', from: 'instructions' },
      ],
    },
    { ecosystem: 'pypi', call: '{marvin,controlflow}.**.{Swarm,Team}', gives: [{ kind: 'agent', name: ['name', '@assigned'], agents: ['members[]', '#0[]'] }] },
    { ecosystem: 'pypi', call: '{marvin,controlflow}.**.Memory', gives: [{ kind: 'memory', name: ['key', '@assigned'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'controlflow.**.tool', gives: 'tool', name: 'name' },
    // The docstring of such a function is the prompt.
    { ecosystem: 'pypi', decorated: 'marvin.**.{fn,ai_fn}', gives: 'prompt' },
  ],
  examples: [
    {
      why: 'an agent with a function as a tool',
      path: 'agent.py',
      text: `import marvin

def write_file(path: str, content: str):
    pass

writer = marvin.Agent(name="Poet", instructions="Write poems.", model="openai:gpt-4o", tools=[write_file])
`,
      finds: [
        { kind: 'sdk', name: 'marvin', line: 1 },
        { kind: 'tool', name: 'write_file', line: 3 },
        { kind: 'agent', name: 'Poet', line: 6 },
        { kind: 'model', name: 'openai:gpt-4o', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'prompt', name: 'writer.instructions', line: 6 },
      ],
    },
    { why: 'a function that the model fills in', path: 'fn.py', text: 'import marvin\n\n@marvin.fn\ndef sentiment(text: str) -> float:\n    """Rates the text from -1 to 1."""\n', finds: [{ kind: 'sdk', name: 'marvin', line: 1 }, { kind: 'prompt', name: 'sentiment', line: 4 }] },
    { why: 'a call without an agent', path: 'call.py', text: 'from marvin import classify\n\nclassify("great", labels=["good", "bad"])\n', finds: [{ kind: 'sdk', name: 'marvin', line: 1 }] },
    {
      why: 'ControlFlow',
      path: 'flow.py',
      text: 'import controlflow as cf\n\n@cf.tool\ndef roll(n: int):\n    return n\n\nplanner = cf.Agent(name="Planner", tools=[roll])\n',
      finds: [{ kind: 'sdk', name: 'controlflow', line: 1 }, { kind: 'tool', name: 'roll', line: 4 }, { kind: 'agent', name: 'Planner', line: 7 }],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'marvin>=3\ncontrolflow\n', finds: [{ kind: 'dependency', name: 'marvin', line: 1 }, { kind: 'dependency', name: 'controlflow', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a bot that is called so', path: 'a.py', text: 'import marvin\n\nmarvin.start(port=8080)\n' },
    { why: 'its parts', path: 'b.py', text: 'from marvin import Robot\nRobot(name="x")\n' },
    { why: 'a variable', path: 'c.py', text: 'marvin = object()\nprint(marvin)\n' },
    { why: 'control flow of a compiler', path: 'd.py', text: 'from compiler.controlflow import Agent\nAgent(name="x")\n' },
  ],
});
