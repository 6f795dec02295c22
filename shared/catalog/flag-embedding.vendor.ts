import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'flag-embedding',
  name: 'FlagEmbedding (BGE)',
  url: 'https://bge-model.com',
  type: 'framework',
  packages: [{ ecosystem: 'pypi', name: 'flagembedding', modules: ['FlagEmbedding'], role: 'serving' }],
  uses: [
    {
      ecosystem: 'pypi',
      call: 'FlagEmbedding.**.{FlagModel,BGEM3FlagModel,FlagLLMModel,FlagICLModel}',
      gives: [{ kind: 'embedding_model', from: ['model_name_or_path', '#0'], provider: 'hugging-face' }],
    },
    { ecosystem: 'pypi', call: 'FlagEmbedding.**.FlagAutoModel.from_finetuned', gives: [{ kind: 'embedding_model', from: ['model_name_or_path', '#0'], provider: 'hugging-face' }] },
    {
      ecosystem: 'pypi',
      call: 'FlagEmbedding.**.{FlagReranker,FlagLLMReranker,LayerWiseFlagLLMReranker,LightWeightFlagLLMReranker}',
      gives: [{ kind: 'model', from: ['model_name_or_path', '#0'], provider: 'hugging-face' }],
    },
    { ecosystem: 'pypi', call: 'FlagEmbedding.**.FlagAutoReranker.from_finetuned', gives: [{ kind: 'model', from: ['model_name_or_path', '#0'], provider: 'hugging-face' }] },
  ],
  examples: [
    {
      why: 'embeddings and what ranks their hits',
      path: 'search.py',
      text: 'from FlagEmbedding import BGEM3FlagModel, FlagReranker\n\nembedder = BGEM3FlagModel("BAAI/bge-m3", use_fp16=True)\nranker = FlagReranker(model_name_or_path="BAAI/bge-reranker-v2-m3")\n',
      finds: [
        { kind: 'sdk', name: 'flagembedding', line: 1 },
        { kind: 'embedding_model', name: 'BAAI/bge-m3', line: 3, provider: 'hugging-face' },
        { kind: 'model', name: 'BAAI/bge-reranker-v2-m3', line: 4, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'the class that the weights ask for',
      path: 'auto.py',
      text: 'from FlagEmbedding import FlagAutoModel\n\nmodel = FlagAutoModel.from_finetuned("BAAI/bge-base-en-v1.5", use_fp16=True)\n',
      finds: [
        { kind: 'sdk', name: 'flagembedding', line: 1 },
        { kind: 'embedding_model', name: 'BAAI/bge-base-en-v1.5', line: 3, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    {
      why: 'a model that the hub does not tell: its name comes from the settings',
      path: 'settings.py',
      text: 'from FlagEmbedding import FlagModel\n\ndef load(settings):\n    return FlagModel(settings.embedder)\n',
      finds: [{ kind: 'sdk', name: 'flagembedding', line: 1 }],
    },
    {
      why: 'a large model that embeds, from its submodule',
      path: 'large.py',
      text: 'from FlagEmbedding.inference.embedder import FlagLLMModel\n\nmodel = FlagLLMModel("BAAI/bge-multilingual-gemma2")\n',
      finds: [
        { kind: 'sdk', name: 'flagembedding', line: 1 },
        { kind: 'embedding_model', name: 'BAAI/bge-multilingual-gemma2', line: 3, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face' },
      ],
    },
    { why: 'requirements', path: 'requirements.txt', text: 'FlagEmbedding>=1.2.10\nnumpy\n', finds: [{ kind: 'dependency', name: 'flagembedding', line: 1 }] },
  ],
  nearMisses: [
    { why: 'flags of a command line', path: 'a.py', text: 'from absl import flags\nflags.DEFINE_string("model", "small", "which one")\n' },
    { why: 'a module of the project', path: 'b.py', text: 'from .FlagEmbedding import FlagModel\nFlagModel("a/b")\n' },
    { why: 'a module whose name goes on', path: 'd.py', text: 'from FlagEmbeddings import FlagModel\nFlagModel("a/b")\n' },
    { why: 'a comment', path: 'c.py', text: '# pip install FlagEmbedding\nx = 1\n' },
  ],
});
