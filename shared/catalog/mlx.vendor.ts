import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'mlx',
  name: 'MLX',
  url: 'https://ml-explore.github.io/mlx/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'mlx', role: 'training', names: ['core', 'nn', 'optimizers', 'utils'] },
    { ecosystem: 'pypi', name: 'mlx-lm', modules: ['mlx_lm'], role: 'serving' },
    { ecosystem: 'pypi', name: 'mlx-vlm', modules: ['mlx_vlm'], role: 'serving' },
    { ecosystem: 'pypi', name: 'mlx-whisper', modules: ['mlx_whisper'], role: 'serving' },
    { ecosystem: 'pypi', name: 'coremltools', role: 'serving' },
  ],
  uses: [
    { ecosystem: 'pypi', call: '{mlx_lm,mlx_vlm}.**.load', gives: [{ kind: 'model', from: ['path_or_hf_repo', '#0'], provider: 'hugging-face' }] },
    { ecosystem: 'pypi', call: 'mlx_whisper.transcribe', gives: [{ kind: 'model', from: 'path_or_hf_repo', provider: 'hugging-face' }] },
  ],
  examples: [
    { why: 'a model of the hub', path: 'run.py', text: 'from mlx_lm import generate, load\n\nmodel, tokenizer = load("mlx-community/Mistral-7B-Instruct-v0.3-4bit")\n', finds: [{ kind: 'sdk', name: 'mlx-lm', line: 1 }, { kind: 'model', name: 'mlx-community/Mistral-7B-Instruct-v0.3-4bit', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'arrays and networks', path: 'net.py', text: 'import mlx.core as mx\nimport mlx.nn as nn\n\nnn.Linear(1, 1)\n', finds: [{ kind: 'sdk', name: 'mlx', line: 1 }] },
    { why: 'speech', path: 'speech.py', text: 'import mlx_whisper\n\nmlx_whisper.transcribe("a.wav", path_or_hf_repo="mlx-community/whisper-turbo")\n', finds: [{ kind: 'sdk', name: 'mlx-whisper', line: 1 }, { kind: 'model', name: 'mlx-community/whisper-turbo', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'pictures', path: 'vlm.py', text: 'from mlx_vlm import load\n\nload("mlx-community/Qwen2-VL-2B-Instruct-4bit")\n', finds: [{ kind: 'sdk', name: 'mlx-vlm', line: 1 }, { kind: 'model', name: 'mlx-community/Qwen2-VL-2B-Instruct-4bit', line: 3, provider: 'hugging-face' }, { kind: 'provider', name: 'hugging-face' }] },
    { why: 'requirements', path: 'requirements.txt', text: 'mlx-lm==0.20\n', finds: [{ kind: 'dependency', name: 'mlx-lm', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a window on a screen', path: 'a.py', text: 'from mlx import Mlx\nMlx().mlx_init()\n' },
    { why: 'a sensor', path: 'b.py', text: 'import mlx90614\nmlx90614.load("a/b")\n' },
    { why: 'a relative module', path: 'c.py', text: 'from .mlx_lm import load\nload("a/b")\n' },
    { why: 'a name in a string', path: 'd.py', text: 'NAME = "mlx"\n' },
  ],
});
