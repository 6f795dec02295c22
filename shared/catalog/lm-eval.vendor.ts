import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'lm-eval',
  name: 'LM Evaluation Harness and other benchmarks',
  url: 'https://github.com/EleutherAI/lm-evaluation-harness',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'lm-eval', modules: ['lm_eval'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'lighteval', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'crfm-helm', modules: ['helm'], role: 'evaluation', names: ['benchmark', 'proxy', 'common'] },
    { ecosystem: 'pypi', name: 'mteb', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'alpaca-eval', modules: ['alpaca_eval'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'evalplus', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'opencompass', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'evaluate', role: 'evaluation', names: ['load', 'evaluator', 'combine', 'list_evaluation_modules', 'EvaluationModule', 'EvaluationSuite'] },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'mteb.get_model', gives: [{ kind: 'embedding_model', from: ['model_name', '#0'], provider: 'hugging-face' }] },
  ],
  examples: [
    { why: 'a harness', path: 'run.py', text: 'import lm_eval\n\nlm_eval.simple_evaluate(model="hf", tasks=["hellaswag"])\n', finds: [{ kind: 'sdk', name: 'lm-eval', line: 1 }] },
    { why: 'metrics of Hugging Face', path: 'metrics.py', text: 'import evaluate\n\nrouge = evaluate.load("rouge")\n', finds: [{ kind: 'sdk', name: 'evaluate', line: 1 }] },
    { why: 'embedding models are compared', path: 'mteb_run.py', text: 'import mteb\n\nmodel = mteb.get_model("intfloat/multilingual-e5-large")\n', finds: [{ kind: 'sdk', name: 'mteb', line: 1 }, { kind: 'embedding_model', name: 'intfloat/multilingual-e5-large', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'HELM', path: 'helm_run.py', text: 'from helm.benchmark.run import main\n\nmain()\n', finds: [{ kind: 'sdk', name: 'crfm-helm', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'lm-eval==0.4\nevaluate\nmteb\n', finds: [{ kind: 'dependency', name: 'lm-eval', line: 1 }, { kind: 'dependency', name: 'evaluate', line: 2 }, { kind: 'dependency', name: 'mteb', line: 3 }] },
  ],
  nearMisses: [
    { why: 'a module that evaluates', path: 'a.py', text: 'from evaluate import score\nscore(1)\n' },
    { why: 'such a module as a whole', path: 'b.py', text: 'import evaluate\n\nevaluate.main()\n' },
    { why: 'charts of Kubernetes', path: 'c.py', text: 'from helm import Chart\nChart("x")\n' },
    { why: 'a folder below it', path: 'd.py', text: 'from evaluate.report import write\nwrite(1)\n' },
  ],
});
