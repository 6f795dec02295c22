import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, orNull, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';

type Attributes = AwsAttributes<'aws.bedrock_agent'>;
const guardrail = (version: string | null) => ({ guardrail_identifier: 'g1', guardrail_version: version });
const agent = (attributes: Attributes) => scanned(aws('aws.bedrock_agent', 'desk', { routed_versions: [], ...attributes }));

export default defineCheck({
  id: 'aws_bedrock_guardrail_version',
  version: 1,
  title: 'Agents use a published version of their guardrail',
  severity: 'medium',
  remediation: 'Publish a version of the guardrail, and name it in the agent instead of DRAFT.',
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
  kinds: ['aws.bedrock_agent'],

  judge: (subject) =>
    judgeAws('aws.bedrock_agent', subject, { guardrail: used, routed_versions: listOf(record({ agent_version: text, guardrail: used })) }, ({ guardrail: own, routed_versions: versions }) => {
      const drafts = versions.filter((version) => isDraft(version.guardrail)).map(({ agent_version: version }) => version);
      if (drafts.length > 0) return fail(`Version ${drafts.join(', ')} of the agent uses the draft of its guardrail, which anyone who may edit it changes at once.`);
      if (isDraft(own)) return versions.length === 0 ? fail('The agent uses the draft of its guardrail, which anyone who may edit it changes at once.') : review('The draft of the agent uses the draft of its guardrail; its versions do not.');
      return own === null && versions.every((version) => version.guardrail === null) ? notApplicable('The agent has no guardrail.') : pass;
    }),

  examples: [
    { kind: 'pass', why: 'a number', inventory: agent({ guardrail: guardrail('3') }), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'the draft', inventory: agent({ guardrail: guardrail('DRAFT') }), answers: { desk: 'fail' } },
    { kind: 'fail', why: 'a version that is used has the draft', inventory: agent({ guardrail: guardrail('3'), routed_versions: [{ agent_version: '2', guardrail: guardrail('DRAFT') }] }), answers: { desk: 'fail' } },
    { kind: 'review', why: 'the draft of both', inventory: agent({ guardrail: guardrail('DRAFT'), routed_versions: [{ agent_version: '2', guardrail: guardrail('3') }] }), answers: { desk: 'review' } },
    { kind: 'not_applicable', why: 'no guardrail', inventory: agent({ guardrail: null }), answers: { desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'no version is named, which is the draft', inventory: agent({ guardrail: guardrail(null) }), answers: { desk: 'fail' } },
    ...unread('aws.bedrock_agent', 'guardrail', { routed_versions: [] }),
  ],
});

const used = orNull(record({ guardrail_version: orNull(text) }));

function isDraft(guardrail: { readonly guardrail_version: string | null } | null): boolean {
  return guardrail !== null && (guardrail.guardrail_version === null || guardrail.guardrail_version === 'DRAFT');
}
