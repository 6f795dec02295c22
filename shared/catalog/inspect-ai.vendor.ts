import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'inspect-ai',
  name: 'Inspect',
  url: 'https://inspect.aisi.org.uk',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'inspect-ai', modules: ['inspect_ai'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'inspect-evals', modules: ['inspect_evals'], role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'inspect_ai.**.{eval,eval_async,eval_set}', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'inspect_ai.model.**.get_model', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'inspect_ai.agent.**.react', gives: [{ kind: 'agent', name: ['name', '@assigned', '@callee'], model: 'model', tools: 'tools[]', prompt: 'prompt' }] },
    { ecosystem: 'pypi', call: 'inspect_ai.solver.**.{basic_agent}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], tools: 'tools[]' }] },
    { ecosystem: 'pypi', call: 'inspect_ai.solver.**.system_message', gives: [{ kind: 'prompt', from: ['template', '#0'] }] },
    { ecosystem: 'pypi', call: 'inspect_ai.dataset.**.hf_dataset', gives: [{ kind: 'dataset', from: ['path', '#0'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'inspect_ai.tool.**.tool', gives: 'tool', name: 'name' },
    { ecosystem: 'pypi', decorated: 'inspect_ai.agent.**.agent', gives: 'agent', name: 'name' },
  ],
  examples: [
    { why: 'a task with a model', path: 'task.py', text: 'from inspect_ai import Task, eval, task\nfrom inspect_ai.model import get_model\n\ngrader = get_model("anthropic/claude-sonnet-4-5")\n', finds: [{ kind: 'sdk', name: 'inspect-ai', line: 1 }, { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 4, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'a run with a model', path: 'run.py', text: 'from inspect_ai import eval\n\neval("task.py", model="openai/gpt-4o")\n', finds: [{ kind: 'sdk', name: 'inspect-ai', line: 1 }, { kind: 'model', name: 'openai/gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'an agent, a tool and a system message', path: 'agent.py', text: 'from inspect_ai.agent import react\nfrom inspect_ai.solver import system_message\nfrom inspect_ai.tool import tool\n\n@tool\ndef add():\n    return 1\n\nsolver = react(tools=[add()])\nmessage = system_message("Think first.")\n', finds: [{ kind: 'sdk', name: 'inspect-ai', line: 1 }, { kind: 'tool', name: 'add', line: 6 }, { kind: 'agent', name: 'solver', line: 9 }, { kind: 'prompt', name: 'message.system_message', line: 10 }] },
    { why: 'a dataset of the hub', path: 'data.py', text: 'from inspect_ai.dataset import hf_dataset\n\nhf_dataset("openai/gsm8k", split="test")\n', finds: [{ kind: 'sdk', name: 'inspect-ai', line: 1 }, { kind: 'dataset', name: 'openai/gsm8k', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'inspect-ai==0.3\n', finds: [{ kind: 'dependency', name: 'inspect-ai', line: 1 }] },
  ],
  nearMisses: [
    { why: 'looking into objects', path: 'a.py', text: 'import inspect\ninspect.getsource(f)\n' },
    { why: 'a module of the project', path: 'b.py', text: 'from inspect_air import eval\neval("x", model="openai/gpt-4o")\n' },
    { why: 'tools of something else', path: 'c.py', text: 'from workshop.tool import tool\n\n@tool\ndef add():\n    return 1\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .inspect_ai import eval\neval("x", model="openai/gpt-4o")\n' },
  ],
});
