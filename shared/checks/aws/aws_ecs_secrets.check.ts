import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { passUnless } from '../support/verdicts.ts';
import { containers, containerVerdicts } from './environment.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Task = AwsAttributes<'aws.ecs_task_definition'>;
type Container = NonNullable<Task['containers']>[number];
const container = (more: Partial<Container> = {}): Container => ({ name: 'web', image: 'shop/web:1', environment: [], secrets: [], container_ports: [], privileged: false, user: null, readonly_root_filesystem: false, log_driver: null, ...more });
const key = (provider: string | null, detector = 'anthropic_api_key') => ({ name: 'KEY', secret: { detector, provider, confidence: 0.95, masked: 'sk-a****yz', fingerprint: null } });
const task = (...containers: readonly Container[]) => scanned(aws('aws.ecs_task_definition', 'shop:3', { containers }));

export default defineCheck({
  id: 'aws_ecs_secrets',
  version: 1,
  title: 'No secret stands in the variables of a task',
  severity: 'critical',
  remediation: 'Take the value from Secrets Manager by secrets and valueFrom, and change the secret that stood in the task definition: every revision keeps it.',
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
  kinds: ['aws.ecs_task_definition'],

  judge: (subject) =>
    judgeAws('aws.ecs_task_definition', subject, { containers }, (task) =>
      passUnless(containerVerdicts(task.containers)),
    ),

  examples: [
    { kind: 'pass', why: 'taken from a secret', inventory: task(container({ secrets: [{ name: 'KEY', value_from: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:key' }] })), answers: { 'shop:3': 'pass' } },
    { kind: 'fail', why: 'a key of an AI vendor', inventory: task(container({ environment: [key('anthropic')] })), answers: { 'shop:3': 'fail' } },
    { kind: 'fail', why: 'a key of another service', inventory: task(container({ environment: [key(null, 'stripe_secret_key')] })), answers: { 'shop:3': 'fail' } },
    { kind: 'fail', why: 'the same variable in two containers is two findings', inventory: task(container({ environment: [key('anthropic')] }), container({ name: 'job', environment: [key('anthropic')] })), answers: { 'shop:3': 'fail' } },
    { kind: 'review', why: 'a value that only looks random', inventory: task(container({ environment: [key(null, 'high_entropy')] })), answers: { 'shop:3': 'review' } },
    { kind: 'near_miss', why: 'a name that sounds like a secret', inventory: task(container({ environment: [{ name: 'API_KEY_HEADER', secret: null }] })), answers: { 'shop:3': 'pass' } },
    ...unread('aws.ecs_task_definition', 'containers'),
  ],
});
