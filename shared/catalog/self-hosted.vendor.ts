import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'self-hosted',
  name: 'LocalAI and user interfaces for models at home',
  url: 'https://localai.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'open-webui', modules: ['open_webui'], role: 'serving' },
    { ecosystem: 'pypi', name: 'comfyui-frontend-package', modules: [], role: 'serving' },
  ],
  images: ['localai/localai', 'quay.io/go-skynet/local-ai', 'ghcr.io/open-webui/*', 'mintplexlabs/anythingllm', 'ghcr.io/danny-avila/librechat*', 'lobehub/lobe-chat*', 'ghcr.io/lobehub/*', 'yidadaa/chatgpt-next-web', 'ghcr.io/oobabooga/*', 'atinoda/text-generation-webui', 'yanwk/comfyui-boot', 'ghcr.io/ai-dock/*', 'ghcr.io/invoke-ai/invokeai', 'universonic/stable-diffusion-webui', 'koboldai/*', 'ghcr.io/khoj-ai/khoj', 'infiniflow/ragflow', 'danswer/*', 'onyxdotapp/*', 'cheshirecatai/core', 'ghcr.io/cheshire-cat-ai/core', 'zylonai/private-gpt', 'ghcr.io/janhq/*', 'photoprism/tensorflow', 'xprobe/xinference'],
  examples: [
    { why: 'servers and interfaces', path: 'compose.yaml', text: 'services:\n  s0:\n    image: localai/localai:latest-aio-cpu\n  s1:\n    image: ghcr.io/open-webui/open-webui:main\n  s2:\n    image: mintplexlabs/anythingllm\n  s3:\n    image: ghcr.io/danny-avila/librechat-dev:latest\n', finds: [{ kind: 'container_image', name: 'localai/localai', line: 3 }, { kind: 'container_image', name: 'ghcr.io/open-webui/open-webui', line: 5 }, { kind: 'container_image', name: 'mintplexlabs/anythingllm', line: 7 }, { kind: 'container_image', name: 'ghcr.io/danny-avila/librechat-dev', line: 9 }] },
    { why: 'an interface in a script', path: 'ui.py', text: 'from open_webui.main import app\n', finds: [{ kind: 'sdk', name: 'open-webui', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'open-webui==0.6.5\ncomfyui-frontend-package==1.20.0\n', finds: [{ kind: 'dependency', name: 'open-webui', line: 1 }, { kind: 'dependency', name: 'comfyui-frontend-package', line: 2 }] },
    { why: 'a manifest', path: 'pyproject.toml', text: '[project]\nname = "home"\ndependencies = ["open-webui"]\n', finds: [{ kind: 'dependency', name: 'open-webui', line: 3 }] },
    { why: 'workflows for pictures', path: 'compose.yaml', text: 'services:\n  s0:\n    image: yanwk/comfyui-boot:cu124-slim\n', finds: [{ kind: 'container_image', name: 'yanwk/comfyui-boot', line: 3 }] },
  ],
  nearMisses: [
    { why: 'workflows that need no model', path: 'compose.yaml', text: 'services:\n  s0:\n    image: n8nio/n8n:1\n' },
    { why: 'a web user interface of something else', path: 'a.py', text: 'from webui import app\napp.open("x")\n' },
    { why: 'a package whose name goes on', path: 'requirements.txt', text: 'open-webui-theme\n' },
    { why: 'a web server', path: 'compose.yaml', text: 'services:\n  s0:\n    image: ghcr.io/acme/open-webui\n' },
  ],
});
