import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { scriptSecrets, scriptVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Secret = NonNullable<AwsAttributes<'aws.state_machine'>['definition_secrets']>[number];
const secret = (more: Partial<Secret> = {}): Secret => ({ detector: 'openai_api_key', confidence: 0.95, masked: 'sk-p****yz', fingerprint: null, line: 12, ...more });
const machine = (...secrets: readonly Secret[]) => scanned(aws('aws.state_machine', 'triage', { definition_secrets: secrets }));

export default defineCheck({
  id: 'aws_state_machine_secrets',
  version: 1,
  title: 'No secret stands in the definition of a workflow',
  severity: 'critical',
  remediation: 'Call HTTP endpoints through a connection of EventBridge, take other secrets from Secrets Manager in a task, and change the secret that stood in the definition: its versions keep it.',
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
  kinds: ['aws.state_machine'],

  judge: (subject) => judgeAws('aws.state_machine', subject, { definition_secrets: scriptSecrets }, ({ definition_secrets: secrets }) => passUnless(scriptVerdicts(secrets, 'the definition'))),

  examples: [
    { kind: 'pass', why: 'none', inventory: machine(), answers: { triage: 'pass' } },
    { kind: 'fail', why: 'a key in a header', inventory: machine(secret()), answers: { triage: 'fail' } },
    { kind: 'review', why: 'perhaps a key', inventory: machine(secret({ confidence: 0.5 })), answers: { triage: 'review' } },
    { kind: 'near_miss', why: 'just sure enough', inventory: machine(secret({ confidence: 0.8 })), answers: { triage: 'fail' } },
    ...unread('aws.state_machine', 'definition_secrets'),
  ],
});
