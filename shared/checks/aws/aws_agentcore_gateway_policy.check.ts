import { defineCheck } from '../check.ts';
import { orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const gateway = (mode: string | null) => scanned(aws('aws.agentcore_gateway', 'tools', { policy_engine: mode === null ? null : { arn: 'arn:aws:bedrock-agentcore:eu-west-1:111122223333:policy-engine/p', mode } }));

export default defineCheck({
  id: 'aws_agentcore_gateway_policy',
  version: 1,
  title: 'Gateways enforce a policy on calls of tools',
  severity: 'high',
  remediation: 'Attach a policy engine to the gateway, watch it in LOG_ONLY, and then set its mode to ENFORCE.',
  controls: {
    soc2: ['CC5.2', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.32', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.2', '7.2.1', '7.2.5'],
    gdpr: ['Art.22', 'Art.25(1)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    owasp_agentic_top10: ['ASI02'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.agentcore_gateway'],

  judge: (subject) =>
    judgeAws('aws.agentcore_gateway', subject, { policy_engine: orNull(record({ mode: text })) }, ({ policy_engine: engine }) => {
      if (engine === null) return fail('No policy decides which tools of the gateway may be called.');
      return engine.mode === 'ENFORCE' ? pass : fail(`The policy of the gateway is in the mode ${quoted(engine.mode)} and stops nothing.`);
    }),

  examples: [
    { kind: 'pass', why: 'enforced', inventory: gateway('ENFORCE'), answers: { tools: 'pass' } },
    { kind: 'fail', why: 'none', inventory: gateway(null), answers: { tools: 'fail' } },
    { kind: 'near_miss', why: 'one that only writes down', inventory: gateway('LOG_ONLY'), answers: { tools: 'fail' } },
    ...unread('aws.agentcore_gateway', 'policy_engine'),
  ],
});
