import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'dspy',
  name: 'DSPy',
  url: 'https://dspy.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'dspy', role: 'framework' },
    { ecosystem: 'pypi', name: 'dspy-ai', modules: ['dsp'], role: 'framework', names: ['LM', 'modules', 'primitives', 'templates'] },
    { ecosystem: 'npm', name: 'dspy.ts', role: 'framework' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'dspy.**.LM', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'prefix' }, { kind: 'endpoint', from: ['api_base', 'base_url'] }] },
    { ecosystem: 'pypi', call: 'dspy.**.{OpenAI,GPT3}', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model', '#0'], provider: 'openai' }, { kind: 'endpoint', from: 'api_base' }] },
    { ecosystem: 'pypi', call: 'dspy.**.AzureOpenAI', gives: [{ kind: 'provider', provider: 'azure-openai' }, { kind: 'model', from: ['deployment_id', 'model'], provider: 'azure-openai' }] },
    { ecosystem: 'pypi', call: 'dspy.**.{Claude,Anthropic}', gives: [{ kind: 'provider', provider: 'anthropic' }, { kind: 'model', from: ['model', '#0'], provider: 'anthropic' }] },
    { ecosystem: 'pypi', call: 'dspy.**.{OllamaLocal}', gives: [{ kind: 'provider', provider: 'ollama' }, { kind: 'model', from: ['model', '#0'], provider: 'ollama' }] },
    { ecosystem: 'pypi', call: 'dspy.**.{HFModel,HFClientTGI,HFClientVLLM}', gives: [{ kind: 'model', from: ['model', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'dspy.**.Embedder', gives: [{ kind: 'embedding_model', from: ['model', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'dspy.**.{ReAct,CodeAct}', gives: [{ kind: 'agent', name: '@assigned', tools: 'tools[]' }] },
    { ecosystem: 'pypi', call: 'dspy.**.Tool', gives: [{ kind: 'tool', name: ['name', '@assigned'] }] },
  ],
  examples: [
    {
      why: 'a model that carries its provider, and an agent with a function as a tool',
      path: 'react.py',
      text: `import dspy

lm = dspy.LM("openai/gpt-4o-mini", temperature=0)
dspy.configure(lm=lm)

def search(query: str) -> list[str]:
    return []

react = dspy.ReAct("question -> answer", tools=[search])
`,
      finds: [
        { kind: 'sdk', name: 'dspy', line: 1 },
        { kind: 'model', name: 'openai/gpt-4o-mini', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'tool', name: 'search', line: 6 },
        { kind: 'agent', name: 'react', line: 9 },
      ],
    },
    {
      why: 'a class of the time before LM',
      path: 'old.py',
      text: 'import dspy\n\nturbo = dspy.OpenAI(model="gpt-3.5-turbo-1106")\n',
      finds: [{ kind: 'sdk', name: 'dspy', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-3.5-turbo-1106', line: 3, provider: 'openai' }],
    },
    {
      why: 'an embedder, and a model behind a server of one\'s own',
      path: 'local.py',
      text: 'import dspy\n\nlm = dspy.LM("ollama_chat/llama3.2", api_base="http://localhost:11434")\nembed = dspy.Embedder("openai/text-embedding-3-small")\n',
      finds: [
        { kind: 'sdk', name: 'dspy', line: 1 },
        { kind: 'provider', name: 'ollama' },
        { kind: 'endpoint', name: 'localhost:11434', line: 3 },
        { kind: 'model', name: 'ollama_chat/llama3.2', line: 3 },
        { kind: 'embedding_model', name: 'openai/text-embedding-3-small', line: 4, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    { why: 'an optimizer alone', path: 'tune.py', text: 'from dspy.teleprompt import MIPROv2\n\nMIPROv2(metric=m)\n', finds: [{ kind: 'sdk', name: 'dspy', line: 1 }] },
    { why: 'requirements under both names', path: 'requirements.txt', text: 'dspy>=3\ndspy-ai==2.4.9\n', finds: [{ kind: 'dependency', name: 'dspy', line: 1 }, { kind: 'dependency', name: 'dspy-ai', line: 2 }] },
  ],
  nearMisses: [
    { why: 'signal processing', path: 'a.py', text: 'import dsp\n\ndsp.lowpass(signal)\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import dspyramid\ndspyramid.LM("openai/gpt-4o")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .dspy import LM\nLM("openai/gpt-4o")\n' },
    { why: 'the word in a comment', path: 'd.py', text: '# import dspy; dspy.LM("openai/gpt-4o")\nprint(1)\n' },
  ],
});
