import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'deepeval',
  name: 'DeepEval',
  url: 'https://deepeval.com',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'deepeval', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'deepteam', role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'deepeval.metrics.**.{*Metric,GEval,DAGMetric}', gives: [{ kind: 'model', from: 'model' }] },
  ],
  examples: [
    { why: 'a metric with its judge', path: 'test_answer.py', text: 'from deepeval import assert_test\nfrom deepeval.metrics import AnswerRelevancyMetric\n\nmetric = AnswerRelevancyMetric(threshold=0.7, model="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'deepeval', line: 1 }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: "a judge by rules of one's own", path: 'geval.py', text: 'from deepeval.metrics import GEval\n\nGEval(name="Tone", criteria="Is it polite?", model="o3-mini")\n', finds: [{ kind: 'sdk', name: 'deepeval', line: 1 }, { kind: 'model', name: 'o3-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'without a model', path: 'plain.py', text: 'from deepeval.test_case import LLMTestCase\n\nLLMTestCase(input="a", actual_output="b")\n', finds: [{ kind: 'sdk', name: 'deepeval', line: 1 }] },
    { why: 'attacks', path: 'red.py', text: 'from deepteam import red_team\n\nred_team(model_callback=f)\n', finds: [{ kind: 'sdk', name: 'deepteam', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'deepeval==2.0\npytest\n', finds: [{ kind: 'dependency', name: 'deepeval', line: 1 }] },
  ],
  nearMisses: [
    { why: 'evaluation of code', path: 'a.py', text: 'import ast\nast.literal_eval("1")\n' },
    { why: 'a module whose name goes on', path: 'b.py', text: 'from deepevals.metrics import GEval\nGEval(model="gpt-4o")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .deepeval import GEval\nGEval(model="gpt-4o")\n' },
    { why: 'a comment', path: 'd.py', text: '# deepeval later\n' },
  ],
});
