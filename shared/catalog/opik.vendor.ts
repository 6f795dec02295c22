import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'opik',
  name: 'Comet and Opik',
  url: 'https://www.comet.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'opik', role: 'observability' },
    { ecosystem: 'pypi', name: 'comet-ml', modules: ['comet_ml'], role: 'observability' },
    { ecosystem: 'pypi', name: 'comet-llm', modules: ['comet_llm'], role: 'observability' },
    { ecosystem: 'npm', name: 'opik', role: 'observability' },
    { ecosystem: 'npm', name: 'opik-*', role: 'observability' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'opik.evaluation.metrics.**.{Hallucination,AnswerRelevance,Moderation,ContextPrecision,ContextRecall,GEval,Usefulness}', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }] },
  ],
  images: ['ghcr.io/comet-ml/opik/*'],
  examples: [
    { why: 'traces', path: 'trace.py', text: 'import opik\n\n@opik.track\ndef answer(q):\n    return q\n', finds: [{ kind: 'sdk', name: 'opik', line: 1 }] },
    { why: 'a judge with its model', path: 'judge.py', text: 'from opik.evaluation.metrics import Hallucination\n\nmetric = Hallucination(model="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'opik', line: 1 }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'experiments', path: 'train.py', text: 'from comet_ml import Experiment\n\nExperiment()\n', finds: [{ kind: 'sdk', name: 'comet-ml', line: 1 }] },
    { why: 'TypeScript', path: 'src/trace.ts', text: 'import { Opik } from \'opik\';\n\nexport const opik = new Opik();\n', finds: [{ kind: 'sdk', name: 'opik', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'opik==1.5\ncomet_ml\n', finds: [{ kind: 'dependency', name: 'opik', line: 1 }, { kind: 'dependency', name: 'comet-ml', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a comet', path: 'a.py', text: 'from sky import comet\ncomet.Experiment()\n' },
    { why: 'optics', path: 'b.py', text: 'from optik import track\ntrack(1)\n' },
    { why: 'a relative module', path: 'c.ts', text: 'import { Opik } from \'./opik\';\nnew Opik();\n' },
    { why: 'a string', path: 'd.py', text: 'NAME = "opik"\n' },
  ],
});
