/** // It runs what one gives it: an import means a place where models run, and no hosted model. */
import { defineVendor } from './catalog-entry.ts';

export default defineVendor({
  id: 'beam',
  name: 'Beam',
  url: 'https://www.beam.cloud',
  type: 'framework',
  packages: [
    { ecosystem: 'pypi', name: 'beam-client', modules: ['beam'], role: 'serving', names: ['endpoint', 'asgi', 'realtime', 'task_queue', 'schedule', 'function', 'Image', 'Volume', 'CloudBucket', 'Pod', 'Sandbox', 'Map', 'Output', 'QueueDepthAutoscaler', 'env'] },
  ],
  examples: [
    {
      why: 'an endpoint on a graphics card',
      path: 'app.py',
      text: `from beam import Image, endpoint

@endpoint(name="llm", gpu="A10G", image=Image(python_version="python3.11"))
def generate(prompt):
    return prompt
`,
      finds: [{ kind: 'sdk', name: 'beam-client', line: 1 }],
    },
    {
      why: 'a queue',
      path: 'queue_worker.py',
      text: 'from beam import task_queue\n\n@task_queue(cpu=1)\ndef embed(text):\n    return text\n',
      finds: [{ kind: 'sdk', name: 'beam-client', line: 1 }],
    },
    {
      why: 'the whole module',
      path: 'whole.py',
      text: 'import beam\n\n@beam.function(gpu="T4")\ndef run():\n    pass\n',
      finds: [{ kind: 'sdk', name: 'beam-client', line: 1 }],
    },
    {
      why: 'a project file',
      path: 'pyproject.toml',
      text: '[project]\nname = "app"\ndependencies = ["beam-client>=0.2"]\n',
      finds: [{ kind: 'dependency', name: 'beam-client', line: 3 }],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'beam-client==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'beam-client', line: 1 }],
    },
  ],
  nearMisses: [
    { why: 'Apache Beam', path: 'a.py', text: 'import apache_beam as beam\n\nwith beam.Pipeline() as p:\n    p | beam.Create([1])\n' },
    { why: 'a beam of a structure', path: 'b.py', text: 'from beam import SimplySupported\nSimplySupported(length=4)\n' },
    { why: 'another name of the same module', path: 'c.py', text: 'import beam\nbeam.deflection(4)\n' },
    { why: 'light', path: 'd.ts', text: "export const beam = { endpoint: 'wall', gpu: 'no' };\n" },
  ],
});
