import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { flag, listOf, orNull, record, text, type Formed } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, unknown } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Group = NonNullable<AwsAttributes<'aws.bedrock_agent'>['action_groups']>[number];
const group = (more: Partial<Group> = {}): Group => ({ action_group_name: 'orders', action_group_state: 'ENABLED', parent_action_signature: null, lambda_arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders', custom_control: null, functions: [], api_operations: null, has_api_schema: false, ...more });
const agent = (...groups: readonly Group[]) => scanned(aws('aws.bedrock_agent', 'desk', { action_groups: groups }));

/** Verbs of names that only read. */
const reading = /^(?:get|list|describe|search|find|read|lookup|look_up|query|check|fetch|show|count|is|has)(?:[A-Z_-]|$)/;

export default defineCheck({
  id: 'aws_bedrock_agent_confirmation',
  version: 1,
  title: 'Agents ask before they change anything',
  severity: 'high',
  remediation: 'Set requireConfirmation to ENABLED for functions and operations that write, or return control to your own code that asks.',
  controls: {
    soc2: ['CC5.2', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.32'],
    hipaa: ['164.308(a)(4)(ii)(B)'],
    pci_dss: ['7.2.2'],
    gdpr: ['Art.22', 'Art.25(1)'],
    nist_csf: ['PR.AA-05', 'PR.PS-06'],
    owasp_llm_top10: ['LLM06:2025'],
    owasp_agentic_top10: ['ASI02', 'ASI09'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent'],

  judge: (subject) =>
    judgeAws('aws.bedrock_agent', subject, { action_groups: groups }, ({ action_groups: all }) => {
      const acting = all.filter(({ action_group_state: state, custom_control: control, parent_action_signature: signature }) => state === 'ENABLED' && control !== 'RETURN_CONTROL' && signature === null);
      if (acting.length === 0) return notApplicable('The agent executes no function of its own.');
      return passUnless(acting.flatMap((each) => judgeGroup(each)));
    }),

  examples: [
    { kind: 'pass', why: 'it asks', inventory: agent(group({ functions: [{ name: 'cancelOrder', require_confirmation: 'ENABLED' }] })), answers: { desk: 'pass' } },
    { kind: 'pass', why: 'it only reads', inventory: agent(group({ functions: [{ name: 'getOrder', require_confirmation: null }] })), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'it cancels without asking', inventory: agent(group({ functions: [{ name: 'cancelOrder', require_confirmation: 'DISABLED' }] })), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'an operation that deletes', inventory: agent(group({ has_api_schema: true, api_operations: [{ method: 'GET', path: '/orders', require_confirmation: null }, { method: 'DELETE', path: '/orders/{id}', require_confirmation: null }] })), answers: { desk: 'fail' } },
    { kind: 'not_applicable', why: 'the caller executes', inventory: agent(group({ lambda_arn: null, custom_control: 'RETURN_CONTROL', functions: [{ name: 'cancelOrder', require_confirmation: null }] })), answers: { desk: 'not_applicable' } },
    { kind: 'not_applicable', why: 'no group', inventory: agent(), answers: { desk: 'not_applicable' } },
    { kind: 'unknown', why: 'the schema lies in a bucket', inventory: agent(group({ has_api_schema: true })), answers: { desk: 'unknown' } },
    { kind: 'near_miss', why: 'a name that begins like a reading one', inventory: agent(group({ functions: [{ name: 'issueRefund', require_confirmation: null }] })), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'a group that is switched off', inventory: agent(group({ action_group_state: 'DISABLED', functions: [{ name: 'cancelOrder', require_confirmation: null }] })), answers: { desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'one that asks does not ask for the other', inventory: agent(group({ functions: [{ name: 'cancelOrder', require_confirmation: 'ENABLED' }, { name: 'payOut', require_confirmation: null }] })), answers: { desk: 'fail' } },
    ...unread('aws.bedrock_agent', 'action_groups'),
  ],
});

const actionGroup = {
  action_group_name: text,
  action_group_state: text,
  parent_action_signature: orNull(text),
  custom_control: orNull(text),
  functions: listOf(record({ name: text, require_confirmation: orNull(text) })),
  api_operations: orNull(listOf(record({ method: text, path: text, require_confirmation: orNull(text) }))),
  has_api_schema: flag,
};
const groups = listOf(record(actionGroup));

function judgeGroup({ action_group_name: group, functions, api_operations: operations, has_api_schema: hasSchema }: Formed<typeof actionGroup>): Verdict[] {
  const writing = [
    ...functions.filter(({ name, require_confirmation: confirmation }) => confirmation !== 'ENABLED' && !reading.test(name)).map(({ name }) => name),
    ...(operations ?? []).filter(({ method, require_confirmation: confirmation }) => confirmation !== 'ENABLED' && !/^(?:get|head|options)$/i.test(method)).map(({ method, path }) => `${method.toUpperCase()} ${path}`),
  ];
  const found: Verdict[] = writing.map((what) => fail(`The agent may call ${quoted(what)} of the group ${quoted(group)} without asking.`, { discriminator: `${group} ${what}` }));
  if (hasSchema && operations === null) found.push(unknown(`The schema of the group ${quoted(group)} was not read, so whether it asks is not known.`));
  return found;
}
