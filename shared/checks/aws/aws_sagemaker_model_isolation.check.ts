import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, orNull, record, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

const model = (attributes: AwsAttributes<'aws.sagemaker_model'>) => scanned(aws('aws.sagemaker_model', 'rank', { enable_network_isolation: false, vpc_config: null, ...attributes }));

export default defineCheck({
  id: 'aws_sagemaker_model_isolation',
  version: 1,
  title: 'Containers of models cannot call out',
  severity: 'high',
  remediation: 'Switch EnableNetworkIsolation of the model on; where it needs the network, put it in a VPC that lets only that out.',
  controls: {
    soc2: ['CC6.6'],
    iso_27001: ['A.8.20', 'A.8.22'],
    hipaa: ['164.312(e)(1)'],
    pci_dss: ['1.2.1', '1.3.1', '1.3.2'],
    gdpr: ['Art.32(1)(b)'],
    nist_csf: ['PR.IR-01'],
    owasp_llm_top10: ['LLM03:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.sagemaker_model'],

  judge: (subject) =>
    judgeAws('aws.sagemaker_model', subject, { enable_network_isolation: flag, vpc_config: orNull(record({ subnets: listOf(text) })) }, ({ enable_network_isolation: isIsolated, vpc_config: vpc }) => {
      if (isIsolated) return pass;
      return vpc === null || vpc.subnets.length === 0 ? fail('The container of the model reaches the internet.') : review('The container of the model is not isolated; what it reaches is up to its VPC.');
    }),

  examples: [
    { kind: 'pass', why: 'isolated', inventory: model({ enable_network_isolation: true }), answers: { rank: 'pass' } },
    { kind: 'fail', why: 'not', inventory: model({}), answers: { rank: 'fail' } },
    { kind: 'review', why: 'in a VPC', inventory: model({ vpc_config: { subnets: ['subnet-1'], security_group_ids: ['sg-1'] } }), answers: { rank: 'review' } },
    { kind: 'near_miss', why: 'a VPC without subnets is none', inventory: model({ vpc_config: { subnets: [], security_group_ids: [] } }), answers: { rank: 'fail' } },
    ...unread('aws.sagemaker_model', 'enable_network_isolation', { vpc_config: null }),
  ],
});
