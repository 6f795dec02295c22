import { defineVendor } from './catalog-entry.ts';

/** Sandboxes that run what a model wrote: each is a tool. */
export default defineVendor({
  id: 'e2b',
  name: 'E2B',
  url: 'https://e2b.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'e2b', role: 'framework' },
    { ecosystem: 'pypi', name: 'e2b-code-interpreter', modules: ['e2b_code_interpreter'], role: 'framework' },
    { ecosystem: 'pypi', name: 'e2b-desktop', modules: ['e2b_desktop'], role: 'framework' },
    { ecosystem: 'npm', name: 'e2b', role: 'framework' },
    { ecosystem: 'npm', name: '@e2b/code-interpreter', role: 'framework' },
    { ecosystem: 'npm', name: '@e2b/*', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{e2b,e2b_code_interpreter,e2b_desktop}.**.{Sandbox,AsyncSandbox,CodeInterpreter,Sandbox.create,AsyncSandbox.create}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
    { ecosystem: 'npm', call: '{e2b,@e2b/code-interpreter,@e2b/desktop}#{Sandbox.create,default.create,CodeInterpreter.create}', gives: [{ kind: 'tool', name: ['@assigned', '@callee'] }] },
  ],
  examples: [
    { why: 'a sandbox for code', path: 'run.py', text: 'from e2b_code_interpreter import Sandbox\n\nsandbox = Sandbox()\nsandbox.run_code("print(1)")\n', finds: [{ kind: 'sdk', name: 'e2b-code-interpreter', line: 1 }, { kind: 'tool', name: 'sandbox', line: 3 }] },
    { why: 'made by its class method', path: 'create.py', text: 'from e2b import AsyncSandbox\n\nasync def main():\n    box = await AsyncSandbox.create("base")\n', finds: [{ kind: 'sdk', name: 'e2b', line: 1 }, { kind: 'tool', name: 'box', line: 4 }] },
    { why: 'TypeScript', path: 'src/run.ts', text: "import { Sandbox } from '@e2b/code-interpreter';\n\nexport const sandbox = await Sandbox.create();\n", finds: [{ kind: 'sdk', name: '@e2b/code-interpreter', line: 1 }, { kind: 'tool', name: 'sandbox', line: 3 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@e2b/code-interpreter": "^2.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@e2b/code-interpreter', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'e2b-code-interpreter==2.0\n', finds: [{ kind: 'dependency', name: 'e2b-code-interpreter', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a sandbox of children', path: 'a.py', text: 'from playground import Sandbox\nSandbox()\n' },
    { why: 'a number', path: 'b.py', text: 'value = 0xe2b\nprint(value)\n' },
    { why: 'an unrelated module', path: 'c.ts', text: "import { Sandbox } from 'sandbox';\nSandbox.create();\n" },
    { why: 'a relative module', path: 'd.py', text: 'from .e2b import Sandbox\nSandbox()\n' },
  ],
});
