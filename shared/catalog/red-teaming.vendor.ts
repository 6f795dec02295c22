import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'red-teaming',
  name: 'garak and PyRIT',
  url: 'https://garak.ai',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'garak', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'pyrit', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'adversarial-robustness-toolbox', modules: ['art.attacks', 'art.estimators', 'art.defences'], role: 'evaluation' },
    { ecosystem: 'pypi', name: 'textattack', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'modelscan', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'picklescan', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'llamator', role: 'evaluation' },
  ],
  uses: [
    { ecosystem: 'pypi', call: 'pyrit.prompt_target.**.OpenAIChatTarget', gives: [{ kind: 'provider', provider: 'openai' }, { kind: 'model', from: ['model_name', 'deployment_name'], provider: 'openai' }, { kind: 'endpoint', from: 'endpoint' }] },
  ],
  examples: [
    { why: 'an attack that is orchestrated, and its target', path: 'attack.py', text: 'from pyrit.prompt_target import OpenAIChatTarget\n\ntarget = OpenAIChatTarget(model_name="gpt-4o")\n', finds: [{ kind: 'sdk', name: 'pyrit', line: 1 }, { kind: 'provider', name: 'openai' }, { kind: 'model', name: 'gpt-4o', line: 3, provider: 'openai' }] },
    { why: 'probes', path: 'probe.py', text: 'import garak.cli\n\ngarak.cli.main(["--list_probes"])\n', finds: [{ kind: 'sdk', name: 'garak', line: 1 }] },
    { why: 'attacks on classifiers', path: 'evasion.py', text: 'from art.attacks.evasion import FastGradientMethod\nfrom art.estimators.classification import PyTorchClassifier\n\nFastGradientMethod(estimator=c)\n', finds: [{ kind: 'sdk', name: 'adversarial-robustness-toolbox', line: 1 }] },
    { why: 'model files are searched', path: 'scan.py', text: 'from modelscan.modelscan import ModelScan\n\nModelScan().scan("model.pkl")\n', finds: [{ kind: 'sdk', name: 'modelscan', line: 1 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'garak==0.10\npyrit\nadversarial-robustness-toolbox\n', finds: [{ kind: 'dependency', name: 'garak', line: 1 }, { kind: 'dependency', name: 'pyrit', line: 2 }, { kind: 'dependency', name: 'adversarial-robustness-toolbox', line: 3 }] },
  ],
  nearMisses: [
    { why: 'drawings of letters', path: 'a.py', text: 'from art import text2art\ntext2art("x")\n' },
    { why: 'their package', path: 'requirements.txt', text: 'art==6\npyrite\n' },
    { why: 'a stone', path: 'b.py', text: 'from stones.pyrit import OpenAIChatTarget\nOpenAIChatTarget(model_name="gpt-4o")\n' },
    { why: 'art of the project', path: 'c.py', text: 'from art.gallery import Picture\nPicture()\n' },
  ],
});
