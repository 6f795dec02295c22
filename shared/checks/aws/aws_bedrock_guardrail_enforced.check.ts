import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, record, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { bedrockUnused } from './bedrock.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';
import { coversAction, parsePolicy, type Statement } from './policy.ts';

type Enforced = NonNullable<AwsAttributes<'aws.region'>['bedrock_enforced_guardrails']>[number];
const enforced = (more: Partial<Enforced> = {}): Enforced => ({ guardrail_arn: 'arn:aws:bedrock:eu-west-1:111122223333:guardrail/g1', guardrail_version: '1', owner: 'ACCOUNT', included_models: [], excluded_models: [], ...more });
const region = (list: readonly Enforced[], invocations = 7) => aws('aws.region', 'eu-west-1', { bedrock_enforced_guardrails: list, bedrock_invocations: invocations === 0 ? [] : [{ model_id: 'anthropic.claude', invocations }] });
const policy = (statement: JsonObject) => aws('aws.iam_policy', 'guarded', { document: { Statement: [{ Action: 'bedrock:InvokeModel*', Resource: '*', ...statement }] } });
const unguarded = { Effect: 'Deny', Condition: { StringNotEquals: { 'bedrock:GuardrailIdentifier': 'arn:aws:bedrock:eu-west-1:111122223333:guardrail/g1' } } };

export default defineCheck({
  id: 'aws_bedrock_guardrail_enforced',
  version: 1,
  title: 'Models cannot be called without a guardrail',
  severity: 'high',
  remediation: 'Enforce a guardrail for all models of the account, or deny calls whose bedrock:GuardrailIdentifier is not the one you want.',
  controls: {
    soc2: ['CC3.2', 'CC6.8', 'CC6.3'],
    iso_27001: ['A.8.26', 'A.8.27', 'A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(1)(ii)(B)', '164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['6.2.4', '7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(1)', 'Art.35', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.PS-06', 'ID.RA-01', 'PR.AA-05'],
    owasp_llm_top10: ['LLM01:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.region'],

  judge: (subject, context) =>
    judgeAws('aws.region', subject, { bedrock_enforced_guardrails: listOf(record({ included_models: listOf(text), excluded_models: listOf(text) })) }, ({ bedrock_enforced_guardrails: list }) => {
      const isWhole = ({ included_models: included, excluded_models: excluded }: { readonly included_models: readonly string[]; readonly excluded_models: readonly string[] }) => (included.length === 0 || included.includes('ALL')) && excluded.length === 0;
      if (list.some((each) => isWhole(each))) return pass;
      const unused = bedrockUnused(subject, context);
      if (unused) return unused;
      if (list.length > 0) return review('A guardrail is enforced for some models only.');
      const policies = related(context, subject, 'aws.iam_policy');
      if (policies.resources.some(({ attributes }) => (parsePolicy(attributes['document'] ?? '') ?? []).some((statement) => deniesUnguarded(statement)))) return review('No guardrail is enforced for the account; an IAM policy denies calls without one to those who have it.');
      return policies.missing === undefined ? fail('Anyone who may call models may do so without a guardrail.') : notListed('IAM policies', policies.missing);
    }),

  examples: [
    { kind: 'pass', why: 'for all models', inventory: scanned(region([enforced()])), answers: { 'eu-west-1': 'pass' } },
    { kind: 'fail', why: 'nothing enforces', inventory: scanned(region([])), answers: { 'eu-west-1': 'fail' } },
    { kind: 'review', why: 'some models are left out', inventory: scanned(region([enforced({ excluded_models: ['anthropic.claude'] })])), answers: { 'eu-west-1': 'review' } },
    { kind: 'review', why: 'by an IAM policy', inventory: scanned(region([]), policy(unguarded)), answers: { 'eu-west-1': 'review' } },
    { kind: 'not_applicable', why: 'Bedrock is not used', inventory: scanned(region([], 0)), answers: { 'eu-west-1': 'not_applicable' } },
    { kind: 'unknown', why: 'the policies could not be listed', inventory: scannedWithout(['aws.iam_policy'], region([])), answers: { 'eu-west-1': 'unknown' } },
    { kind: 'near_miss', why: 'a policy that allows calls with a guardrail forbids none without', inventory: scanned(region([]), policy({ Effect: 'Allow', Condition: { StringEquals: { 'bedrock:GuardrailIdentifier': 'g1' } } })), answers: { 'eu-west-1': 'fail' } },
    { kind: 'near_miss', why: 'only the named models', inventory: scanned(region([enforced({ included_models: ['anthropic.claude'] })])), answers: { 'eu-west-1': 'review' } },
    ...unread('aws.region', 'bedrock_enforced_guardrails', { bedrock_invocations: [] }),
  ],
});

function deniesUnguarded(statement: Statement): boolean {
  return !statement.isAllow && coversAction(statement, 'bedrock:InvokeModel') && statement.conditions.some(({ key, operator }) => key === 'bedrock:guardrailidentifier' && (operator === 'stringnotequals' || operator === 'stringnotlike' || operator === 'arnnotlike' || operator === 'arnnotequals' || operator === 'null'));
}
