import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'stagehand',
  name: 'Stagehand',
  url: 'https://www.stagehand.dev',
  type: 'framework',
  packages: [
    { ecosystem: 'npm', name: '@browserbasehq/stagehand', role: 'framework' },
    { ecosystem: 'npm', name: '@browserbasehq/sdk', role: 'sdk' },
    { ecosystem: 'pypi', name: 'stagehand', role: 'framework', names: ['Stagehand', 'StagehandConfig', 'StagehandPage', 'AsyncStagehand', 'AgentConfig', 'configure_logging', 'schemas'] },
    { ecosystem: 'pypi', name: 'browserbase', role: 'sdk' },
  ],
  uses: [
    { ecosystem: 'npm', call: '@browserbasehq/stagehand#Stagehand', gives: [{ kind: 'agent', name: ['@assigned', '@callee'], model: ['modelName', 'model', 'model.modelName'] }, { kind: 'model', from: ['modelName', 'model', 'model.modelName'], provider: 'prefix' }] },
    { ecosystem: 'npm', call: '@browserbasehq/stagehand#Stagehand().agent', gives: [{ kind: 'model', from: ['model', 'model.modelName'], provider: 'prefix' }, { kind: 'prompt', from: ['instructions', 'systemPrompt'] }] },
    { ecosystem: 'pypi', call: 'stagehand.**.StagehandConfig', gives: [{ kind: 'model', from: 'model_name', provider: 'prefix' }] },
    { ecosystem: 'pypi', call: 'stagehand.**.{Stagehand,AsyncStagehand}', gives: [{ kind: 'agent', name: ['@assigned', '@callee'] }, { kind: 'model', from: 'model_name', provider: 'prefix' }] },
  ],
  examples: [
    {
      why: 'a browser that a model drives',
      path: 'src/shop.ts',
      text: `import { Stagehand } from '@browserbasehq/stagehand';

const stagehand = new Stagehand({ env: 'LOCAL', modelName: 'openai/gpt-4.1' });
await stagehand.page.act('click the button');
`,
      finds: [
        { kind: 'sdk', name: '@browserbasehq/stagehand', line: 1 },
        { kind: 'agent', name: 'stagehand', line: 3 },
        { kind: 'model', name: 'openai/gpt-4.1', line: 3, provider: 'openai' },
        { kind: 'provider', name: 'openai' },
      ],
    },
    {
      why: 'an agent with a model of its own',
      path: 'src/agent.ts',
      text: `import { Stagehand } from '@browserbasehq/stagehand';

const browser = new Stagehand({ env: 'BROWSERBASE' });
export const agent = browser.agent({ model: 'anthropic/claude-sonnet-4-5', systemPrompt: 'Be careful.' });
`,
      finds: [
        { kind: 'sdk', name: '@browserbasehq/stagehand', line: 1 },
        { kind: 'agent', name: 'browser', line: 3 },
        { kind: 'model', name: 'anthropic/claude-sonnet-4-5', line: 4, provider: 'anthropic' },
        { kind: 'provider', name: 'anthropic' },
        { kind: 'prompt', name: 'agent.systemPrompt', line: 4 },
      ],
    },
    {
      why: 'Python, its model in the configuration',
      path: 'shop.py',
      text: 'from stagehand import Stagehand, StagehandConfig\n\nconfig = StagehandConfig(env="LOCAL", model_name="google/gemini-2.5-flash")\nbrowser = Stagehand(config)\n',
      finds: [
        { kind: 'sdk', name: 'stagehand', line: 1 },
        { kind: 'model', name: 'google/gemini-2.5-flash', line: 3, provider: 'google' },
        { kind: 'provider', name: 'google' },
        { kind: 'agent', name: 'browser', line: 4 },
      ],
    },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "@browserbasehq/stagehand": "^2.4.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: '@browserbasehq/stagehand', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'stagehand==0.5\n', finds: [{ kind: 'dependency', name: 'stagehand', line: 1 }] },
  ],
  nearMisses: [
    { why: 'a theatre', path: 'a.py', text: 'from stagehand import Curtain\nCurtain(open=True)\n' },
    { why: 'a class of the project', path: 'b.ts', text: "import { Stagehand } from './stagehand';\nnew Stagehand({ modelName: 'gpt-4o' });\n" },
    { why: 'Playwright alone', path: 'c.ts', text: "import { chromium } from 'playwright';\nawait chromium.launch();\n" },
    { why: 'a name in a string', path: 'd.ts', text: "export const name = '@browserbasehq/stagehand';\n" },
  ],
});
