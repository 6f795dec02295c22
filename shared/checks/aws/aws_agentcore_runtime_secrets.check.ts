import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { environment, secretVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Variable = NonNullable<AwsAttributes<'aws.agentcore_runtime'>['environment']>[number];
const variable = (detector: string, confidence = 0.95): Variable => ({ name: 'KEY', secret: { detector, provider: 'openai', confidence, masked: 'sk-p****yz', fingerprint: null } });
const runtime = (...variables: readonly Variable[]) => scanned(aws('aws.agentcore_runtime', 'desk', { environment: variables }));

export default defineCheck({
  id: 'aws_agentcore_runtime_secrets',
  version: 1,
  title: 'No secret stands in the variables of an agent runtime',
  severity: 'critical',
  remediation: 'Take credentials from AgentCore Identity or Secrets Manager, and change the secret that stood here.',
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
  kinds: ['aws.agentcore_runtime'],

  judge: (subject) => judgeAws('aws.agentcore_runtime', subject, { environment }, ({ environment: variables }) => passUnless(secretVerdicts(variables, 'of the runtime'))),

  examples: [
    { kind: 'pass', why: 'none', inventory: runtime({ name: 'MODEL', secret: null }), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'a key', inventory: runtime(variable('openai_api_key')), answers: { desk: 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: runtime(variable('high_entropy')), answers: { desk: 'review' } },
    { kind: 'near_miss', why: 'the name of a provider of credentials', inventory: runtime({ name: 'OPENAI_API_KEY_PROVIDER', secret: null }), answers: { desk: 'pass' } },
    ...unread('aws.agentcore_runtime', 'environment'),
  ],
});
