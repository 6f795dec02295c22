import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'phoenix',
  name: 'Arize Phoenix and OpenInference',
  url: 'https://phoenix.arize.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'arize-phoenix', modules: ['phoenix'], role: 'observability', names: ['launch_app', 'Client', 'Session', 'trace', 'otel', 'evals', 'experiments', 'client', 'session', 'active_session', 'TraceDataset', 'Dataset', 'Schema', 'Inferences', 'ExampleDataset'] },
    { ecosystem: 'pypi', name: 'arize-phoenix-otel', modules: ['phoenix.otel'], role: 'observability' },
    { ecosystem: 'pypi', name: 'arize-phoenix-evals', modules: ['phoenix.evals'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'arize-phoenix-client', modules: ['phoenix.client'], role: 'observability' },
    { ecosystem: 'pypi', name: 'arize', role: 'observability' },
    { ecosystem: 'pypi', name: 'arize-otel', modules: ['arize.otel'], role: 'observability' },
    { ecosystem: 'pypi', name: 'openinference-instrumentation-*', modules: ['openinference.instrumentation'], role: 'observability' },
    { ecosystem: 'pypi', name: 'openinference-semantic-conventions', modules: ['openinference.semconv'], role: 'observability' },
    { ecosystem: 'npm', name: '@arizeai/*', role: 'observability' },
    { ecosystem: 'maven', name: 'com.arize:*', modules: ['com.arize'], role: 'observability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'phoenix.evals.**.OpenAIModel', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model', 'model_name', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'phoenix.evals.**.AnthropicModel', gives: [{ kind: 'provider', provider: 'anthropic' }, { kind: 'model', from: ['model', '#0'], provider: 'anthropic' }] },
    { ecosystem: 'pypi', call: 'phoenix.evals.**.LiteLLMModel', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }] },
  ],
  images: ['arizephoenix/phoenix'],
  examples: [
    { why: 'the application is launched', path: 'app.py', text: 'import phoenix as px\n\nsession = px.launch_app()\n', finds: [{ kind: 'sdk', name: 'arize-phoenix', line: 1 }] },
    { why: 'traces of a framework', path: 'trace.py', text: 'from openinference.instrumentation.langchain import LangChainInstrumentor\nfrom phoenix.otel import register\n\nregister(project_name="shop")\nLangChainInstrumentor().instrument()\n', finds: [{ kind: 'sdk', name: 'openinference-instrumentation-langchain', line: 1 }, { kind: 'sdk', name: 'arize-phoenix-otel', line: 2 }] },
    { why: 'judging with a model', path: 'judge.py', text: 'from phoenix.evals import OpenAIModel, llm_classify\n\njudge = OpenAIModel(model="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'arize-phoenix-evals', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }] },
    { why: 'TypeScript', path: 'src/trace.ts', text: 'import { OpenAIInstrumentation } from \'@arizeai/openinference-instrumentation-openai\';\n\nexport const instrumentation = new OpenAIInstrumentation();\n', finds: [{ kind: 'sdk', name: '@arizeai/openinference-instrumentation-openai', line: 1 }] },
    { why: 'the server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: arizephoenix/phoenix:8\n', finds: [{ kind: 'container_image', name: 'arizephoenix/phoenix', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'arize-phoenix==8.0\nopeninference-instrumentation-openai\n', finds: [{ kind: 'dependency', name: 'arize-phoenix', line: 1 }, { kind: 'dependency', name: 'openinference-instrumentation-openai', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the web framework of Elixir', path: 'package.json', text: '{\n  "dependencies": {\n    "phoenix": "^1.0.0",\n    "phoenix_html": "^1.0.0",\n    "phoenix_live_view": "^1.0.0"\n  }\n}\n' },
    { why: 'its client', path: 'a.ts', text: 'import { Socket } from \'phoenix\';\nnew Socket(\'/socket\');\n' },
    { why: 'a bird', path: 'b.py', text: 'import phoenix\n\nphoenix.rise()\n' },
    { why: 'a folder of the project', path: 'c.py', text: 'from phoenix.models import User\nUser()\n' },
  ],
});
