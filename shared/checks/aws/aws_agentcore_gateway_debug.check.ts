import { defineCheck } from '../check.ts';
import { orNull, text } from '../support/forms.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const gateway = (level: string | null) => scanned(aws('aws.agentcore_gateway', 'tools', { exception_level: level }));

export default defineCheck({
  id: 'aws_agentcore_gateway_debug',
  version: 1,
  title: 'Gateways do not tell callers what went wrong inside',
  severity: 'low',
  remediation: 'Take exceptionLevel out of the configuration of the gateway, so that callers get a general message.',
  controls: {
    soc2: ['CC7.1', 'CC8.1'],
    iso_27001: ['A.8.9'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['2.2.1', '11.5.2'],
    gdpr: ['Art.32(1)(d)'],
    nist_csf: ['PR.PS-01'],
    owasp_llm_top10: ['LLM02:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_gateway'],

  judge: (subject) => judgeAws('aws.agentcore_gateway', subject, { exception_level: orNull(text) }, ({ exception_level: level }) => (level === 'DEBUG' ? fail('The gateway answers errors with the details of what stands behind it.') : pass)),

  examples: [
    { kind: 'pass', why: 'general messages', inventory: gateway(null), answers: { tools: 'pass' } },
    { kind: 'fail', why: 'details', inventory: gateway('DEBUG'), answers: { tools: 'fail' } },
    { kind: 'near_miss', why: 'a gateway that lets only IAM in tells it all the same', inventory: scanned(aws('aws.agentcore_gateway', 'tools', { exception_level: 'DEBUG', authorizer_type: 'AWS_IAM' })), answers: { tools: 'fail' } },
    ...unread('aws.agentcore_gateway', 'exception_level'),
  ],
});
