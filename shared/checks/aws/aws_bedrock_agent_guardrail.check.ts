import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { counted } from '../support/counted.ts';
import { listOf, object, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review, unknown } from '../support/verdicts.ts';
import { grantsOf, statementsOf } from './documents.ts';
import { escalationsIn } from './escalation.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { findResource, judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_agent'>;
const roleArn = 'arn:aws:iam::111122223333:role/desk';
const guardrail = { guardrail_identifier: 'g1', guardrail_version: '1' };
const agent = (name: string, attributes: Attributes = {}) => aws('aws.bedrock_agent', name, { agent_resource_role_arn: roleArn, guardrail, routed_versions: [], ...attributes });
const role = (statement: JsonObject, attributes: AwsAttributes<'aws.iam_role'> = {}) => aws('aws.iam_role', roleArn, { attached_policies: [], inline_policies: [{ policy_name: 'agent', document: { Statement: [{ Effect: 'Allow', ...statement }] } }], ...attributes });
const narrow = role({ Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude' });

export default defineCheck({
  id: 'aws_bedrock_agent_guardrail',
  version: 1,
  title: 'Each agent has a guardrail and a narrow role of its own',
  severity: 'high',
  remediation: 'Attach a guardrail to the agent and prepare a new version, and give it a role that no other agent has and that names what it may use.',
  controls: {
    soc2: ['CC6.1', 'CC6.3'],
    iso_27001: ['A.5.16', 'A.8.2', 'A.8.5'],
    pci_dss: ['8.6.1'],
    nist_csf: ['PR.AA-01', 'PR.AA-05'],
    nist_ai_rmf: ['MAP 3.5', 'MEASURE 2.7', 'MANAGE 2.4', 'GAI.7'],
    iso_42001: ['A.6.2.2', 'A.9.4'],
    eu_ai_act: ['Art.14'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI03'],
    mitre_atlas: ['AML.T0053', 'AML.T0083', 'AML.T0091.000', 'AML.M0026', 'AML.M0028'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent'],

  judge: (subject, context) =>
    judgeAws('aws.bedrock_agent', subject, { agent_resource_role_arn: orNull(text), guardrail: orNull(object), routed_versions: listOf(record({ agent_version: text, guardrail: orNull(object) })) }, (read) => {
      const bare = read.routed_versions.filter((version) => version.guardrail === null).map(({ agent_version: version }) => version);
      if (bare.length > 0) return fail(`Version ${bare.join(', ')} of the agent, which an alias leads to, has no guardrail.`, { discriminator: 'guardrail' });
      if (read.guardrail === null) return fail('The agent has no guardrail.', { discriminator: 'guardrail' });
      if (read.agent_resource_role_arn === null) return notApplicable('The agent has no role yet, so nobody can use it.');
      const found = findResource(context.inventory, 'aws.iam_role', read.agent_resource_role_arn);
      if (found === undefined) return unknown('The role of the agent was not read.');
      const grants = grantsOf(found, context);
      // Who may do everything has every way to more rights, too.
      if (escalationsIn(statementsOf(grants)).some(({ isLimited }) => !isLimited)) return fail('The role of the agent may do everything, or may come to.', { discriminator: 'role' });
      if (grants.missing !== undefined) return unknown(`What the role of the agent may do is not known. ${grants.missing}`);
      const sharers = context.inventory.resourcesOfKind('aws.bedrock_agent').filter(({ id, attributes }) => id !== subject.id && attributes['agent_resource_role_arn'] === read.agent_resource_role_arn);
      return sharers.length === 0 ? pass : review(`The agent shares its role with ${counted(sharers.length, 'other')}.`, { discriminator: 'role' });
    }),

  examples: [
    { kind: 'pass', why: 'both', inventory: scanned(agent('desk'), narrow), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'no guardrail', inventory: scanned(agent('desk', { guardrail: null }), narrow), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'a role that may do everything', inventory: scanned(agent('desk'), role({ Action: '*', Resource: '*' })), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'a role with the policy of administrators', inventory: scanned(agent('desk'), aws('aws.iam_role', roleArn, { inline_policies: [], attached_policies: [{ policy_name: 'AdministratorAccess', policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }] })), answers: { desk: 'fail' } },
    { kind: 'review', why: 'two agents share it', inventory: scanned(agent('desk'), agent('shop'), narrow), answers: { desk: 'review', shop: 'review' } },
    { kind: 'not_applicable', why: 'no role yet', inventory: scanned(agent('desk', { agent_resource_role_arn: null })), answers: { desk: 'not_applicable' } },
    { kind: 'unknown', why: 'the roles could not be listed', inventory: scannedWithout(['aws.iam_role'], agent('desk')), answers: { desk: 'unknown' } },
    { kind: 'unknown', why: 'a policy of the role was not read', inventory: scanned(agent('desk'), aws('aws.iam_role', roleArn, { inline_policies: [], attached_policies: [{ policy_name: 'x', policy_arn: 'arn:aws:iam::111122223333:policy/x' }] })), answers: { desk: 'unknown' } },
    { kind: 'near_miss', why: 'the draft has one, the version that is used has none', inventory: scanned(agent('desk', { routed_versions: [{ agent_version: '3', guardrail: null }] }), narrow), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'a wildcard within one bucket is narrow', inventory: scanned(agent('desk'), role({ Action: 's3:*', Resource: 'arn:aws:s3:::docs/*' })), answers: { desk: 'pass' } },
    { kind: 'near_miss', why: 'a role that may come to everything', inventory: scanned(agent('desk'), role({ Action: ['iam:PassRole', 'ec2:RunInstances'], Resource: '*' })), answers: { desk: 'fail' } },
    ...unread('aws.bedrock_agent', 'guardrail', { agent_resource_role_arn: roleArn, routed_versions: [] }),
  ],
});
