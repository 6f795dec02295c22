import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'giskard',
  name: 'Giskard',
  url: 'https://www.giskard.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'giskard', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'evidently', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'whylogs', role: 'observability' },
    { ecosystem: 'pypi', name: 'langkit', role: 'observability', names: ['llm_metrics', 'extract', 'toxicity', 'injections', 'light_metrics', 'themes', 'textstat', 'regexes', 'sentiment'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'giskard.llm.**.{set_llm_model,set_embedding_model}', gives: [{ kind: 'model', from: '#0', provider: 'prefix' }] },
  ],
  examples: [
    { why: 'a scan of a model', path: 'scan.py', text: 'import giskard\n\nmodel = giskard.Model(model=f, model_type="text_generation", name="qa", description="d")\ngiskard.scan(model)\n', finds: [{ kind: 'sdk', name: 'giskard', line: 1 }] },
    { why: 'the model that judges', path: 'client.py', text: 'from giskard.llm import set_llm_model\n\nset_llm_model("openai/gpt-4o")\n', finds: [{ kind: 'sdk', name: 'giskard', line: 1 }, { kind: 'model', name: 'openai/gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'Evidently', path: 'report.py', text: 'from evidently import Report\n\nReport([])\n', finds: [{ kind: 'sdk', name: 'evidently', line: 1 }] },
    { why: 'measures of prompts', path: 'kit.py', text: 'from langkit import llm_metrics\n\nllm_metrics.init()\n', finds: [{ kind: 'sdk', name: 'langkit', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'giskard==2.16\nevidently\n', finds: [{ kind: 'dependency', name: 'giskard', line: 1 }, { kind: 'dependency', name: 'evidently', line: 2 }] },
  ],
  nearMisses: [
    { why: 'an astronaut of comics', path: 'a.py', text: 'from comics.giskard import scan\nscan(1)\n' },
    { why: 'languages', path: 'b.py', text: 'import langkit\n\nlangkit.translate("x")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .giskard import scan\nscan(1)\n' },
    { why: 'an adverb', path: 'd.py', text: 'TEXT = "evidently"\n' },
  ],
});
