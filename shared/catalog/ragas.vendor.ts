import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'ragas',
  name: 'Ragas',
  url: 'https://docs.ragas.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'ragas', role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'ragas.llms.**.llm_factory', gives: [{ kind: 'model', from: ['model', '#0'] }] },
    { ecosystem: 'pypi', call: 'ragas.embeddings.**.embedding_factory', gives: [{ kind: 'embedding_model', from: ['model', '#0'] }] },
  ],
  examples: [
    { why: 'an evaluation', path: 'eval.py', text: 'from ragas import evaluate\nfrom ragas.metrics import faithfulness\n\nevaluate(data, metrics=[faithfulness])\n', finds: [{ kind: 'sdk', name: 'ragas', line: 1 }] },
    { why: 'the model behind the judge', path: 'judge.py', text: 'from langchain_openai import ChatOpenAI\nfrom ragas.llms import LangchainLLMWrapper\n\njudge = LangchainLLMWrapper(ChatOpenAI(model="gpt-4o"))\n', finds: [{ kind: 'sdk', name: 'langchain-openai', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'sdk', name: 'ragas', line: 2 }, { kind: 'model', name: 'gpt-4o', line: 4, provider: 'openai' }] },
    { why: 'a factory of judges', path: 'factory.py', text: 'from ragas.llms import llm_factory\n\nllm = llm_factory("gpt-4o-mini")\n', finds: [{ kind: 'sdk', name: 'ragas', line: 1 }, { kind: 'model', name: 'gpt-4o-mini', line: 3, provider: 'openai' }, { kind: 'provider', name: 'openai' }] },
    { why: 'test data', path: 'testset.py', text: 'from ragas.testset import TestsetGenerator\n\nTestsetGenerator(llm=llm)\n', finds: [{ kind: 'sdk', name: 'ragas', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'ragas==0.2\n', finds: [{ kind: 'dependency', name: 'ragas', line: 1 }] },
  ],
  nearMisses: [
    { why: 'music', path: 'a.py', text: 'from music.ragas import evaluate\nevaluate("yaman")\n' },
    { why: 'evaluation of a model of scikit-learn', path: 'b.py', text: 'from reports import evaluate\nevaluate(1)\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .ragas import evaluate\nevaluate(1)\n' },
    { why: 'a string', path: 'd.py', text: 'NAME = "ragas"\n' },
  ],
});
