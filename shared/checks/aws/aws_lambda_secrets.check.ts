import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { environment, secretVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Variable = NonNullable<AwsAttributes<'aws.lambda_function'>['environment']>[number];
const found = (detector: string, confidence: number, provider: string | null = null): Variable['secret'] => ({ detector, confidence, provider, masked: 'abcd****yz', fingerprint: null });
const lambda = (...variables: readonly Variable[]) => scanned(aws('aws.lambda_function', 'resize', { environment: variables }));

export default defineCheck({
  id: 'aws_lambda_secrets',
  version: 1,
  title: 'No secret stands in the variables of a function',
  severity: 'critical',
  remediation: 'Keep the secret in Secrets Manager, let the function read it by its role, and change the secret that stood here.',
  controls: {
    soc2: ['CC6.1'],
    iso_27001: ['A.5.17', 'A.8.28'],
    hipaa: ['164.308(a)(5)(ii)(D)', '164.312(d)'],
    pci_dss: ['8.6.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.AA-01'],
    mitre_atlas: ['AML.T0055'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.lambda_function'],

  judge: (subject) => judgeAws('aws.lambda_function', subject, { environment }, ({ environment: variables }) => passUnless(secretVerdicts(variables, 'of the function'))),

  examples: [
    { kind: 'pass', why: 'nothing that looks like one', inventory: lambda({ name: 'LOG_LEVEL', secret: null }), answers: { resize: 'pass' } },
    { kind: 'pass', why: 'no variables', inventory: lambda(), answers: { resize: 'pass' } },
    { kind: 'fail', why: 'a key', inventory: lambda({ name: 'STRIPE_KEY', secret: found('stripe_secret_key', 0.95) }), answers: { resize: 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: lambda({ name: 'SALT', secret: found('high_entropy', 0.9) }), answers: { resize: 'review' } },
    { kind: 'review', why: 'a detector that is not sure', inventory: lambda({ name: 'TOKEN', secret: found('generic_token', 0.5) }), answers: { resize: 'review' } },
    { kind: 'near_miss', why: 'a name that sounds like a secret and holds an ARN', inventory: lambda({ name: 'DB_PASSWORD_SECRET_ARN', secret: null }), answers: { resize: 'pass' } },
    { kind: 'near_miss', why: 'a key of KMS protects the variables from others, not from who may read the function', inventory: scanned(aws('aws.lambda_function', 'resize', { kms_key_arn: 'arn:aws:kms:eu-west-1:111122223333:key/x', environment: [{ name: 'KEY', secret: found('stripe_secret_key', 0.95) }] })), answers: { resize: 'fail' } },
    ...unread('aws.lambda_function', 'environment'),
  ],
});
