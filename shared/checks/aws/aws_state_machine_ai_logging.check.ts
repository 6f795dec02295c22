import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.state_machine'>;
const machine = (attributes: Attributes) => scanned(aws('aws.state_machine', 'triage', { ai_services: ['bedrock'], type: 'STANDARD', logging_level: 'ALL', ...attributes }));

export default defineCheck({
  id: 'aws_state_machine_ai_logging',
  version: 1,
  title: 'Workflows that call AI keep a log of their executions',
  severity: 'medium',
  remediation: 'Turn on logging of the state machine with level ALL, to a log group with a key and a retention; leave execution data out when prompts hold personal data.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.15'],
    hipaa: ['164.312(b)'],
    pci_dss: ['10.2.1'],
    gdpr: ['Art.5(2)', 'Art.32(1)(d)'],
    nist_csf: ['PR.PS-04', 'DE.CM-09'],
    owasp_llm_top10: ['LLM10:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.state_machine'],

  judge: (subject) =>
    judgeAws('aws.state_machine', subject, { ai_services: listOf(text), type: text, logging_level: text }, ({ ai_services: services, type, logging_level: level }) => {
      if (services.length === 0) return notApplicable('The workflow calls no AI service.');
      if (level === 'ALL') return pass;
      if (level !== 'OFF') return review('The workflow logs only what goes wrong; which calls of AI went well is not known later.');
      // A standard workflow keeps its history by itself, for 90 days; an express one keeps nothing (Step Functions Developer Guide, quotas, read 2026-11).
      return type === 'EXPRESS' ? fail('The workflow calls AI, and nothing is kept of its executions.') : review('The workflow calls AI and has no log; its history is kept for 90 days.');
    }),

  examples: [
    { kind: 'pass', why: 'everything is logged', inventory: machine({}), answers: { triage: 'pass' } },
    { kind: 'fail', why: 'an express workflow without a log', inventory: machine({ type: 'EXPRESS', logging_level: 'OFF' }), answers: { triage: 'fail' } },
    { kind: 'review', why: 'a standard workflow has its history', inventory: machine({ logging_level: 'OFF' }), answers: { triage: 'review' } },
    { kind: 'not_applicable', why: 'no AI in it', inventory: machine({ ai_services: [], type: 'EXPRESS', logging_level: 'OFF' }), answers: { triage: 'not_applicable' } },
    { kind: 'near_miss', why: 'errors only', inventory: machine({ type: 'EXPRESS', logging_level: 'ERROR' }), answers: { triage: 'review' } },
    ...unread('aws.state_machine', 'ai_services', { type: 'EXPRESS', logging_level: 'OFF' }),
  ],
});
