import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'trulens',
  name: 'TruLens',
  url: 'https://www.trulens.org',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'trulens', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'trulens-eval', modules: ['trulens_eval'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'trulens-*', modules: ['trulens_*'], role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'trulens.providers.openai.**.OpenAI', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model_engine', '#0'], provider: 'openai' }] },
    { ecosystem: 'pypi', call: 'trulens.providers.litellm.**.LiteLLM', gives: [{ kind: 'model', from: ['model_engine', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'trulens.providers.bedrock.**.Bedrock', gives: [{ kind: 'provider', provider: 'aws-bedrock' }, { kind: 'model', from: ['model_id', '#0'], provider: 'aws-bedrock' }] },
  ],
  examples: [
    { why: 'feedback with a model', path: 'feedback.py', text: 'from trulens.providers.openai import OpenAI\n\nprovider = OpenAI(model_engine="gpt-4o-mini")\n', finds: [{ kind: 'sdk', name: 'trulens', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' }] },
    { why: 'the package of before', path: 'old.py', text: 'from trulens_eval import Tru\n\ntru = Tru()\n', finds: [{ kind: 'sdk', name: 'trulens-eval', line: 1 }] },
    { why: 'a session', path: 'session.py', text: 'from trulens.core import TruSession\n\nTruSession()\n', finds: [{ kind: 'sdk', name: 'trulens', line: 1 }] },
    { why: 'many vendors behind one', path: 'lite.py', text: 'from trulens.providers.litellm import LiteLLM\n\nLiteLLM(model_engine="anthropic/claude-sonnet-4-5")\n', finds: [{ kind: 'sdk', name: 'trulens', line: 1 }, { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 3, provider: 'anthropic' }, { kind: 'provider', name: 'anthropic' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'trulens-core==1.0\ntrulens-providers-openai\n', finds: [{ kind: 'dependency', name: 'trulens-core', line: 1 }, { kind: 'dependency', name: 'trulens-providers-openai', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a lens', path: 'a.py', text: 'from optics.trulens import OpenAI\nOpenAI(model_engine="gpt-4o")\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'import trulensx\ntrulensx.Tru()\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .trulens import Tru\nTru()\n' },
    { why: 'a string', path: 'd.py', text: 'NAME = "trulens"\n' },
  ],
});
