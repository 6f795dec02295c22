import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'self-hosted',
  name: 'LocalAI, LM Studio and user interfaces for models at home',
  url: 'https://localai.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'lmstudio', role: 'serving' },
    { ecosystem: 'npm', name: '@lmstudio/sdk', role: 'serving' },
    { ecosystem: 'npm', name: '@lmstudio/lms-isomorphic', role: 'serving' },
    { ecosystem: 'pypi', name: 'open-webui', modules: ['open_webui'], role: 'serving' },
    { ecosystem: 'pypi', name: 'comfyui-frontend-package', modules: [], role: 'serving' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'lmstudio.{llm,embedding_model}', gives: [{ kind: 'model', from: ['model_key', '#0'] }] },
    { ecosystem: 'pypi', call: 'lmstudio.Client().llm.{model,load_new_instance}', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient().llm.{model,load,get}', gives: [{ kind: 'model', from: '#0' }] },
    { ecosystem: 'npm', call: '@lmstudio/sdk#LMStudioClient().embedding.{model,load}', gives: [{ kind: 'embedding_model', from: '#0' }] },
  ],
  images: ['localai/localai', 'quay.io/go-skynet/local-ai', 'ghcr.io/open-webui/*', 'mintplexlabs/anythingllm', 'ghcr.io/danny-avila/librechat*', 'lobehub/lobe-chat*', 'ghcr.io/lobehub/*', 'yidadaa/chatgpt-next-web', 'ghcr.io/oobabooga/*', 'atinoda/text-generation-webui', 'yanwk/comfyui-boot', 'ghcr.io/ai-dock/*', 'ghcr.io/invoke-ai/invokeai', 'universonic/stable-diffusion-webui', 'koboldai/*', 'ghcr.io/khoj-ai/khoj', 'infiniflow/ragflow', 'danswer/*', 'onyxdotapp/*', 'cheshirecatai/core', 'ghcr.io/cheshire-cat-ai/core', 'zylonai/private-gpt', 'ghcr.io/janhq/*', 'photoprism/tensorflow', 'xprobe/xinference'],
  examples: [
    { why: 'a model of LM Studio', path: 'local.py', text: 'import lmstudio as lms\n\nmodel = lms.llm("qwen2.5-7b-instruct")\n', finds: [{ kind: 'sdk', name: 'lmstudio', line: 1 }, { kind: 'model', name: 'qwen2.5-7b-instruct', line: 3 }] },
    { why: 'in TypeScript', path: 'src/local.ts', text: 'import { LMStudioClient } from \'@lmstudio/sdk\';\n\nconst client = new LMStudioClient();\nexport const model = await client.llm.model(\'qwen2.5-7b-instruct\');\n', finds: [{ kind: 'sdk', name: '@lmstudio/sdk', line: 1 }, { kind: 'model', name: 'qwen2.5-7b-instruct', line: 4 }] },
    { why: 'servers and interfaces', path: 'compose.yaml', text: 'services:\n  s0:\n    image: localai/localai:latest-aio-cpu\n  s1:\n    image: ghcr.io/open-webui/open-webui:main\n  s2:\n    image: mintplexlabs/anythingllm\n  s3:\n    image: ghcr.io/danny-avila/librechat-dev:latest\n', finds: [{ kind: 'container_image', name: 'localai/localai', line: 3 }, { kind: 'container_image', name: 'ghcr.io/open-webui/open-webui', line: 5 }, { kind: 'container_image', name: 'mintplexlabs/anythingllm', line: 7 }, { kind: 'container_image', name: 'ghcr.io/danny-avila/librechat-dev', line: 9 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@lmstudio/sdk": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@lmstudio/sdk', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'lmstudio==1.0\n', finds: [{ kind: 'dependency', name: 'lmstudio', line: 1 }] },
  ],
  nearMisses: [
    { why: 'workflows that need no model', path: 'compose.yaml', text: 'services:\n  s0:\n    image: n8nio/n8n:1\n' },
    { why: 'a studio', path: 'a.py', text: 'from film import lmstudio\nlmstudio.llm("x")\n' },
    { why: 'a relative module', path: 'b.ts', text: 'import { LMStudioClient } from \'./lmstudio\';\nnew LMStudioClient();\n' },
    { why: 'a web server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: ghcr.io/acme/open-webui\n' },
  ],
});
