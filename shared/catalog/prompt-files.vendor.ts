import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'prompt-files',
  name: 'Prompty, Prompt flow, POML',
  url: 'https://prompty.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'prompty', role: 'framework' },
    { ecosystem: 'pypi', name: 'promptflow', role: 'framework' },
    { ecosystem: 'pypi', name: 'promptflow-*', modules: ['promptflow_*'], role: 'framework' },
    { ecosystem: 'pypi', name: 'poml', role: 'framework' },
    { ecosystem: 'pypi', name: 'langchain-prompty', modules: ['langchain_prompty'], role: 'framework' },
    { ecosystem: 'npm', name: '@prompty/*', role: 'framework' },
    { ecosystem: 'npm', name: 'pomljs', role: 'framework' },
    { ecosystem: 'nuget', name: 'Prompty.Core', role: 'framework' },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'promptflow.**.tool', gives: 'tool' },
  ],
  declarations: [
    { format: 'prompty-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
    { format: 'prompty-model', gives: [{ kind: 'model', from: 'model', providerFrom: 'provider' }] },
    { format: 'promptflow-model', gives: [{ kind: 'model', from: 'model', providerFrom: 'provider' }] },
    { format: 'poml-prompt', gives: [{ kind: 'prompt', from: 'text' }] },
  ],
  examples: [
    { why: 'a flow with a deployment', path: 'flow/flow.dag.yaml', text: 'nodes:\n- name: answer\n  type: llm\n  source: { type: code, path: answer.jinja2 }\n  inputs:\n    deployment_name: chat-prod\n    model: gpt-4o\n', finds: [{ kind: 'model', name: 'chat-prod', line: 6, provider: 'azure-openai' }, { kind: 'provider', name: 'azure-openai' }] },
    { why: 'a prompt file with its deployment', path: 'prompts/basic.prompty', text: '---\nname: Basic\nmodel:\n  api: chat\n  configuration:\n    type: azure_openai\n    azure_deployment: chat-prod\n---\nsystem:\nYou help.\n', finds: [{ kind: 'prompt', name: 'basic', line: 9 }, { kind: 'model', name: 'chat-prod', line: 7, provider: 'azure-openai' }, { kind: 'provider', name: 'azure-openai' }] },
    { why: 'a prompt file in markup', path: 'prompts/explain.poml', text: '<poml>\n  <role>You are a teacher.</role>\n  <task>Explain it.</task>\n</poml>\n', finds: [{ kind: 'prompt', name: 'explain', line: 1 }] },
    { why: 'a tool of a flow', path: 'flow/search.py', text: 'from promptflow.core import tool\n\n@tool\ndef search(q: str) -> str:\n    return q\n', finds: [{ kind: 'sdk', name: 'promptflow', line: 1 }, { kind: 'tool', name: 'search', line: 4 }] },
    { why: 'a prompt file that is run', path: 'run.py', text: 'import prompty\n\nprompty.execute("basic.prompty")\n', finds: [{ kind: 'sdk', name: 'prompty', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'prompty[azure]\npromptflow==1.16\npoml\n', finds: [{ kind: 'dependency', name: 'prompty', line: 1 }, { kind: 'dependency', name: 'promptflow', line: 2 }, { kind: 'dependency', name: 'poml', line: 3 }] },
  ],
  nearMisses: [
    { why: 'a schedule of another program', path: 'etl.dag.yaml', text: 'nodes:\n- name: load\n  type: spark\n  inputs: { model: star }\n' },
    { why: 'a file that only ends so', path: 'notes.prompty', text: 'Remember the milk.\n' },
    { why: 'markup of something else', path: 'menu.poml', text: '<menu><item/></menu>\n' },
    { why: 'a decorator of something else', path: 'a.py', text: 'from workflow.core import tool\n\n@tool\ndef search(q):\n    return q\n' },
    { why: 'a prompt of a shell', path: 'b.py', text: 'from prompt_toolkit import prompt\nprompt("> ")\n' },
  ],
});
