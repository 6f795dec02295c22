import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { environment, scriptSecrets, scriptVerdicts, secretVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.codebuild_project'>;
const found = (detector: string, confidence: number) => ({ detector, confidence, provider: null, masked: 'abcd****yz', fingerprint: null });
const project = (attributes: Attributes) => scanned(aws('aws.codebuild_project', 'release', { environment: [], buildspec_secrets: [], ...attributes }));

export default defineCheck({
  id: 'aws_codebuild_secrets',
  version: 1,
  title: 'No secret stands in the variables or the specification of a build',
  severity: 'critical',
  remediation: 'Give the variable the type SECRETS_MANAGER or PARAMETER_STORE, and change the secret that stood in the project: whoever may read the project could read it.',
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
  kinds: ['aws.codebuild_project'],

  judge: (subject) =>
    judgeAws('aws.codebuild_project', subject, { environment, buildspec_secrets: scriptSecrets }, ({ environment: variables, buildspec_secrets: secrets }) =>
      passUnless([...secretVerdicts(variables, 'of the build'), ...scriptVerdicts(secrets, 'the build specification')]),
    ),

  examples: [
    { kind: 'pass', why: 'nothing that looks like one', inventory: project({ environment: [{ name: 'STAGE', secret: null }] }), answers: { release: 'pass' } },
    { kind: 'pass', why: 'taken from a secret', inventory: project({ secrets: [{ name: 'OPENAI_API_KEY', value_from: 'openai:key' }] }), answers: { release: 'pass' } },
    { kind: 'fail', why: 'a key in a variable', inventory: project({ environment: [{ name: 'NPM_TOKEN', secret: found('npm_token', 0.95) }] }), answers: { release: 'fail' } },
    { kind: 'fail', why: 'a key in the specification', inventory: project({ buildspec_secrets: [{ ...found('openai_api_key', 0.95), line: 4 }] }), answers: { release: 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: project({ environment: [{ name: 'SALT', secret: found('high_entropy', 0.9) }] }), answers: { release: 'review' } },
    { kind: 'near_miss', why: 'a name that sounds like a secret', inventory: project({ environment: [{ name: 'API_KEY_NAME', secret: null }] }), answers: { release: 'pass' } },
    ...unread('aws.codebuild_project', 'environment', { buildspec_secrets: [] }),
  ],
});
