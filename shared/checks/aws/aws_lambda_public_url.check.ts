import type { JsonObject } from '../../model/fact.ts';
import type { AwsAttributes } from '../../model/resources/aws.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { listOf, object, orNull, record, text } from '../support/forms.ts';
import { fail, pass, review } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws, texts } from './judging.ts';
import { parsePolicy } from './policy.ts';
import { opennessOf } from './public-policy.ts';

type Attributes = AwsAttributes<'aws.lambda_function'>;
const lambda = (attributes: Attributes = {}) => scanned(aws('aws.lambda_function', 'hook', { function_urls: [], policy: null, ...attributes }));
const policy = (statement: JsonObject): Attributes => ({ policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: 'arn:aws:lambda:eu-west-1:111122223333:function:hook', ...statement }] } });

export default defineCheck({
  id: 'aws_lambda_public_url',
  version: 1,
  title: 'No function may be called by everyone',
  severity: 'high',
  remediation: 'Set the AuthType of the function URL to AWS_IAM, and name who may invoke the function in its policy.',
  /** `public_webhooks`: names of functions that are meant to be called by everyone. */
  params: { public_webhooks: [] },
  controls: {
    soc2: ['CC6.1', 'CC6.6', 'C1.1'],
    iso_27001: ['A.8.3', 'A.8.12', 'A.8.20', 'A.8.22'],
    hipaa: ['164.312(a)(1)', '164.312(e)(1)'],
    pci_dss: ['1.3.1', '1.4.1', '1.4.2', '1.4.4', '7.3.1'],
    gdpr: ['Art.5(1)(f)', 'Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05', 'PR.DS-01', 'PR.IR-01'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.lambda_function'],

  judge: (subject, { params }) =>
    judgeAws('aws.lambda_function', subject, { function_urls: listOf(record({ auth_type: text })), policy: orNull(object) }, ({ function_urls: urls, policy: document }) => {
      const statements = parsePolicy(document);
      if (statements === undefined) return malformed('policy');
      const isOpenUrl = urls.some(({ auth_type: type }) => type === 'NONE');
      if (!isOpenUrl && opennessOf(statements) !== 'open') return pass;
      const sentence = isOpenUrl ? 'The function has a URL that asks for no authentication' : 'The policy of the function lets everyone invoke it';
      return texts(params, 'public_webhooks').includes(subject.name) ? review(`${sentence}; it is listed as a public webhook.`) : fail(`${sentence}.`);
    }),

  examples: [
    { kind: 'pass', why: 'no URL and no policy', inventory: lambda(), answers: { hook: 'pass' } },
    { kind: 'pass', why: 'a URL that asks for IAM', inventory: lambda({ function_urls: [{ auth_type: 'AWS_IAM', qualifier: null }] }), answers: { hook: 'pass' } },
    { kind: 'fail', why: 'a URL for everyone', inventory: lambda({ function_urls: [{ auth_type: 'NONE', qualifier: null }] }), answers: { hook: 'fail' } },
    { kind: 'fail', why: 'a policy for everyone', inventory: lambda(policy({ Principal: '*' })), answers: { hook: 'fail' } },
    { kind: 'review', why: 'a listed webhook', inventory: lambda({ function_urls: [{ auth_type: 'NONE', qualifier: 'live' }] }), params: { public_webhooks: ['hook'] }, answers: { hook: 'review' } },
    { kind: 'near_miss', why: 'a bucket of the account', inventory: lambda(policy({ Principal: { Service: 's3.amazonaws.com' }, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::data' } } })), answers: { hook: 'pass' } },
    { kind: 'near_miss', why: 'everyone, but from one bucket', inventory: lambda(policy({ Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::data' } } })), answers: { hook: 'pass' } },
    { kind: 'near_miss', why: 'everyone, from any bucket at all', inventory: lambda(policy({ Principal: '*', Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } } })), answers: { hook: 'fail' } },
    { kind: 'near_miss', why: 'everyone who signs is everyone with an account', inventory: lambda(policy({ Principal: '*', Action: 'lambda:InvokeFunctionUrl', Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } } })), answers: { hook: 'fail' } },
    ...unread('aws.lambda_function', 'policy', { function_urls: [] }),
  ],
});
