import type { JsonObject } from '../../model/fact.ts';
import { defineCheck, type Verdict } from '../check.ts';
import { flag, object } from '../support/forms.ts';
import { quoted } from '../support/quoted.ts';
import { fail, notApplicable, passUnless, review, unknown } from '../support/verdicts.ts';
import { inlinePolicies } from './documents.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { reachOf } from './permissions.ts';
import { parsePolicy, type Statement } from './policy.ts';

const document = (statement: JsonObject, ...more: readonly JsonObject[]) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }, ...more] });
const policy = (statement: JsonObject, ...more: readonly JsonObject[]) => scanned(aws('aws.iam_policy', 'ml', { is_aws_managed: false, document: document(statement, ...more) }));

export default defineCheck({
  id: 'aws_bedrock_invoke_wildcard',
  version: 1,
  title: 'No policy allows calls of every model',
  severity: 'high',
  remediation: 'Name the models and inference profiles that may be called by their ARNs.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_llm_top10: ['LLM10:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_policy', 'aws.iam_role', 'aws.iam_user', 'aws.iam_group'],

  judge: (subject) => {
    if (subject.kind !== 'aws.iam_policy') {
      return judgeAws('aws.iam_role', subject, { inline_policies: inlinePolicies }, ({ inline_policies: policies }) =>
        passUnless(policies.flatMap(({ policy_name: name, document: given }) => verdicts(`The inline policy ${quoted(name)}`, parsePolicy(given), name))),
      );
    }
    return judgeAws('aws.iam_policy', subject, { is_aws_managed: flag, document: object }, ({ is_aws_managed: isAws, document: given }) =>
      isAws ? notApplicable('The policy is managed by AWS.') : passUnless(verdicts('The policy', parsePolicy(given), '')),
    );
  },

  examples: [
    { kind: 'pass', why: 'one model', inventory: policy({ Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude' }), answers: { ml: 'pass' } },
    { kind: 'fail', why: 'every model', inventory: policy({ Action: 'bedrock:InvokeModel', Resource: '*' }), answers: { ml: 'fail' } },
    { kind: 'fail', why: 'by a wildcard over the service', inventory: policy({ Action: ['Bedrock:*'], Resource: '*' }), answers: { ml: 'fail' } },
    { kind: 'fail', why: 'all models of a region are all models', inventory: policy({ Action: 'bedrock:Invoke*', Resource: ['arn:aws:bedrock:*::foundation-model/*'] }), answers: { ml: 'fail' } },
    { kind: 'fail', why: 'in an inline policy of a user', inventory: scanned(aws('aws.iam_user', 'anna', { inline_policies: [{ policy_name: 'x', document: document({ Action: 'bedrock:InvokeModelWithResponseStream', Resource: '*' }) }] })), answers: { anna: 'fail' } },
    { kind: 'review', why: 'with a guardrail', inventory: policy({ Action: 'bedrock:InvokeModel', Resource: '*', Condition: { StringEquals: { 'bedrock:GuardrailIdentifier': 'g1' } } }), answers: { ml: 'review' } },
    { kind: 'not_applicable', why: 'AWS owns it', inventory: scanned(aws('aws.iam_policy', 'AmazonBedrockFullAccess', { is_aws_managed: true, document: document({ Action: 'bedrock:*', Resource: '*' }) })), answers: { AmazonBedrockFullAccess: 'not_applicable' } },
    { kind: 'near_miss', why: 'reading the catalogue of models', inventory: policy({ Action: ['bedrock:List*', 'bedrock:Get*'], Resource: '*' }), answers: { ml: 'pass' } },
    { kind: 'near_miss', why: 'allowed, then denied', inventory: policy({ Action: 'bedrock:*', Resource: '*' }, { Effect: 'Deny', Action: 'bedrock:Invoke*', Resource: '*' }), answers: { ml: 'pass' } },
    { kind: 'near_miss', why: 'all models of one provider', inventory: policy({ Action: 'bedrock:InvokeModel', Resource: 'arn:aws:bedrock:*::foundation-model/anthropic.*' }), answers: { ml: 'pass' } },
    ...unread('aws.iam_policy', 'document', { is_aws_managed: false }),
  ],
});

/** Converse is the same permission; AWS has no action of that name for it. */
const calls = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

function verdicts(what: string, statements: readonly Statement[] | undefined, discriminator: string): Verdict[] {
  if (statements === undefined) return [unknown(`${what} is not a document that can be judged.`, { discriminator })];
  const reaches = new Set(calls.map((action) => reachOf(statements, action)));
  if (reaches.has('wide')) return [fail(`${what} allows calls of every model.`, { discriminator })];
  return reaches.has('conditional') ? [review(`${what} allows calls of every model, under a condition.`, { discriminator })] : [];
}
