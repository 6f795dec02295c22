/** // A router: the id says who serves the model, `provider/model`. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'litellm',
  name: 'LiteLLM',
  url: 'https://www.litellm.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'litellm', role: 'gateway' },
    { ecosystem: 'pypi', name: 'litellm-proxy-extras', modules: ['litellm_proxy_extras'], role: 'gateway' },
    { ecosystem: 'npm', name: 'litellm', role: 'gateway' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'litellm.**.{completion,acompletion,text_completion,atext_completion,responses,aresponses,anthropic_messages,image_generation,aimage_generation,transcription,atranscription,speech,aspeech,rerank,arerank,moderation,batch_completion}', gives: [{ kind: 'endpoint', from: ['api_base', 'base_url'] }, { kind: 'model', from: ['model', '#0'], provider: 'prefix' }, { kind: 'prompt', from: ['instructions', 'messages[role=system].content', '#1[role=system].content'] }] },
    { ecosystem: 'pypi', call: 'litellm.**.{embedding,aembedding}', gives: [{ kind: 'endpoint', from: ['api_base', 'base_url'] }, { kind: 'embedding_model', from: ['model', '#0'], provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'litellm.**.Router', gives: [{ kind: 'model', from: ['model_list[].litellm_params.model', '#0[].litellm_params.model'], provider: 'prefix' }, { kind: 'endpoint', from: ['model_list[].litellm_params.api_base'], isOwn: true }] },
    { ecosystem: 'pypi', call: 'litellm.**.Router().set_model_list', gives: [{ kind: 'model', from: '#0[].litellm_params.model', provider: 'prefix' }] },
    { ecosystem: 'npm', call: 'litellm#completion', gives: [{ kind: 'model', from: 'model', provider: 'prefix' }, { kind: 'prompt', from: 'messages[role=system].content' }] },
    { ecosystem: 'npm', call: 'litellm#embedding', gives: [{ kind: 'embedding_model', from: 'model', provider: 'prefix' }] },
  ],
  images: ['ghcr.io/berriai/litellm', 'ghcr.io/berriai/litellm-*', 'litellm/litellm', 'litellm/litellm-*', 'docker.litellm.ai/berriai/*'],
  actions: [
    { command: 'litellm', role: 'inference' },
  ],
  examples: [
    {
      why: 'the configuration of the proxy',
      path: 'proxy/config.yaml',
      text: `model_list:
  - model_name: fast
    litellm_params:
      model: azure/gpt-4o-eu
      api_base: https://contoso.openai.azure.com
  - model_name: own
    litellm_params:
      model: openai/my-llama
      api_base: http://vllm:8000/v1
  - model_name: "*"
    litellm_params:
      model: anthropic/*
`,
      finds: [
        { kind: 'endpoint', name: 'contoso.openai.azure.com', line: 5, provider: 'azure-openai' },
        { kind: 'model', name: 'azure/gpt-4o-eu', line: 4, provider: 'azure-openai' },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'endpoint', name: 'vllm:8000/v1', line: 9 },
        { kind: 'model', name: 'openai/my-llama', line: 8 },
        { kind: 'provider', name: 'anthropic', line: 12 },
      ],
    },
    {
      why: 'a completion with a prefix',
      path: 'c.py',
      text: `from litellm import completion

RULES = "Be brief."
completion(model="groq/llama-3.3-70b-versatile", messages=[{"role": "system", "content": RULES}])
`,
      finds: [
        { kind: 'sdk', name: 'litellm', line: 1 },
        { kind: 'prompt', name: 'RULES', line: 3 },
        { kind: 'provider', name: 'groq' },
        { kind: 'model', name: 'groq/llama-3.3-70b-versatile', line: 4, provider: 'groq' },
      ],
    },
    {
      why: 'a list of routes, an embedding and a fallback',
      path: 'router.py',
      text: `import litellm
from litellm import Router

MODELS = [
    {"model_name": "fast", "litellm_params": {"model": "azure/gpt-4o-eu", "api_base": "https://eu.openai.azure.com"}},
    {"model_name": "fast", "litellm_params": {"model": "gpt-4o"}},
    {"model_name": "local", "litellm_params": {"model": "ollama/llama3.2"}},
]
router = Router(model_list=MODELS)
litellm.embedding(model="cohere/embed-english-v3.0", input=["a"])
`,
      finds: [
        { kind: 'sdk', name: 'litellm', line: 1 },
        { kind: 'endpoint', name: 'eu.openai.azure.com', line: 5, provider: 'azure-openai' },
        { kind: 'model', name: 'azure/gpt-4o-eu', line: 5, provider: 'azure-openai' },
        { kind: 'provider', name: 'azure-openai' },
        { kind: 'model', name: 'gpt-4o', line: 6, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
        { kind: 'model', name: 'ollama/llama3.2', line: 7, provider: 'ollama' },
        { kind: 'provider', name: 'ollama' },
        { kind: 'embedding_model', name: 'cohere/embed-english-v3.0', line: 10, provider: 'cohere' },
        { kind: 'provider', name: 'cohere' },
      ],
    },
    {
      why: "a server of one's own behind the word openai",
      path: 'own.py',
      text: `import litellm

litellm.completion(model="openai/my-mistral", api_base="http://llm.internal.example:8000/v1", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'litellm', line: 1 },
        { kind: 'endpoint', name: 'llm.internal.example:8000/v1', line: 3 },
        { kind: 'model', name: 'openai/my-mistral', line: 3 },
      ],
    },
    {
      why: 'the proxy as a service',
      path: 'compose.yaml',
      text: 'services:\n  proxy:\n    image: ghcr.io/berriai/litellm:main-v1.52\n',
      finds: [{ kind: 'container_image', name: 'ghcr.io/berriai/litellm', line: 3 }],
    },
    {
      why: 'the port for JavaScript',
      path: 'src/l.ts',
      text: `import { completion } from 'litellm';

export const reply = await completion({ model: 'mistral/mistral-large-2411', messages: [] });
`,
      finds: [
        { kind: 'sdk', name: 'litellm', line: 1 },
        { kind: 'provider', name: 'mistral' },
        { kind: 'model', name: 'mistral/mistral-large-2411', line: 3, provider: 'mistral' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'litellm==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'litellm', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "litellm": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'litellm', line: 3 }],
    },
  ],
  nearMisses: [
    { why: 'a list of models of something else', path: 'shop/config.yaml', text: 'model_list:\n  - model_name: beetle\n    params: { model: openai/gpt-4o }\n' },
    { why: "a function of one's own", path: 'a.py', text: 'def completion(model):\n    return model\n\ncompletion(model="groq/llama-3.3-70b-versatile")\n' },
    { why: 'a module whose name only starts alike', path: 'b.py', text: 'import litellm_notes\nlitellm_notes.completion(model="gpt-4o")\n' },
    { why: 'an image of somebody else', path: 'compose.yml', text: 'services:\n  a:\n    image: acme/litellm-docs:1\n' },
    { why: 'a comment', path: 'c.py', text: '# from litellm import completion\n"""completion(model="gpt-4o")"""\n' },
  ],
});
