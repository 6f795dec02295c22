import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { containers, containerVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Container = NonNullable<AwsAttributes<'aws.batch_job_definition'>['containers']>[number];
const container = (more: Partial<Container> = {}): Container => ({ name: 'main', image: 'shop/chat:1', environment: [], secrets: [], ...more });
const key = (detector: string) => ({ name: 'KEY', secret: { detector, provider: null, confidence: 0.95, masked: 'sk-a****yz', fingerprint: null } });
const subjectOf = (...containers: readonly Container[]) => scanned(aws('aws.batch_job_definition', 'train:2', { containers }));

export default defineCheck({
  id: 'aws_batch_secrets',
  version: 1,
  title: 'No secret stands in the variables of a batch job',
  severity: 'critical',
  remediation: 'Take the value by secrets and valueFrom, and change the secret that stood in the job definition: every revision keeps it.',
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
  kinds: ['aws.batch_job_definition'],

  judge: (subject) =>
    judgeAws('aws.batch_job_definition', subject, { containers }, (task) =>
      passUnless(containerVerdicts(task.containers)),
    ),

  examples: [
    { kind: 'pass', why: 'taken from a secret', inventory: subjectOf(container({ secrets: [{ name: 'KEY', value_from: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key' }] })), answers: { 'train:2': 'pass' } },
    { kind: 'fail', why: 'a key of an AI vendor', inventory: subjectOf(container({ environment: [key('anthropic_api_key')] })), answers: { 'train:2': 'fail' } },
    { kind: 'fail', why: 'a key in the second container', inventory: subjectOf(container(), container({ name: 'side', environment: [key('anthropic_api_key')] })), answers: { 'train:2': 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: subjectOf(container({ environment: [key('high_entropy')] })), answers: { 'train:2': 'review' } },
    { kind: 'near_miss', why: 'a name that sounds like a secret', inventory: subjectOf(container({ environment: [{ name: 'API_KEY_HEADER', secret: null }] })), answers: { 'train:2': 'pass' } },
    ...unread('aws.batch_job_definition', 'containers'),
  ],
});
