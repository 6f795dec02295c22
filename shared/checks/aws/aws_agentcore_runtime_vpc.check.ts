import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, orNull, text } from '../support/forms.ts';
import { fail, pass, review, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const runtime = (attributes: AwsAttributes<'aws.agentcore_runtime'>) => scanned(aws('aws.agentcore_runtime', 'desk', { security_group_ids: [], ...attributes }));

export default defineCheck({
  id: 'aws_agentcore_runtime_vpc',
  version: 1,
  title: 'Agent runtimes stand in a VPC',
  severity: 'medium',
  remediation: 'Set the network mode of the runtime to VPC, with subnets and security groups that let only what it needs out.',
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
  kinds: ['aws.agentcore_runtime'],

  judge: (subject) =>
    judgeAws('aws.agentcore_runtime', subject, { network_mode: orNull(text), security_group_ids: listOf(text) }, ({ network_mode: mode, security_group_ids: groups }) => {
      if (mode === null) return unknown('In which network the runtime stands was not given.');
      if (mode !== 'VPC') return fail('The runtime reaches the whole internet.');
      return groups.length > 0 ? pass : review('The runtime stands in a VPC, and no security group limits it.');
    }),

  examples: [
    { kind: 'pass', why: 'in a VPC', inventory: runtime({ network_mode: 'VPC', security_group_ids: ['sg-1'] }), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'public', inventory: runtime({ network_mode: 'PUBLIC' }), answers: { desk: 'fail' } },
    { kind: 'review', why: 'no group', inventory: runtime({ network_mode: 'VPC' }), answers: { desk: 'review' } },
    { kind: 'unknown', why: 'the mode was not given', inventory: runtime({ network_mode: null }), answers: { desk: 'unknown' } },
    { kind: 'near_miss', why: 'groups of a public runtime limit nothing', inventory: runtime({ network_mode: 'PUBLIC', security_group_ids: ['sg-1'] }), answers: { desk: 'fail' } },
    ...unread('aws.agentcore_runtime', 'network_mode', { security_group_ids: [] }),
  ],
});
