/** What the scanner's role needs, from the tables of the services: nothing else can be called, so nothing else is asked for. */
import { byCodeUnit } from '#shared/model/order.ts';
import type { AwsService } from './service.ts';

/** An IAM policy document. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly { readonly Sid: string; readonly Effect: 'Allow' | 'Deny'; readonly Action: readonly string[]; readonly Resource: '*' }[];
}

/**
 * Calls that read what customers, prompts and secrets say. None is in any table; the denial proves to the account's owner that no other
 * policy on the role opens them either.
 */
const contents = [
  'bedrock-agentcore:Invoke*',
  'bedrock:Invoke*',
  'bedrock:Retrieve*',
  'dynamodb:BatchGetItem',
  'dynamodb:GetItem',
  'dynamodb:Query',
  'dynamodb:Scan',
  'es:ESHttp*',
  'kendra:Query',
  'kendra:Retrieve',
  'kms:Decrypt',
  'lambda:InvokeFunction',
  'lex:Recognize*',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'personalize:GetPersonalizedRanking',
  'personalize:GetRecommendations',
  'qbusiness:Chat*',
  'qbusiness:ListConversations',
  'qbusiness:ListMessages',
  'rekognition:ListDatasetEntries',
  'rekognition:ListFaces',
  'rekognition:Search*',
  's3:GetObject*',
  's3vectors:GetVectors',
  's3vectors:QueryVectors',
  'sagemaker:InvokeEndpoint*',
  'secretsmanager:GetSecretValue',
  'ssm:GetParameter*',
  'states:DescribeExecution',
  'states:GetExecutionHistory',
  'transcribe:Get*Job',
];

/** Permissions of a service's table, sorted, each once. */
export function actionsOf(services: readonly AwsService[]): string[] {
  // Who one is may be asked without any permission, and whether a role may be assumed is said by the role.
  return [...new Set(services.filter(({ id }) => id !== 'sts').flatMap(({ operations }) => Object.values(operations).flat()))].sort(byCodeUnit);
}

/** Characters of one managed policy, white space not counted; a quota of IAM that cannot be raised. */
export const policyCharactersMax = 6_144;

/** The policies of a role that can read what is scanned and no content: as many documents as the quota asks for, to attach together. */
export function policiesOf(services: readonly AwsService[]): readonly PolicyDocument[] {
  const denial = { Sid: 'WaybillNeverReadsContent', Effect: 'Deny', Action: contents, Resource: '*' } as const;
  const groups: string[][] = [[]];
  for (const action of actionsOf(services)) {
    const last = groups.at(-1) as string[];
    if (lengthOf(readPolicy([...last, action], groups.length)) > policyCharactersMax) groups.push([action]);
    else last.push(action);
  }
  const policies = groups.map((actions, index) => readPolicy(actions, index + 1));
  const last = policies.at(-1) as PolicyDocument;
  const both: PolicyDocument = { ...last, Statement: [...last.Statement, denial] };
  return lengthOf(both) <= policyCharactersMax ? [...policies.slice(0, -1), both] : [...policies, { ...last, Statement: [denial] }];
}

function lengthOf(policy: PolicyDocument): number {
  return JSON.stringify(policy).length;
}

/** Permissions to read, sorted, each once. */
export function readPolicy(actions: readonly string[], part = 1): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Sid: `WaybillReads${part}`, Effect: 'Allow', Action: [...new Set(actions)].sort(byCodeUnit), Resource: '*' }] };
}
