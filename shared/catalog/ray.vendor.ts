import { defineVendor } from './catalog-entry.ts';

/** Ray by itself runs any code in parallel; its package is AI only in what it serves and trains with, which a manifest does not say, so it is taken for that. */
export default defineVendor({
  id: 'ray',
  name: 'Ray, BentoML, Triton and other serving',
  url: 'https://docs.ray.io/en/latest/serve/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'bentoml', role: 'serving' },
    { ecosystem: 'pypi', name: 'openllm', role: 'serving' },
    { ecosystem: 'pypi', name: 'tritonclient', role: 'serving' },
    { ecosystem: 'pypi', name: 'nvidia-pytriton', modules: ['pytriton'], role: 'serving' },
    { ecosystem: 'pypi', name: 'kserve', role: 'serving' },
    { ecosystem: 'pypi', name: 'seldon-core', modules: ['seldon_core'], role: 'serving' },
    { ecosystem: 'pypi', name: 'mlserver', role: 'serving' },
    { ecosystem: 'pypi', name: 'litserve', role: 'serving' },
    { ecosystem: 'pypi', name: 'ray', role: 'serving', names: ['serve', 'train', 'rllib', 'llm', 'tune'] },
    { ecosystem: 'pypi', name: 'modelbit', role: 'serving' },
    { ecosystem: 'pypi', name: 'inferless', role: 'serving' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'ray.serve.llm.**.LLMConfig', gives: [{ kind: 'model', from: 'model_loading_config.model_source', provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'bentoml.models.HuggingFaceModel', gives: [{ kind: 'model', from: '#0', provider: 'hugging-face' }] },
  ],
  images: ['kserve/*', 'seldonio/*', 'bentoml/*', 'rayproject/ray-ml', 'rayproject/ray-llm', 'ghcr.io/bentoml/*', 'pytorch/torchserve'],
  examples: [
    { why: 'a service of BentoML', path: 'service.py', text: 'import bentoml\n\n@bentoml.service\nclass Summary:\n    pass\n', finds: [{ kind: 'sdk', name: 'bentoml', line: 1 }] },
    { why: 'a model that Ray serves', path: 'serve_app.py', text: 'from ray.serve.llm import LLMConfig\n\nconfig = LLMConfig(model_loading_config={"model_id": "qwen", "model_source": "Qwen/Qwen2.5-7B-Instruct"})\n', finds: [{ kind: 'sdk', name: 'ray', line: 1 }, { kind: 'model', name: 'Qwen/Qwen2.5-7B-Instruct', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'a client of Triton', path: 'client.py', text: 'import tritonclient.http as http\n\nclient = http.InferenceServerClient("localhost:8000")\n', finds: [{ kind: 'sdk', name: 'tritonclient', line: 1 }] },
    { why: 'a server of its own', path: 'serve_lit.py', text: 'import litserve as ls\n\nclass Api(ls.LitAPI):\n    pass\n', finds: [{ kind: 'sdk', name: 'litserve', line: 1 }] },
    { why: 'servers', path: 'compose.yaml', text: 'services:\n  s0:\n    image: nvcr.io/nvidia/tritonserver:24.10-py3\n  s1:\n    image: kserve/huggingfaceserver:v0.14\n', finds: [{ kind: 'container_image', name: 'nvcr.io/nvidia/tritonserver', line: 3 }, { kind: 'container_image', name: 'kserve/huggingfaceserver', line: 5 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'bentoml==1.3\ntritonclient[http]\n', finds: [{ kind: 'dependency', name: 'bentoml', line: 1 }, { kind: 'dependency', name: 'tritonclient', line: 2 }] },
  ],
  nearMisses: [
    { why: 'work in parallel', path: 'a.py', text: 'import ray\n\nray.init()\nray.get([1])\n' },
    { why: 'rays of light', path: 'b.py', text: 'from ray import Light\nLight()\n' },
    { why: 'wheels', path: 'c.py', text: 'from cog import Wheel\nWheel()\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .bentoml import service\nservice(1)\n' },
  ],
});
