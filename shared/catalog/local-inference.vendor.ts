/** Libraries of Ruby and PHP that run models by themselves, and those that keep vectors in a database. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'local-inference',
  name: 'Local inference in Ruby and PHP',
  url: 'https://github.com/ankane',
  type: 'framework',
  packages: [
    { ecosystem: 'gem', name: 'informers', modules: ['Informers', 'informers'], role: 'framework' },
    { ecosystem: 'gem', name: 'onnxruntime', modules: ['OnnxRuntime', 'onnxruntime'], role: 'serving' },
    { ecosystem: 'gem', name: 'torch-rb', modules: ['Torch', 'torch'], role: 'training' },
    { ecosystem: 'gem', name: 'llama_cpp', modules: ['LLaMACpp', 'llama_cpp'], role: 'serving' },
    { ecosystem: 'gem', name: 'neighbor', modules: ['Neighbor', 'neighbor'], role: 'vector-store' },
    { ecosystem: 'gem', name: 'pgvector', modules: ['Pgvector', 'PG.Vector', 'pgvector'], role: 'vector-store' },
    { ecosystem: 'gem', name: 'baran', modules: ['Baran'], role: 'framework' },
    { ecosystem: 'composer', name: 'codewithkyrian/transformers', modules: ['Codewithkyrian.Transformers'], role: 'framework' },
    { ecosystem: 'composer', name: 'ankane/onnxruntime', modules: ['OnnxRuntime'], role: 'serving' },
    { ecosystem: 'composer', name: 'pgvector/pgvector', modules: ['Pgvector'], role: 'vector-store' },
  ],
  uses: [
    { ecosystem: 'gem', call: 'Informers.pipeline', gives: [{ kind: 'model', from: ['model', '#1'], provider: 'hugging-face' }] },
    { ecosystem: 'gem', call: 'Informers.Model', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
    { ecosystem: 'composer', call: 'Codewithkyrian.Transformers.Pipelines.pipeline', gives: [{ kind: 'model', from: ['modelName', '#1'], provider: 'hugging-face' }] },
  ],
  examples: [
    {
      why: 'a pipeline in Ruby',
      path: 'lib/embed.rb',
      text: `require "informers"

model = Informers.pipeline("embedding", "sentence-transformers/all-MiniLM-L6-v2")
`,
      finds: [
        { kind: 'sdk', name: 'informers', line: 1 },
        { kind: 'embedding_model', name: 'sentence-transformers/all-MiniLM-L6-v2', line: 3, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face', line: 3 },
      ],
    },
    {
      why: 'a pipeline in PHP',
      path: 'src/classify.php',
      text: `<?php
use function Codewithkyrian\\Transformers\\Pipelines\\pipeline;

$classifier = pipeline('sentiment-analysis', 'Xenova/distilbert-base-uncased-finetuned-sst-2-english');
`,
      finds: [
        { kind: 'sdk', name: 'codewithkyrian/transformers', line: 2 },
        { kind: 'model', name: 'Xenova/distilbert-base-uncased-finetuned-sst-2-english', line: 4, provider: 'hugging-face' },
        { kind: 'provider', name: 'hugging-face', line: 4 },
      ],
    },
    { why: 'a runtime', path: 'a.rb', text: 'model = OnnxRuntime::Model.new("model.onnx")\n', finds: [{ kind: 'sdk', name: 'onnxruntime', line: 1 }] },
    { why: 'neighbours of a vector', path: 'b.rb', text: 'require "neighbor"\n', finds: [{ kind: 'sdk', name: 'neighbor', line: 1 }] },
    { why: 'vectors of a database in PHP', path: 'c.php', text: '<?php\nuse Pgvector\\Laravel\\Vector;\n$v = new Vector([1, 2]);\n', finds: [{ kind: 'sdk', name: 'pgvector/pgvector', line: 2 }] },
  ],
  nearMisses: [
    { why: 'a pipeline of the project', path: 'a.php', text: "<?php\nfunction pipeline($a, $b) {}\npipeline('sentiment-analysis', 'Xenova/x');\n" },
    { why: 'a torch in the dark', path: 'b.rb', text: 'class Torch; end\nTorch.new.light\n' },
    { why: 'a text and a comment', path: 'x1.rb', text: '# Informers.pipeline("embedding")\nputs "require \'informers\'"\n' },
    { why: 'a neighbour of the project', path: 'x2.rb', text: 'module Neighbor\n  def self.find = 1\nend\nNeighbor.find\n' },
  ],
});
