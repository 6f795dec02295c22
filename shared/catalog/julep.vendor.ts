import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'julep',
  name: 'Julep',
  url: 'https://julep.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'julep', role: 'sdk', names: ['Julep', 'AsyncJulep', 'Client', 'AsyncClient', 'types'] },
    { ecosystem: 'npm', name: '@julep/sdk', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'julep.**.{Julep,AsyncJulep,Client,AsyncClient}().agents.{create,create_or_update}', gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model' }, { kind: 'model', from: 'model' }] },
    { ecosystem: 'npm', call: '@julep/sdk#{Julep,default}().agents.{create,createOrUpdate}', gives: [{ kind: 'agent', name: ['name', '@assigned'], model: 'model' }, { kind: 'model', from: 'model' }] },
  ],
  examples: [
    { why: 'an agent with a model', path: 'agent.py', text: 'from julep import Julep\n\nclient = Julep(api_key=key)\nagent = client.agents.create(name="Guide", model="claude-3.5-sonnet", about="Guides tours.")\n', finds: [{ kind: 'sdk', name: 'julep', line: 1 }, { kind: 'agent', name: 'Guide', line: 4 }, { kind: 'model', name: 'claude-3.5-sonnet', line: 4, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'TypeScript', path: 'src/agent.ts', text: "import { Julep } from '@julep/sdk';\n\nconst client = new Julep({ apiKey: 'x' });\nexport const agent = await client.agents.create({ name: 'Guide', model: 'gpt-4o' });\n", finds: [{ kind: 'sdk', name: '@julep/sdk', line: 1 }, { kind: 'agent', name: 'Guide', line: 4 }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'the client alone', path: 'client.py', text: 'import julep\n\nclient = julep.AsyncJulep()\n', finds: [{ kind: 'sdk', name: 'julep', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@julep/sdk": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@julep/sdk', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'julep==1.0\n', finds: [{ kind: 'dependency', name: 'julep', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a drink', path: 'a.py', text: 'from julep import mint\nmint(2)\n' },
    { why: 'agents of a sales team', path: 'b.py', text: 'from crm import Client\nClient().agents.create(name="Jo", model="gpt-4o")\n' },
    { why: 'a module of the project', path: 'c.py', text: 'from .julep import Julep\nJulep().agents.create(name="x", model="gpt-4o")\n' },
    { why: 'a string', path: 'd.ts', text: "export const drink = '@julep/sdk';\n" },
  ],
});
