import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';
const agent = (keyArn: string | null) => aws('aws.bedrock_agent', 'desk', { customer_encryption_key_arn: keyArn });
const guardrail = (keyArn: string | null) => aws('aws.bedrock_guardrail', 'g', { kms_key_arn: keyArn });

export default defineCheck({
  id: 'aws_bedrock_agent_encryption',
  version: 1,
  title: 'Agents, flows, prompts and guardrails are encrypted with keys of the account',
  severity: 'medium',
  remediation: 'Give the agent, flow, prompt or guardrail a KMS key of your own.',
  controls: {
    soc2: ['CC6.1', 'C1.1'],
    iso_27001: ['A.8.24'],
    hipaa: ['164.312(a)(2)(iv)'],
    pci_dss: ['3.5.1'],
    gdpr: ['Art.32(1)(a)'],
    nist_csf: ['PR.DS-01'],
    owasp_llm_top10: ['LLM08:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent', 'aws.bedrock_flow', 'aws.bedrock_prompt', 'aws.bedrock_guardrail'],

  judge: (subject) => {
    const judge = (keyArn: string | null) => (keyArn === null ? fail('It is encrypted with a key of the service, not with one of the account.') : pass);
    if (subject.kind === 'aws.bedrock_guardrail') return judgeAws('aws.bedrock_guardrail', subject, { kms_key_arn: orNull(text) }, ({ kms_key_arn: keyArn }) => judge(keyArn));
    return judgeAws('aws.bedrock_agent', subject, { customer_encryption_key_arn: orNull(text) }, ({ customer_encryption_key_arn: keyArn }) => judge(keyArn));
  },

  examples: [
    { kind: 'pass', why: 'an agent and a guardrail', inventory: scanned(agent(key), guardrail(key)), answers: { desk: 'pass', g: 'pass' } },
    { kind: 'fail', why: 'an agent', inventory: scanned(agent(null)), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'a prompt and a flow', inventory: scanned(aws('aws.bedrock_prompt', 'greet', { customer_encryption_key_arn: null }), aws('aws.bedrock_flow', 'triage', { customer_encryption_key_arn: null })), answers: { greet: 'fail', triage: 'fail' } },
    { kind: 'near_miss', why: 'the key of its guardrail is not its own', inventory: scanned(agent(null), guardrail(key)), answers: { desk: 'fail', g: 'pass' } },
    ...unread('aws.bedrock_agent', 'customer_encryption_key_arn'),
  ],
});
