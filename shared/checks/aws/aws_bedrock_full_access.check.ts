import { defineCheck } from '../check.ts';
import { fail, passUnless, review } from '../support/verdicts.ts';
import { attachedPolicies } from './documents.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

const attached = (name: string, owner = 'aws') => ({ policy_name: name, policy_arn: `arn:aws:iam::${owner}:policy/${name}` });
const role = (...policies: readonly ReturnType<typeof attached>[]) => scanned(aws('aws.iam_role', 'data', { attached_policies: policies }));

/** Policies of AWS that open all of a platform of models. */
const wholePlatforms = /^arn:[^:]+:iam::aws:policy\/(?:AmazonBedrockFullAccess|AmazonSageMakerFullAccess|BedrockAgentCoreFullAccess|AmazonBedrockMarketplaceAccess)$/;

export default defineCheck({
  id: 'aws_bedrock_full_access',
  version: 1,
  title: 'Nobody holds a policy for the whole of Bedrock or SageMaker',
  severity: 'high',
  remediation: 'Replace the policy of AWS by one of your own that names models, actions and regions.',
  /** `break_glass`: names of roles and users that may hold it. */
  params: { break_glass: [] },
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_llm_top10: ['LLM06:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_role', 'aws.iam_user', 'aws.iam_group'],

  judge: (subject, { params }) =>
    judgeAws('aws.iam_role', subject, { attached_policies: attachedPolicies }, ({ attached_policies: policies }) => {
      const found = policies.filter(({ policy_arn: arn }) => wholePlatforms.test(arn)).map(({ policy_name: name }) => name);
      const isMeant = texts(params, 'break_glass').includes(subject.name);
      return passUnless(found.map((name) => (isMeant ? review(`The policy ${name} is attached; the holder is listed for emergencies.`, { discriminator: name }) : fail(`The policy ${name} is attached, which allows every action of the service.`, { discriminator: name }))));
    }),

  examples: [
    { kind: 'pass', why: 'another policy of AWS', inventory: role(attached('AmazonBedrockReadOnly')), answers: { data: 'pass' } },
    { kind: 'fail', why: 'all of Bedrock', inventory: role(attached('AmazonBedrockFullAccess')), answers: { data: 'fail' } },
    { kind: 'fail', why: 'on a group', inventory: scanned(aws('aws.iam_group', 'ml', { attached_policies: [attached('AmazonSageMakerFullAccess')] })), answers: { ml: 'fail' } },
    { kind: 'review', why: 'for emergencies', inventory: role(attached('AmazonBedrockFullAccess')), params: { break_glass: ['data'] }, answers: { data: 'review' } },
    { kind: 'near_miss', why: 'a policy of the account that has the same name', inventory: role(attached('AmazonBedrockFullAccess', '111122223333')), answers: { data: 'pass' } },
    ...unread('aws.iam_role', 'attached_policies'),
  ],
});
