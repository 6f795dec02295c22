import { defineVendor } from './catalog-entry.ts';
import { addressProofs } from './vendor-proofs.ts';

const proofs = addressProofs({ id: 'speechmatics', url: 'https://asr.api.speechmatics.com/v2/jobs', env: 'SPEECHMATICS_API_KEY' });

export default defineVendor({
  id: 'speechmatics',
  name: 'Speechmatics',
  url: 'https://www.speechmatics.com',
  type: 'vendor',
  packages: [
    { ecosystem: 'pypi', name: 'speechmatics-python', modules: ['speechmatics'], role: 'sdk', provider: 'speechmatics' },
    { ecosystem: 'pypi', name: 'speechmatics-rt', modules: [], role: 'sdk', provider: 'speechmatics' },
    { ecosystem: 'pypi', name: 'speechmatics-batch', modules: [], role: 'sdk', provider: 'speechmatics' },
    { ecosystem: 'npm', name: 'speechmatics', role: 'sdk', provider: 'speechmatics' },
    { ecosystem: 'npm', name: '@speechmatics/real-time-client', role: 'sdk', provider: 'speechmatics' },
    { ecosystem: 'npm', name: '@speechmatics/batch-client', role: 'sdk', provider: 'speechmatics' },
  ],
  hosts: ['asr.api.speechmatics.com', '*.asr.api.speechmatics.com', '*.rt.speechmatics.com', 'mp.speechmatics.com'],
  env: ['SPEECHMATICS_API_KEY'],
  examples: [
    ...proofs.examples,
    {
      why: 'its own SDK',
      path: 'stt.py',
      text: `from speechmatics.models import ConnectionSettings
from speechmatics.batch_client import BatchClient

client = BatchClient(ConnectionSettings(url="https://asr.api.speechmatics.com/v2", auth_token="t"))
`,
      finds: [
        { kind: 'sdk', name: 'speechmatics-python', line: 1 },
        { kind: 'endpoint', name: 'asr.api.speechmatics.com/v2', line: 4, provider: 'speechmatics' },
        { kind: 'provider', name: 'speechmatics' },
      ],
    },
    {
      why: 'live, in JavaScript',
      path: 'src/s.ts',
      text: `import { RealtimeClient } from '@speechmatics/real-time-client';

export const client = new RealtimeClient();
`,
      finds: [
        { kind: 'sdk', name: '@speechmatics/real-time-client', line: 1 },
        { kind: 'provider', name: 'speechmatics' },
      ],
    },
    {
      why: 'requirements',
      path: 'requirements.txt',
      text: 'speechmatics-python==1.0.0\nflask\n',
      finds: [{ kind: 'dependency', name: 'speechmatics-python', line: 1 }],
    },
    {
      why: 'a package manifest',
      path: 'package.json',
      text: '{\n  "dependencies": {\n    "speechmatics": "^1.0.0",\n    "express": "^5.0.0"\n  }\n}\n',
      finds: [{ kind: 'dependency', name: 'speechmatics', line: 3 }],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'speech of the browser', path: 'a.ts', text: "export const speak = () => window.speechSynthesis.speak(new SpeechSynthesisUtterance('Hi'));\n" },
  ],
});
