import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { listOf, record, text } from '../support/forms.ts';
import { fail, pass, unknown } from '../support/verdicts.ts';
import { grantsOf, statementsOf } from './documents.ts';
import { environment } from './environment.ts';
import { aws, scanned, scannedWithout, unread } from './examples.ts';
import { findResource, judgeAws } from './judging.ts';
import { reachOf } from './permissions.ts';

type Attributes = AwsAttributes<'aws.lambda_function'>;
const roleArn = 'arn:aws:iam::111122223333:role/chat';
const open: Attributes = { function_urls: [{ auth_type: 'NONE', qualifier: null }] };
const lambda = (attributes: Attributes = {}) => aws('aws.lambda_function', 'chat', { role: roleArn, function_urls: [], environment: [], ...attributes });
const role = (statement: JsonObject) => aws('aws.iam_role', roleArn, { attached_policies: [], inline_policies: [{ policy_name: 'x', document: { Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] } }] });

export default defineCheck({
  id: 'aws_lambda_url_model_access',
  version: 1,
  title: 'No open function URL leads to a model',
  severity: 'critical',
  remediation: 'Set the AuthType of the function URL to AWS_IAM, and limit how often a caller may ask.',
  controls: {
    soc2: ['CC6.1', 'CC6.6'],
    iso_27001: ['A.8.5', 'A.5.15', 'A.8.3', 'A.8.20'],
    hipaa: ['164.312(d)', '164.312(a)(1)'],
    pci_dss: ['8.2.1', '8.3.1', '1.3.1', '1.4.2'],
    gdpr: ['Art.32(1)(b)', 'Art.25(2)'],
    nist_csf: ['PR.AA-03', 'PR.AA-05', 'PR.IR-01'],
    owasp_llm_top10: ['LLM10:2025'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.lambda_function'],

  judge: (subject, context) =>
    judgeAws('aws.lambda_function', subject, { role: text, function_urls: listOf(record({ auth_type: text })), environment }, ({ role: arn, function_urls: urls, environment: variables }) => {
      if (!urls.some(({ auth_type: type }) => type === 'NONE')) return pass;
      if (variables.some(({ secret }) => secret !== null && secret.provider !== null)) return fail('Everyone may call the function by its URL, and it holds a key of an AI vendor.');
      const found = findResource(context.inventory, 'aws.iam_role', arn);
      if (found === undefined) return unknown('Everyone may call the function by its URL; what its role may do was not read.');
      const grants = grantsOf(found, context);
      const canInvoke = ['bedrock:InvokeModel', 'bedrock:InvokeAgent', 'sagemaker:InvokeEndpoint', 'bedrock-agentcore:InvokeAgentRuntime'].filter((action) => reachOf(statementsOf(grants), action) !== 'none');
      if (canInvoke.length > 0) return fail(`Everyone may call the function by its URL, and its role may ${canInvoke.join(', ')}.`);
      return grants.missing === undefined ? pass : unknown(`Everyone may call the function by its URL; what its role may do is not known. ${grants.missing}`);
    }),

  examples: [
    { kind: 'pass', why: 'no URL', inventory: scanned(lambda(), role({ Action: 'bedrock:*' })), answers: { chat: 'pass' } },
    { kind: 'pass', why: 'an open URL to a function that calls no model', inventory: scanned(lambda(open), role({ Action: 's3:GetObject' })), answers: { chat: 'pass' } },
    { kind: 'fail', why: 'its role may call models', inventory: scanned(lambda(open), role({ Action: 'bedrock:InvokeModel' })), answers: { chat: 'fail' } },
    { kind: 'fail', why: 'it holds a key', inventory: scanned(lambda({ ...open, environment: [{ name: 'KEY', secret: { detector: 'openai_api_key', provider: 'openai', confidence: 0.9, masked: 'sk-p****yz', fingerprint: null } }] })), answers: { chat: 'fail' } },
    { kind: 'unknown', why: 'the roles could not be listed', inventory: scannedWithout(['aws.iam_role'], lambda(open)), answers: { chat: 'unknown' } },
    { kind: 'unknown', why: 'a policy of the role was not read', inventory: scanned(lambda(open), aws('aws.iam_role', roleArn, { inline_policies: [], attached_policies: [{ policy_name: 'x', policy_arn: 'arn:aws:iam::111122223333:policy/x' }] })), answers: { chat: 'unknown' } },
    { kind: 'near_miss', why: 'one model is enough for others to spend', inventory: scanned(lambda(open), role({ Action: 'bedrock:Invoke*', Resource: 'arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude' })), answers: { chat: 'fail' } },
    { kind: 'near_miss', why: 'a URL that asks for IAM', inventory: scanned(lambda({ function_urls: [{ auth_type: 'AWS_IAM', qualifier: null }] }), role({ Action: 'bedrock:*' })), answers: { chat: 'pass' } },
    ...unread('aws.lambda_function', 'function_urls', { role: roleArn, environment: [] }),
  ],
});
