import { defineCheck } from '../check.ts';
import { number, orNull, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const memory = (key: string | null, days: number) => scanned(aws('aws.agentcore_memory', 'chats', { encryption_key_arn: key, event_expiry_duration: days }));
const key = 'arn:aws:kms:eu-west-1:111122223333:key/x';

export default defineCheck({
  id: 'aws_agentcore_memory_encryption',
  version: 1,
  title: 'Memories of agents are encrypted and forget',
  severity: 'medium',
  remediation: 'Make the memory with a KMS key of your own and an expiry of events that fits what is said there.',
  /** `days`: longest time for which events may be kept. */
  params: { days: 90 },
  controls: {
    soc2: ['CC6.1', 'C1.1', 'C1.2'],
    iso_27001: ['A.8.24', 'A.5.33', 'A.8.10'],
    hipaa: ['164.312(a)(2)(iv)', '164.316(b)(2)(i)'],
    pci_dss: ['3.5.1', '3.2.1', '10.5.1'],
    gdpr: ['Art.32(1)(a)', 'Art.5(1)(e)'],
    nist_csf: ['PR.DS-01', 'ID.AM-08'],
    owasp_agentic_top10: ['ASI06'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_memory'],

  judge: (subject, { params }) =>
    judgeAws('aws.agentcore_memory', subject, { encryption_key_arn: orNull(text), event_expiry_duration: number }, ({ encryption_key_arn: keyArn, event_expiry_duration: days }) => {
      if (keyArn === null) return fail('The memory is encrypted with a key of the service, not with one of the account.');
      return days > Number(params['days']) ? review(`The memory keeps what was said for ${days} days; ${String(params['days'])} are allowed.`) : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a key and ninety days', inventory: memory(key, 90), answers: { chats: 'pass' } },
    { kind: 'fail', why: 'no key', inventory: memory(null, 7), answers: { chats: 'fail' } },
    { kind: 'review', why: 'a year', inventory: memory(key, 365), answers: { chats: 'review' } },
    { kind: 'near_miss', why: 'a day more than allowed', inventory: memory(key, 91), answers: { chats: 'review' } },
    ...unread('aws.agentcore_memory', 'encryption_key_arn', { event_expiry_duration: 7 }),
  ],
});
