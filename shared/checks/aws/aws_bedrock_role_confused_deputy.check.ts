import type { JsonObject } from '../../model/fact.ts';
import { defineCheck } from '../check.ts';
import { malformed } from '../support/attributes.ts';
import { object } from '../support/forms.ts';
import { fail, notApplicable, pass } from '../support/verdicts.ts';
import { aws, scanned, unread } from './examples.ts';
import { judgeAws } from './judging.ts';
import { parsePolicy } from './policy.ts';

const role = (statement: JsonObject) => scanned(aws('aws.iam_role', 'desk', { assume_role_policy_document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'bedrock.amazonaws.com' }, ...statement }] } }));
const services = new Set(['bedrock.amazonaws.com', 'bedrock-agentcore.amazonaws.com']);
const narrowing = new Set(['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceorgid', 'aws:sourceorgpaths']);

export default defineCheck({
  id: 'aws_bedrock_role_confused_deputy',
  version: 1,
  title: 'Roles of agents say for whose resources Bedrock may take them',
  severity: 'medium',
  remediation: 'Add aws:SourceAccount, and aws:SourceArn of the agent, to the condition of the trust policy.',
  controls: {
    soc2: ['CC6.3'],
    iso_27001: ['A.5.15', 'A.5.18', 'A.8.2'],
    hipaa: ['164.308(a)(4)(ii)(C)', '164.312(a)(1)'],
    pci_dss: ['7.2.1', '7.2.2', '7.2.5'],
    gdpr: ['Art.25(2)', 'Art.32(1)(b)'],
    nist_csf: ['PR.AA-05'],
    owasp_agentic_top10: ['ASI03'],
  },
  sources: ['aws'],
  subject: 'resource',
  kinds: ['aws.iam_role'],

  judge: (subject) =>
    judgeAws('aws.iam_role', subject, { assume_role_policy_document: object }, ({ assume_role_policy_document: document }) => {
      const statements = parsePolicy(document);
      if (statements === undefined) return malformed('assume_role_policy_document');
      const trusting = statements.filter(({ isAllow, principals }) => isAllow && principals?.services.some((service) => services.has(service)));
      if (trusting.length === 0) return notApplicable('Bedrock may not take the role.');
      const isNarrow = trusting.every(({ conditions }) => conditions.some(({ key, operator, isMetWithoutKey, values }) => narrowing.has(key) && !isMetWithoutKey && /^(?:string|arn)(?:equals|like)/.test(operator) && values.every((value) => /[^*?]/.test(value))));
      return isNarrow ? pass : fail('Bedrock may take the role for a resource of any account.');
    }),

  examples: [
    { kind: 'pass', why: 'for the own account', inventory: role({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }), answers: { desk: 'pass' } },
    { kind: 'pass', why: 'for its agents', inventory: role({ Principal: { Service: ['bedrock-agentcore.amazonaws.com'] }, Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:bedrock-agentcore:eu-west-1:111122223333:*' } } }), answers: { desk: 'pass' } },
    { kind: 'fail', why: 'for anyone', inventory: role({}), answers: { desk: 'fail' } },
    { kind: 'not_applicable', why: 'a role of functions', inventory: role({ Principal: { Service: 'lambda.amazonaws.com' } }), answers: { desk: 'not_applicable' } },
    { kind: 'near_miss', why: 'a condition that a missing key meets', inventory: role({ Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } } }), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'any source', inventory: role({ Condition: { ArnLike: { 'aws:SourceArn': '*' } } }), answers: { desk: 'fail' } },
    { kind: 'near_miss', why: 'all accounts but one', inventory: role({ Condition: { StringNotEquals: { 'aws:SourceAccount': '111122223333' } } }), answers: { desk: 'fail' } },
    ...unread('aws.iam_role', 'assume_role_policy_document'),
  ],
});
