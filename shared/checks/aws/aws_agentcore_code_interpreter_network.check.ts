import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const interpreter = (mode: string) => scanned(aws('aws.agentcore_code_interpreter', 'calc', { network_mode: mode }));

export default defineCheck({
  id: 'aws_agentcore_code_interpreter_network',
  version: 1,
  title: 'Code of models runs without the internet',
  severity: 'high',
  remediation: 'Make the code interpreter with the network mode SANDBOX, or VPC where it needs something of yours.',
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
    owasp_agentic_top10: ['ASI05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_code_interpreter'],

  judge: (subject) =>
    judgeAws('aws.agentcore_code_interpreter', subject, { network_mode: text }, ({ network_mode: mode }) => {
      if (mode === 'SANDBOX' || mode === 'VPC') return pass;
      return mode === 'PUBLIC' ? fail('Code that a model writes runs with access to the whole internet.') : malformed('network_mode');
    }),

  examples: [
    { kind: 'pass', why: 'shut in', inventory: interpreter('SANDBOX'), answers: { calc: 'pass' } },
    { kind: 'pass', why: 'in a VPC', inventory: interpreter('VPC'), answers: { calc: 'pass' } },
    { kind: 'fail', why: 'public', inventory: interpreter('PUBLIC'), answers: { calc: 'fail' } },
    { kind: 'near_miss', why: 'a mode that nobody knows proves nothing', inventory: interpreter('SANDBOX_2'), answers: { calc: 'unknown' } },
    ...unread('aws.agentcore_code_interpreter', 'network_mode'),
  ],
});
