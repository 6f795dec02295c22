import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'copilotkit',
  name: 'CopilotKit, assistant-ui, LangUI',
  url: 'https://www.copilotkit.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@copilotkit/*', role: 'framework' },
    { ecosystem: 'pypi', name: 'copilotkit', role: 'framework' },
    { ecosystem: 'npm', name: '@ag-ui/*', role: 'protocol' },
    { ecosystem: 'pypi', name: 'ag-ui-protocol', modules: ['ag_ui'], role: 'protocol' },
    { ecosystem: 'npm', name: '@assistant-ui/*', role: 'framework' },
    { ecosystem: 'npm', name: 'assistant-stream', role: 'framework' },
    { ecosystem: 'npm', name: '@llamaindex/chat-ui', role: 'framework' },
    { ecosystem: 'npm', name: '@nlux/*', role: 'framework' },
    { ecosystem: 'npm', name: 'deep-chat', role: 'framework' },
    { ecosystem: 'npm', name: 'deep-chat-react', role: 'framework' },
    { ecosystem: 'npm', name: '@crayonai/*', role: 'framework' },
    { ecosystem: 'npm', name: 'tambo-ai', role: 'framework' },
    { ecosystem: 'npm', name: '@tambo-ai/*', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@copilotkit/react-core#{useCopilotAction,useFrontendTool}', gives: [{ kind: 'tool', name: ['name'] }] },
    { ecosystem: 'npm', call: '@copilotkit/runtime#OpenAIAdapter', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: 'model', provider: 'openai' }] },
    { ecosystem: 'npm', call: '@copilotkit/runtime#AnthropicAdapter', gives: [{ kind: 'provider', provider: 'anthropic' }, { kind: 'model', from: 'model', provider: 'anthropic' }] },
    { ecosystem: 'npm', call: '@copilotkit/runtime#GoogleGenerativeAIAdapter', gives: [{ kind: 'provider', provider: 'google' }, { kind: 'model', from: 'model', provider: 'google' }] },
  ],
  examples: [
    { why: 'an action in the interface is a tool', path: 'src/App.tsx', text: 'import { useCopilotAction } from \'@copilotkit/react-core\';\n\nexport function App() {\n  useCopilotAction({ name: \'addTask\', handler: () => {} });\n  return null;\n}\n', finds: [{ kind: 'sdk', name: '@copilotkit/react-core', line: 1 }, { kind: 'tool', name: 'addTask', line: 4 }] },
    { why: 'the runtime', path: 'src/api.ts', text: 'import { CopilotRuntime, OpenAIAdapter } from \'@copilotkit/runtime\';\n\nexport const runtime = new CopilotRuntime();\nexport const adapter = new OpenAIAdapter({ model: \'gpt-4o\' });\n', finds: [{ kind: 'sdk', name: '@copilotkit/runtime', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }] },
    { why: 'a thread of messages', path: 'src/chat.tsx', text: 'import { ThreadPrimitive } from \'@assistant-ui/react\';\n\nexport const Chat = () => <ThreadPrimitive.Root />;\n', finds: [{ kind: 'sdk', name: '@assistant-ui/react', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@copilotkit/react-ui": "^1.0.0",\n    "@assistant-ui/react": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@copilotkit/react-ui', line: 3 }, { kind: 'dependency', name: '@assistant-ui/react', line: 4 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'copilotkit==0.1\nag-ui-protocol\n', finds: [{ kind: 'dependency', name: 'copilotkit', line: 1 }, { kind: 'dependency', name: 'ag-ui-protocol', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a co-pilot of a plane', path: 'a.ts', text: 'import { useCopilotAction } from \'@airline/cockpit\';\nuseCopilotAction({ name: \'land\' });\n' },
    { why: 'a kit for interfaces', path: 'b.tsx', text: 'import { Button } from \'@radix-ui/react\';\nexport const B = () => <Button />;\n' },
    { why: 'a relative module', path: 'c.ts', text: 'import { CopilotRuntime } from \'./copilotkit\';\nnew CopilotRuntime();\n' },
    { why: 'interfaces', path: 'package.json', text: '{\n  "dependencies": {\n    "@headlessui/react": "^1.0.0"\n  }\n}\n' },
  ],
});
