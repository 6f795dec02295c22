import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'galileo',
  name: 'Galileo and Patronus',
  url: 'https://www.rungalileo.io',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'galileo', role: 'evaluation', names: ['log', 'GalileoLogger', 'galileo_context', 'openai', 'handlers', 'experiments', 'datasets', 'prompts', 'init', 'Message'] },
    { ecosystem: 'pypi', name: 'promptquality', role: 'evaluation' },
    { ecosystem: 'pypi', name: 'galileo-observe', modules: ['galileo_observe'], role: 'observability' },
    { ecosystem: 'pypi', name: 'galileo-protect', modules: ['galileo_protect'], role: 'guardrail' },
    { ecosystem: 'pypi', name: 'patronus', role: 'evaluation', names: ['Client', 'init', 'evaluate', 'evaluator', 'traced', 'RemoteEvaluator', 'AsyncRemoteEvaluator', 'Evaluator', 'EvaluationResult', 'experiments', 'evals', 'config'] },
    { ecosystem: 'npm', name: 'galileo', role: 'evaluation' },
  ],
  examples: [
    { why: 'logging', path: 'log.py', text: 'from galileo import GalileoLogger\n\nlogger = GalileoLogger(project="shop")\n', finds: [{ kind: 'sdk', name: 'galileo', line: 1 }] },
    { why: 'the older client', path: 'quality.py', text: 'import promptquality as pq\n\npq.login()\n', finds: [{ kind: 'sdk', name: 'promptquality', line: 1 }] },
    { why: 'Patronus', path: 'judge.py', text: 'from patronus import RemoteEvaluator, init\n\ninit()\njudge = RemoteEvaluator("lynx", "patronus:hallucination")\n', finds: [{ kind: 'sdk', name: 'patronus', line: 1 }] },
    { why: 'a manifest', path: 'package.json', text: '{\n  "dependencies": {\n    "galileo": "^1.0.0"\n  }\n}\n', finds: [{ kind: 'dependency', name: 'galileo', line: 3 }] },
    { why: 'requirements', path: 'requirements.txt', text: 'galileo==1.0\npatronus\n', finds: [{ kind: 'dependency', name: 'galileo', line: 1 }, { kind: 'dependency', name: 'patronus', line: 2 }] },
  ],
  nearMisses: [
    { why: 'the scientist', path: 'a.py', text: 'import galileo\n\ngalileo.observe("Jupiter")\n' },
    { why: 'the satellites', path: 'b.py', text: 'from galileo import Satellite\nSatellite(1)\n' },
    { why: 'a charm against fear', path: 'c.py', text: 'import patronus\n\npatronus.cast("stag")\n' },
    { why: 'a relative module', path: 'd.py', text: 'from .galileo import GalileoLogger\nGalileoLogger()\n' },
  ],
});
