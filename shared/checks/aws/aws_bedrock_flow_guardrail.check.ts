import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { flag, listOf, orNull, record, text } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Node = NonNullable<AwsAttributes<'aws.bedrock_flow'>['nodes']>[number];
const node = (more: Partial<Node> = {}): Node => ({ name: 'ask', type: 'Prompt', model_id: 'anthropic.claude', generates: true, guardrail_identifier: 'g1', ...more });
const flow = (...nodes: readonly Node[]) => scanned(aws('aws.bedrock_flow', 'triage', { nodes }));

export default defineCheck({
  id: 'aws_bedrock_flow_guardrail',
  version: 1,
  title: 'Nodes of flows that generate have a guardrail',
  severity: 'medium',
  remediation: 'Set guardrailConfiguration on each prompt node and on each knowledge base node that answers.',
  controls: {
    soc2: ['CC3.2', 'CC6.8'],
    iso_27001: ['A.8.26', 'A.8.27'],
    hipaa: ['164.308(a)(1)(ii)(B)'],
    pci_dss: ['6.2.4'],
    gdpr: ['Art.25(1)', 'Art.35'],
    nist_csf: ['PR.PS-06', 'ID.RA-01'],
    owasp_llm_top10: ['LLM01:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.bedrock_flow'],

  judge: (subject) =>
    judgeAws('aws.bedrock_flow', subject, { nodes: listOf(record({ name: text, type: text, generates: flag, guardrail_identifier: orNull(text) })) }, ({ nodes }) => {
      const generating = nodes.filter(({ type, generates }) => generates && (type === 'Prompt' || type === 'KnowledgeBase'));
      if (generating.length === 0) return notApplicable('No node of the flow generates.');
      return passUnless(generating.filter(({ guardrail_identifier: guardrail }) => guardrail === null).map(({ name }) => fail(`The node ${quoted(name)} generates without a guardrail.`, { discriminator: name })));
    }),

  examples: [
    { kind: 'pass', why: 'it has one', inventory: flow(node()), answers: { triage: 'pass' } },
    { kind: 'fail', why: 'it has none', inventory: flow(node({ guardrail_identifier: null })), answers: { triage: 'fail' } },
    { kind: 'not_applicable', why: 'nothing generates', inventory: flow(node({ type: 'Condition', generates: false, guardrail_identifier: null })), answers: { triage: 'not_applicable' } },
    { kind: 'near_miss', why: 'a node that only retrieves', inventory: flow(node(), node({ name: 'find', type: 'KnowledgeBase', model_id: null, generates: false, guardrail_identifier: null })), answers: { triage: 'pass' } },
    { kind: 'near_miss', why: 'one of two', inventory: flow(node(), node({ name: 'answer', type: 'KnowledgeBase', guardrail_identifier: null })), answers: { triage: 'fail' } },
    ...unread('aws.bedrock_flow', 'nodes'),
  ],
});
