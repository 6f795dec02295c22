import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'nemo-guardrails',
  name: 'NeMo Guardrails',
  url: 'https://docs.nvidia.com/nemo/guardrails/',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'nemoguardrails', role: 'guardrail' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'nemoguardrails.**.{LLMRails,RunnableRails}', gives: [{ kind: 'guardrail', name: ['@assigned', '@callee'] }] },
  ],
  definitions: [
    { ecosystem: 'pypi', decorated: 'nemoguardrails.actions.**.action', gives: 'guardrail', name: 'name' },
  ],
  declarations: [
    { format: 'nemo-model', gives: [{ kind: 'model', from: 'model', providerFrom: 'engine' }] },
    { format: 'nemo-embedding', gives: [{ kind: 'embedding_model', from: 'model', providerFrom: 'engine' }] },
    { format: 'nemo-rail', gives: [{ kind: 'guardrail', name: '@assigned' }] },
    { format: 'nemo-instructions', gives: [{ kind: 'prompt', from: 'content' }] },
  ],
  images: ['nvcr.io/nvidia/nemo-guardrails'],
  examples: [
    { why: 'rails around an application', path: 'app.py', text: 'from nemoguardrails import LLMRails, RailsConfig\n\nconfig = RailsConfig.from_path("./config")\nrails = LLMRails(config)\n', finds: [{ kind: 'sdk', name: 'nemoguardrails', line: 1 }, { kind: 'guardrail', name: 'rails', line: 4 }] },
    { why: 'their configuration: models, flows, instructions', path: 'config/config.yml', text: 'models:\n  - type: main\n    engine: openai\n    model: gpt-4o-mini\n  - type: embeddings\n    engine: openai\n    model: text-embedding-3-small\ninstructions:\n  - type: general\n    content: Be polite.\nrails:\n  input:\n    flows:\n      - self check input\n', finds: [{ kind: 'model', name: 'gpt-4o-mini', line: 4, provider: 'openai' }, { kind: 'provider', name: 'openai' }, { kind: 'embedding_model', name: 'text-embedding-3-small', line: 7, provider: 'openai' }, { kind: 'prompt', name: 'instructions.content', line: 10 }, { kind: 'guardrail', name: 'self check input', line: 14 }] },
    { why: 'an action that a rail calls', path: 'actions.py', text: 'from nemoguardrails.actions import action\n\n@action()\nasync def check_blocked(context: dict):\n    return True\n', finds: [{ kind: 'sdk', name: 'nemoguardrails', line: 1 }, { kind: 'guardrail', name: 'check_blocked', line: 4 }] },
    { why: 'rails as a runnable', path: 'chain.py', text: 'from nemoguardrails.integrations.langchain.runnable_rails import RunnableRails\n\nguard = RunnableRails(config)\n', finds: [{ kind: 'sdk', name: 'nemoguardrails', line: 1 }, { kind: 'guardrail', name: 'guard', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'nemoguardrails==0.12\n', finds: [{ kind: 'dependency', name: 'nemoguardrails', line: 1 }] },
  ],
  nearMisses: [
    { why: 'models of cars', path: 'config.yml', text: 'models:\n  - type: main\n    engine: petrol\n    model: coupe\n' },
    { why: 'an application of Rails', path: 'config.yaml', text: 'rails:\n  flows: []\n' },
    { why: 'an action of something else', path: 'a.py', text: 'from game.actions import action\n\n@action()\ndef jump():\n    pass\n' },
    { why: 'a relative module', path: 'b.py', text: 'from .nemoguardrails import LLMRails\nLLMRails(1)\n' },
  ],
});
