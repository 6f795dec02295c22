import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { orNull, readForms, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { grantsOf } from './documents.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { arnName, findResource } from './judging.ts';
import { coversEveryAction, coversEveryResource, type Statement } from './policy.ts';

const arn = 'arn:aws:iam::111122223333:role/desk';
const agent = aws('aws.bedrock_agent', 'desk-agent', { agent_resource_role_arn: arn });
const role = (statement: JsonObject, attached: readonly string[] = []) =>
  aws('aws.iam_role', 'desk', { inline_policies: [{ policy_name: 'own', document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } }], attached_policies: attached.map((name) => ({ policy_name: name, policy_arn: `arn:aws:iam::aws:policy/${name}` })) });
const invoke = { Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0' };

export default defineCheck({
  id: 'aws_bedrock_agent_role_privileges',
  version: 1,
  title: 'Roles of agents allow no service as a whole',
  severity: 'high',
  remediation: 'Allow the agent only what its tools call, on the models, functions and buckets by name: whoever talks the agent into something has its rights.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent', 'aws.agentcore_runtime'],

  judge: (subject, context) => {
    const name = subject.kind === 'aws.bedrock_agent' ? 'agent_resource_role_arn' : 'role_arn';
    const reading = readForms(subject, { [name]: orNull(text) });
    if (!reading.isRead) return reading.verdict;
    const roleArn = reading.values[name] ?? null;
    if (roleArn === null) return notApplicable('The agent has no role.');
    const found = findResource(context.inventory, 'aws.iam_role', roleArn) ?? findResource(context.inventory, 'aws.iam_role', arnName(roleArn));
    if (found === undefined) return unknown(`The role ${quoted(arnName(roleArn))} of the agent was not read. ${context.inventory.missing('aws.iam_role')[0]?.detail ?? ''}`.trim());
    const { grants, missing, attached } = grantsOf(found, context);
    const verdicts = [
      ...grants.flatMap(({ policy, statements }) => statements.flatMap((statement) => widths(policy, statement))),
      ...attached.filter((policy) => wholeServices.test(policy)).map((policy) => fail(`The policy ${quoted(arnName(policy))} of AWS allows a service as a whole.`, { discriminator: arnName(policy) })),
    ];
    // A policy of AWS that nobody could read may allow more; what was found stands without it.
    return passUnless(verdicts.length > 0 || missing === undefined ? verdicts : [unknown(missing)]);
  },

  examples: [
    { kind: 'pass', why: 'one model', inventory: scanned(agent, role(invoke)), answers: { 'desk-agent': 'pass' } },
    { kind: 'fail', why: 'everything', inventory: scanned(agent, role({ Action: '*' })), answers: { 'desk-agent': 'fail' } },
    { kind: 'fail', why: 'all of a service', inventory: scanned(agent, role({ Action: ['bedrock:InvokeModel', 's3:*'] })), answers: { 'desk-agent': 'fail' } },
    { kind: 'fail', why: 'a policy of AWS for all of Bedrock', inventory: scanned(agent, role(invoke, ['AmazonBedrockFullAccess'])), answers: { 'desk-agent': 'fail' } },
    { kind: 'fail', why: 'the role of a runtime', inventory: scanned(aws('aws.agentcore_runtime', 'helper', { role_arn: arn }), role({ Action: 'dynamodb:*' })), answers: { helper: 'fail' } },
    { kind: 'review', why: 'all of a service under a condition', inventory: scanned(agent, role({ Action: 's3:*', Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } })), answers: { 'desk-agent': 'review' } },
    { kind: 'near_miss', why: 'all of a service on one bucket', inventory: scanned(agent, role({ Action: 's3:*', Resource: 'arn:aws:s3:::docs/*' })), answers: { 'desk-agent': 'pass' } },
    { kind: 'near_miss', why: 'a denial allows nothing', inventory: scanned(agent, role({ Effect: 'Deny', Action: 's3:*' })), answers: { 'desk-agent': 'pass' } },
    { kind: 'near_miss', why: 'lists need every resource', inventory: scanned(agent, role({ Action: ['s3:List*', 'logs:CreateLogGroup'] })), answers: { 'desk-agent': 'pass' } },
    { kind: 'not_applicable', why: 'no role yet', inventory: scanned(aws('aws.bedrock_agent', 'draft', { agent_resource_role_arn: null })), answers: { draft: 'not_applicable' } },
    { kind: 'unknown', why: 'roles could not be listed', inventory: scannedWithout(['aws.iam_role'], agent), answers: { 'desk-agent': 'unknown' } },
    { kind: 'unknown', why: 'a policy of AWS whose document is not read', inventory: scanned(agent, role(invoke, ['AWSLambdaRole'])), answers: { 'desk-agent': 'unknown' } },
    ...unread('aws.bedrock_agent', 'agent_resource_role_arn'),
  ],
});

/** Policies of AWS that allow all of a service, or of nearly all services. */
const wholeServices = /:aws:policy\/(?:.*\/)?(?:\w*FullAccess|PowerUserAccess|AdministratorAccess\w*)$/;

function widths(policy: string, statement: Statement) {
  if (!statement.isAllow || !coversEveryResource(statement)) return [];
  const { actions, conditions } = statement;
  const wide = coversEveryAction(statement) ? 'every action' : actions.isNot ? 'every action but some' : actions.patterns.find((pattern) => /^[\w-]+:\*+$/.test(pattern));
  if (wide === undefined) return [];
  const where = { discriminator: `${policy} ${wide}` };
  return [conditions.length > 0 ? review(`The policy ${quoted(policy)} allows ${wide} on every resource, under a condition.`, where) : fail(`The policy ${quoted(policy)} allows ${wide} on every resource.`, where)];
}
