import { defineVendor } from './catalog-entry.ts';
import { compatibleProofs } from './vendor-proofs.ts';

const proofs = compatibleProofs({ id: 'stepfun', base: 'https://api.stepfun.com/v1', model: 'step-1-8k', env: 'STEPFUN_API_KEY' });

export default defineVendor({
  id: 'stepfun',
  name: 'StepFun',
  url: 'https://platform.stepfun.com',
  type: 'vendor',
  packages: [],
  hosts: ['api.stepfun.com', 'api.stepfun.ai'],
  env: ['STEPFUN_API_KEY'],
  models: [
    { id: 'step-1-8k' },
    { id: 'step-1-32k' },
    { id: 'step-1-128k' },
    { id: 'step-1-256k' },
    { id: 'step-1-flash' },
    { id: 'step-1v-8k' },
    { id: 'step-1v-32k' },
    { id: 'step-2-16k' },
    { id: 'step-2-mini' },
    { id: 'step-r1-v-mini' },
    { id: 'step-3.5-flash' },
    { id: 'step-tts-mini' },
  ],
  modelPattern: /^step-(?:\d[a-z]?-\d+k|1-flash|2-mini|3\.5-|r1-v|tts-|asr|1x-)/,
  examples: [
    ...proofs.examples,
    {
      why: 'a client whose address is set elsewhere: the id says whose it is',
      path: 'later.py',
      text: `import os
from openai import OpenAI

client = OpenAI(api_key=os.environ["STEPFUN_API_KEY"], base_url=os.environ["LLM_URL"])
client.chat.completions.create(model="step-2-16k", messages=[])
`,
      finds: [
        { kind: 'sdk', name: 'openai', line: 2 },
        { kind: 'provider', name: 'stepfun' },
        { kind: 'model', name: 'step-2-16k', line: 5, provider: 'stepfun' },
      ],
    },
  ],
  nearMisses: [
    ...proofs.nearMisses,
    { why: 'steps of a state machine', path: 'a.ts', text: "import { StepFunctions } from 'aws-sdk';\nnew StepFunctions({}).startExecution({ name: 'step-1-flash' });\n" },
  ],
});
