import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { passUnless } from '../support/verdicts.ts';
import { environment, scriptSecrets, scriptVerdicts, secretVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.amplify_app'>;
const found = (detector: string, confidence: number) => ({ detector, confidence, provider: null, masked: 'abcd****yz', fingerprint: null });
const app = (attributes: Attributes) => scanned(aws('aws.amplify_app', 'site', { environment: [], build_spec_secrets: [], branches: [], ...attributes }));

export default defineCheck({
  id: 'aws_amplify_secrets',
  version: 1,
  title: 'No secret stands in the variables or the specification of a site',
  severity: 'critical',
  remediation: 'Keep the secret among the secrets of Amplify (in Systems Manager), and change the one that stood here: builds put variables into what browsers load.',
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
  kinds: ['aws.amplify_app'],

  judge: (subject) =>
    judgeAws('aws.amplify_app', subject, { environment, build_spec_secrets: scriptSecrets, branches: listOf(record({ branch_name: text, environment })) }, ({ environment: variables, build_spec_secrets: secrets, branches }) =>
      passUnless([
        ...secretVerdicts(variables, 'of the app'),
        ...branches.flatMap(({ branch_name: branch, environment: own }) => secretVerdicts(own, `of the branch ${quoted(branch)}`).map((verdict) => ({ ...verdict, discriminator: `${branch} ${verdict.discriminator ?? ''}` }))),
        ...scriptVerdicts(secrets, 'the build specification'),
      ]),
    ),

  examples: [
    { kind: 'pass', why: 'nothing that looks like one', inventory: app({ environment: [{ name: 'API_URL', secret: null }] }), answers: { site: 'pass' } },
    { kind: 'fail', why: 'a key for all branches', inventory: app({ environment: [{ name: 'OPENAI_API_KEY', secret: found('openai_api_key', 0.95) }] }), answers: { site: 'fail' } },
    { kind: 'fail', why: 'a key of one branch', inventory: app({ branches: [{ branch_name: 'main', environment: [{ name: 'OPENAI_API_KEY', secret: found('openai_api_key', 0.95) }] }] }), answers: { site: 'fail' } },
    { kind: 'fail', why: 'a key in the specification', inventory: app({ build_spec_secrets: [{ ...found('openai_api_key', 0.95), line: 4 }] }), answers: { site: 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: app({ environment: [{ name: 'SALT', secret: found('high_entropy', 0.9) }] }), answers: { site: 'review' } },
    { kind: 'near_miss', why: 'a key that is meant to be public has no detector', inventory: app({ environment: [{ name: 'NEXT_PUBLIC_MAPS_KEY', secret: null }] }), answers: { site: 'pass' } },
    ...unread('aws.amplify_app', 'branches', { environment: [], build_spec_secrets: [] }),
  ],
});
