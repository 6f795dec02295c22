import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { fail, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';

type Group = NonNullable<AwsAttributes<'aws.bedrock_agent'>['action_groups']>[number];
const group = (signature: string | null, state = 'ENABLED'): Group => ({ action_group_name: 'code', action_group_state: state, parent_action_signature: signature, lambda_arn: null, custom_control: null, functions: [], api_operations: null, has_api_schema: false });
const agent = (...groups: readonly Group[]) => scanned(aws('aws.bedrock_agent', 'desk', { action_groups: groups }));

/** Built-in groups by which a model runs code or drives a machine. */
const executing: Readonly<Record<string, string>> = { 'AMAZON.CodeInterpreter': 'runs code that the model writes', 'ANTHROPIC.Bash': 'runs shell commands', 'ANTHROPIC.Computer': 'drives a computer', 'ANTHROPIC.TextEditor': 'edits files' };

export default defineCheck({
  id: 'aws_bedrock_agent_code_execution',
  version: 1,
  title: 'Agents run code only where it is meant',
  severity: 'medium',
  remediation: 'Switch the group off where it is not needed, and give agents that need it a role that can do little.',
  /** `approved_agents`: names of agents that are meant to run code. */
  params: { approved_agents: [] },
  controls: {
    soc2: ['CC3.2', 'CC6.8', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.27', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['6.2.4', '7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(1)', 'Art.35', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.PS-06', 'ID.RA-01', 'PR.AA-05'],
    owasp_llm_top10: ['LLM05:2025'],
    owasp_agentic_top10: ['ASI05'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_agent'],

  judge: (subject, { params }) =>
    judgeAws('aws.bedrock_agent', subject, { action_groups: listOf(record({ action_group_state: text, parent_action_signature: orNull(text) })) }, ({ action_groups: groups }) => {
      const ways = groups.flatMap(({ action_group_state: state, parent_action_signature: signature }) => (state === 'ENABLED' && signature !== null && Object.hasOwn(executing, signature) ? [signature] : []));
      const isApproved = texts(params, 'approved_agents').includes(subject.name);
      return passUnless(isApproved ? [] : [...new Set(ways)].map((way) => fail(`The agent ${executing[way] ?? 'runs code'} and is not on the list of those that are meant to.`, { discriminator: way })));
    }),

  examples: [
    { kind: 'pass', why: 'functions of its own only', inventory: agent(group(null)), answers: { desk: 'pass' } },
    { kind: 'pass', why: 'meant to', inventory: agent(group('AMAZON.CodeInterpreter')), params: { approved_agents: ['desk'] }, answers: { desk: 'pass' } },
    { kind: 'fail', why: 'the code interpreter', inventory: agent(group('AMAZON.CodeInterpreter')), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'a shell', inventory: agent(group('ANTHROPIC.Bash')), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'switched off', inventory: agent(group('AMAZON.CodeInterpreter', 'DISABLED')), answers: { desk: 'pass' } },
    { kind: 'near_miss', why: 'asking the user back runs nothing', inventory: agent(group('AMAZON.UserInput')), answers: { desk: 'pass' } },
    ...unread('aws.bedrock_agent', 'action_groups'),
  ],
});
