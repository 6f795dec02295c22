import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { environment, secretVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Variable = NonNullable<AwsAttributes<'aws.lambda_function'>['environment']>[number];
const variable = (detector: string, provider: string | null, confidence = 0.95): Variable => ({ name: 'KEY', secret: { detector, provider, confidence, masked: 'sk-p****yz', fingerprint: null } });
const lambda = (...variables: readonly Variable[]) => scanned(aws('aws.lambda_function', 'chat', { environment: variables }));

export default defineCheck({
  id: 'aws_lambda_ai_key',
  version: 1,
  title: 'No key of an AI vendor stands in the variables of a function',
  severity: 'critical',
  flag: 'hardcoded_api_key',
  remediation: 'Keep the key in Secrets Manager, let the function read it by its role, and make a new key at the vendor.',
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
  kinds: ['aws.lambda_function'],

  judge: (subject) => judgeAws('aws.lambda_function', subject, { environment }, ({ environment: variables }) => passUnless(secretVerdicts(variables, 'of the function', true))),

  examples: [
    { kind: 'pass', why: 'none', inventory: lambda({ name: 'MODEL', secret: null }), answers: { chat: 'pass' } },
    { kind: 'fail', why: 'a key of OpenAI', inventory: lambda(variable('openai_api_key', 'openai')), answers: { chat: 'fail' } },
    { kind: 'review', why: 'perhaps a key', inventory: lambda(variable('mistral_api_key', 'mistral', 0.5)), answers: { chat: 'review' } },
    { kind: 'near_miss', why: 'a key of another service is for another check', inventory: lambda(variable('stripe_secret_key', null)), answers: { chat: 'pass' } },
    ...unread('aws.lambda_function', 'environment'),
  ],
});
