import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'langtrace',
  name: 'Langtrace',
  url: 'https://www.langtrace.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'langtrace-python-sdk', role: 'observability', modules: ['langtrace_python_sdk'] },
    { ecosystem: 'npm', name: '@langtrase/typescript-sdk', role: 'observability' },
  ],
  examples: [
    { why: 'traces of Python', path: 'trace.py', text: 'from langtrace_python_sdk import langtrace\n\nlangtrace.init(api_key=KEY)\n', finds: [{ kind: 'sdk', name: 'langtrace-python-sdk', line: 1 }] },
    { why: 'a decorator of it', path: 'span.py', text: 'from langtrace_python_sdk.utils.with_root_span import with_langtrace_root_span\n\n@with_langtrace_root_span()\ndef ask():\n    return 1\n', finds: [{ kind: 'sdk', name: 'langtrace-python-sdk', line: 1 }] },
    { why: 'traces of TypeScript', path: 'src/trace.ts', text: "import * as Langtrace from '@langtrase/typescript-sdk';\n\nLangtrace.init({ api_key: key });\n", finds: [{ kind: 'sdk', name: '@langtrase/typescript-sdk', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'langtrace-python-sdk==3.3.4\n', finds: [{ kind: 'dependency', name: 'langtrace-python-sdk', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{ "name": "shop", "dependencies": { "@langtrase/typescript-sdk": "^6.0.0" } }\n', finds: [{ kind: 'dependency', name: '@langtrase/typescript-sdk', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a module of the project', path: 'a.py', text: 'from .langtrace_python_sdk import langtrace\nlangtrace.init()\n' },
    { why: 'a package whose name goes on', path: 'requirements.txt', text: 'langtrace-python-sdk-fake\n' },
    { why: 'the name in a string', path: 'b.py', text: 'NOTE = "langtrace_python_sdk"\n' },
    { why: 'a trace of another kind', path: 'c.ts', text: "import { trace } from '@opentelemetry/api';\ntrace.getTracer('langtrace');\n" },
  ],
});
