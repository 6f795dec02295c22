import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'a2a',
  name: 'Agent2Agent Protocol',
  url: 'https://a2a-protocol.org',
  type: 'protocol',
  packages: [
    { ecosystem: 'pypi', name: 'a2a-sdk', modules: ['a2a'], role: 'protocol', names: ['types', 'server', 'client', 'utils', 'auth', 'grpc'] },
    { ecosystem: 'pypi', name: 'python-a2a', modules: ['python_a2a'], role: 'protocol' },
    { ecosystem: 'npm', name: '@a2a-js/sdk', role: 'protocol' },
    { ecosystem: 'maven', name: 'io.github.a2asdk:*', modules: ['io.a2a'], role: 'protocol' },
    { ecosystem: 'nuget', name: 'A2A', role: 'protocol' },
    { ecosystem: 'golang', name: 'github.com/a2aproject/a2a-go', role: 'protocol' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'a2a.types.**.AgentCard', gives: [{ kind: 'agent', name: ['name', '@assigned'], uses: ['skills[]'] }, { kind: 'endpoint', from: 'url' }] },
    { ecosystem: 'pypi', call: 'a2a.client.**.A2ACardResolver', gives: [{ kind: 'endpoint', from: ['base_url', '#1'] }] },
    { ecosystem: 'pypi', call: 'python_a2a.**.AgentCard', gives: [{ kind: 'agent', name: ['name', '@assigned'] }, { kind: 'endpoint', from: 'url' }] },
    { ecosystem: 'pypi', call: 'python_a2a.**.A2AClient', gives: [{ kind: 'endpoint', from: '#0' }] },
    { ecosystem: 'npm', call: '@a2a-js/sdk/client#{A2AClient.fromCardUrl,A2AClient}', gives: [{ kind: 'endpoint', from: '#0' }] },
  ],
  definitions: [
    { ecosystem: 'pypi', extends: 'a2a.server.**.AgentExecutor', gives: 'agent' },
    { ecosystem: 'pypi', extends: 'python_a2a.**.A2AServer', gives: 'agent' },
  ],
  declarations: [{ format: 'a2a-card', gives: [{ kind: 'agent', name: '@assigned' }, { kind: 'endpoint', from: 'url' }] }],
  examples: [
    { why: 'the card of an agent in code', path: 'server.py', text: 'from a2a.types import AgentCapabilities, AgentCard\n\ncard = AgentCard(name="Hello Agent", url="http://localhost:9999/", version="1.0.0", capabilities=AgentCapabilities(streaming=True), skills=[])\n', finds: [{ kind: 'sdk', name: 'a2a-sdk', line: 1 }, { kind: 'agent', name: 'Hello Agent', line: 3 }, { kind: 'endpoint', name: 'localhost:9999', line: 3 }] },
    { why: 'what the agent does', path: 'executor.py', text: 'from a2a.server.agent_execution import AgentExecutor\n\nclass HelloExecutor(AgentExecutor):\n    pass\n', finds: [{ kind: 'sdk', name: 'a2a-sdk', line: 1 }, { kind: 'agent', name: 'HelloExecutor', line: 3 }] },
    { why: 'the card as a file', path: '.well-known/agent-card.json', text: '{\n  "name": "Recipes",\n  "url": "https://agents.example.com/recipes",\n  "capabilities": {},\n  "skills": [{ "id": "find", "name": "Find" }]\n}\n', finds: [{ kind: 'agent', name: 'Recipes', line: 2 }, { kind: 'endpoint', name: 'agents.example.com/recipes', line: 3 }] },
    { why: 'a client in TypeScript', path: 'src/client.ts', text: "import { A2AClient } from '@a2a-js/sdk/client';\n\nexport const client = await A2AClient.fromCardUrl('http://localhost:4000/.well-known/agent-card.json');\n", finds: [{ kind: 'sdk', name: '@a2a-js/sdk', line: 1 }, { kind: 'endpoint', name: 'localhost:4000/.well-known/agent-card.json', line: 3 }] },
    { why: 'manifests', path: 'requirements.txt', text: 'a2a-sdk[http-server]==0.3\n', finds: [{ kind: 'dependency', name: 'a2a-sdk', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a card of a person', path: 'agent.json', text: '{ "name": "Jo", "url": "https://estates.example.com", "skills": ["selling"] }\n' },
    { why: 'accounts to accounts', path: 'a.py', text: 'from a2a.payments import transfer\ntransfer(1)\n' },
    { why: 'a card of something else', path: 'agent-card.json', text: '{ "title": "Agent card", "width": 200 }\n' },
    { why: 'a relative module', path: 'b.ts', text: "import { A2AClient } from './a2a';\nnew A2AClient('http://localhost:1');\n" },
  ],
});
