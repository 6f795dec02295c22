import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { scriptSecrets, scriptVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Secret = NonNullable<AwsAttributes<'aws.sagemaker_lifecycle_config'>['secrets']>[number];
const secret = (more: Partial<Secret> = {}): Secret => ({ detector: 'openai_api_key', confidence: 0.95, masked: 'sk-p****yz', fingerprint: null, line: 4, ...more });
const config = (...secrets: readonly Secret[]) => scanned(aws('aws.sagemaker_lifecycle_config', 'setup', { secrets }));

export default defineCheck({
  id: 'aws_sagemaker_lifecycle_secrets',
  version: 1,
  title: 'No secret stands in lifecycle scripts',
  severity: 'high',
  remediation: 'Let the script read the secret from Secrets Manager, and change the secret that stood in it.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.12'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01', 'PR.DS-01'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_lifecycle_config'],

  judge: (subject) => judgeAws('aws.sagemaker_lifecycle_config', subject, { secrets: scriptSecrets }, ({ secrets }) => passUnless(scriptVerdicts(secrets, 'the script'))),

  examples: [
    { kind: 'pass', why: 'none', inventory: config(), answers: { setup: 'pass' } },
    { kind: 'fail', why: 'a key', inventory: config(secret()), answers: { setup: 'fail' } },
    { kind: 'fail', why: 'two of a kind', inventory: config(secret(), secret({ line: 9 })), answers: { setup: 'fail' } },
    { kind: 'review', why: 'perhaps a key', inventory: config(secret({ confidence: 0.5 })), answers: { setup: 'review' } },
    { kind: 'near_miss', why: 'a long hash', inventory: config(secret({ detector: 'high_entropy', confidence: 0.9 })), answers: { setup: 'review' } },
    { kind: 'near_miss', why: 'just sure enough', inventory: config(secret({ confidence: 0.8 })), answers: { setup: 'fail' } },
    ...unread('aws.sagemaker_lifecycle_config', 'secrets'),
  ],
});
