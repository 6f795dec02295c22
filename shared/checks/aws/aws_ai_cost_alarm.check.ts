import type { Resource } from '../../model/component.ts';
import type { AwsAttributes, AwsKind } from '../../model/resources/aws.ts';
import { defineCheck, type CheckContext, type Verdict } from '../check.ts';
import { flag, listOf, number, readForms, record, text } from '../support/forms.ts';
import { fail, notApplicable, pass, review } from '../support/verdicts.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { judgeAws, notListed, related } from './judging.ts';

type Budget = NonNullable<AwsAttributes<'aws.account'>['budgets']>[number];
const budget = (more: Partial<Budget> = {}): Budget => ({ budget_name: 'ai', budget_type: 'COST', is_filtered: true, services: ['Amazon Bedrock'], notification_count: 1, ...more });
const region = (invocations = 7) => aws('aws.region', 'eu-west-1', { bedrock_invocations: invocations === 0 ? [] : [{ model_id: 'anthropic.claude', invocations }] });
const account = (...budgets: readonly Budget[]) => scanned(aws('aws.account', 'acme', { budgets }), region());

/** What costs by use, or by the hour for a model. */
const builtOnModels: readonly AwsKind[] = ['aws.bedrock_agent', 'aws.bedrock_knowledge_base', 'aws.bedrock_flow', 'aws.agentcore_runtime', 'aws.sagemaker_endpoint'];
/** Names of AI services on the bill: `Amazon Bedrock`, `Claude Sonnet 4.5 (Amazon Bedrock Edition)`, `Amazon SageMaker`. */
const aiService = /bedrock|sagemaker|amazon q\b|kendra/i;

export default defineCheck({
  id: 'aws_ai_cost_alarm',
  version: 1,
  title: 'A budget with an alarm watches what models cost',
  severity: 'medium',
  remediation: 'Make a cost budget for Amazon Bedrock and the other AI services in use, with a notification well below its limit.',
  controls: {
    soc2: ['CC7.2', 'CC7.3'],
    iso_27001: ['A.8.16'],
    hipaa: ['164.308(a)(1)(ii)(D)', '164.308(a)(6)(ii)'],
    pci_dss: ['10.4.1', '11.5.1'],
    gdpr: ['Art.32(1)(d)', 'Art.33'],
    nist_csf: ['DE.CM-01', 'DE.AE-02'],
    owasp_llm_top10: ['LLM10:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.account'],

  judge: (subject, context) =>
    judgeAws('aws.account', subject, { budgets: listOf(record({ budget_name: text, budget_type: text, is_filtered: flag, services: listOf(text), notification_count: number })) }, ({ budgets }) => {
      const alarming = budgets.filter(({ budget_type: type, notification_count: count }) => type === 'COST' && count > 0);
      if (alarming.some(({ services }) => services.some((name) => aiService.test(name)))) return pass;
      const unused = modelsUnused(subject, context);
      if (unused) return unused;
      if (alarming.some(({ is_filtered: isFiltered }) => !isFiltered)) return review('Only the budget of the whole account would tell of what models cost, after all of it is spent.');
      return fail('No budget with a notification watches what models cost.');
    }),

  examples: [
    { kind: 'pass', why: 'a budget for Bedrock', inventory: account(budget()), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'no budget', inventory: account(), answers: { acme: 'fail' } },
    { kind: 'fail', why: 'a budget for storage', inventory: account(budget({ services: ['Amazon Simple Storage Service'] })), answers: { acme: 'fail' } },
    { kind: 'review', why: 'a budget for everything', inventory: account(budget({ is_filtered: false, services: [] })), answers: { acme: 'review' } },
    { kind: 'not_applicable', why: 'no model is used', inventory: scanned(aws('aws.account', 'acme', { budgets: [] }), region(0)), answers: { acme: 'not_applicable' } },
    { kind: 'near_miss', why: 'a budget that tells nobody', inventory: account(budget({ notification_count: 0 })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a budget of hours, not of money', inventory: account(budget({ budget_type: 'USAGE' })), answers: { acme: 'fail' } },
    { kind: 'near_miss', why: 'a model of another vendor under the name that the bill has for it', inventory: account(budget({ services: ['Claude Sonnet 4.5 (Amazon Bedrock Edition)'] })), answers: { acme: 'pass' } },
    { kind: 'fail', why: 'an endpoint costs without a call', inventory: scanned(aws('aws.account', 'acme', { budgets: [] }), region(0), aws('aws.sagemaker_endpoint', 'rank', {})), answers: { acme: 'fail' } },
    { kind: 'unknown', why: 'whether agents are there could not be listed', inventory: scannedWithout(['aws.bedrock_agent'], aws('aws.account', 'acme', { budgets: [] }), region(0)), answers: { acme: 'unknown' } },
    { kind: 'unknown', why: 'whether models are called was refused', inventory: scanned(aws('aws.account', 'acme', { budgets: [] }), aws('aws.region', 'eu-west-1', { unread: { bedrock_invocations: 'HTTP 403.' } })), answers: { acme: 'unknown' } },
    ...unread('aws.account', 'budgets'),
  ],
});

/** Says that the account uses no models, or that it is not known; undefined when it does. */
function modelsUnused(subject: Resource, context: CheckContext): Verdict | undefined {
  const built = builtOnModels.map((kind) => related(context, subject, kind));
  if (built.some(({ resources }) => resources.length > 0)) return undefined;
  const regions = related(context, subject, 'aws.region');
  const readings = regions.resources.map((each) => readForms(each, { bedrock_invocations: listOf(record({ invocations: number })) }));
  if (readings.some((reading) => reading.isRead && reading.values.bedrock_invocations.some(({ invocations }) => invocations > 0))) return undefined;
  const unreadOne = readings.find((reading) => !reading.isRead);
  if (unreadOne) return unreadOne.verdict;
  const missing = built.find((each) => each.missing !== undefined)?.missing ?? regions.missing;
  return missing === undefined ? notApplicable('Nothing in the account uses models.') : notListed('uses of models', missing);
}
