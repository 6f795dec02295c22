import { describe, expect, it } from 'vitest';
import { coversAction, coversEveryAction, coversEveryResource, globMatches, parsePolicy, type Statement } from '#shared/checks/aws/policy.ts';
import type { Json, JsonObject } from '#shared/model/fact.ts';
import { cpuTime } from '../../../harness/cpu-time.ts';

function only(statement: JsonObject): Statement {
  const [parsed] = parsePolicy({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...statement } }) ?? [];
  if (!parsed) throw new Error('no statement');
  return parsed;
}

describe('a policy document', () => {
  it('is the same in the single and in the list form', () => {
    const single = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a', Principal: { AWS: '1' }, Condition: { StringEquals: { 'aws:x': 'y' } } };
    const list = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::a'], Principal: { AWS: ['1'] }, Condition: { StringEquals: { 'aws:x': ['y'] } } };

    expect(parsePolicy({ Statement: [list] })).toEqual(parsePolicy({ Statement: single }));
  });

  it('that is null has no statements', () => {
    expect(parsePolicy(null)).toEqual([]);
  });

  const allow = { Effect: 'Allow', Action: '*', Resource: '*' };
  it.each<[string, Json]>([
    ['a text', 'Allow'],
    ['no statements', { Version: '2012-10-17' }],
    ['a statement that is none', { Statement: [allow, 'x'] }],
    ['an effect in the wrong case', { Statement: { ...allow, Effect: 'allow' } }],
    ['no action', { Statement: { Effect: 'Allow', Resource: '*' } }],
    ['an empty list of actions', { Statement: { ...allow, Action: [] } }],
    ['an action that is no text', { Statement: { ...allow, Action: [{}] } }],
    ['a principal that is a list', { Statement: { ...allow, Principal: ['*'] } }],
    ['a principal of a number in an object', { Statement: { ...allow, Principal: { AWS: {} } } }],
    ['a condition that is a list', { Statement: { ...allow, Condition: [] } }],
    ['a condition without keys', { Statement: { ...allow, Condition: { StringEquals: 'x' } } }],
    ['a condition on nothing', { Statement: { ...allow, Condition: { StringEquals: { 'aws:x': null } } } }],
  ])('with %s is none', (_, document) => {
    expect(parsePolicy(document)).toBeUndefined();
  });

  it('gives conditions with their operator, key and set qualifier taken apart', () => {
    const { conditions } = only({ Condition: { 'ForAllValues:StringLike': { 'AWS:TagKeys': ['a', 'b'] }, BoolIfExists: { 'aws:SecureTransport': false }, 'ForAnyValue:StringEquals': { 'aws:PrincipalOrgPaths': 'o/r' } } });

    expect(conditions).toEqual([
      { operator: 'stringlike', isMetWithoutKey: true, key: 'aws:tagkeys', values: ['a', 'b'] },
      { operator: 'bool', isMetWithoutKey: true, key: 'aws:securetransport', values: ['false'] },
      { operator: 'stringequals', isMetWithoutKey: false, key: 'aws:principalorgpaths', values: ['o/r'] },
    ]);
  });
});

describe('a pattern', () => {
  it.each([
    ['*', '', true],
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 's3:PutObject', false],
    ['s3:*Object', 's3:GetObject', true],
    ['s3:*Object', 's3:GetObjectAcl', false],
    ['s3:Get?bject', 's3:GetObject', true],
    ['s3:Get?bject', 's3:Getbject', false],
    ['*a*b', 'xxaxxaxxb', true],
    ['a.c', 'abc', false],
    ['a', 'ab', false],
    ['**', 'x', true],
  ])('%s against %s: %s', (pattern, value, isMatch) => {
    expect(globMatches(pattern, value)).toBe(isMatch);
  });

  it('of many stars costs steps in proportion to pattern and text, not to their power', () => {
    const usedMs = cpuTime();

    expect(globMatches(`${'*a'.repeat(200)}b`, 'a'.repeat(20_000))).toBe(false);

    // An exponential or cubic match would take minutes.
    expect(usedMs()).toBeLessThan(5_000);
  });
});

describe('the actions of a statement', () => {
  it('ignore case on both sides', () => {
    expect(coversAction(only({ Action: 'IAM:passROLE' }), 'iam:PassRole')).toBe(true);
  });

  it('of NotAction are all but those that it names', () => {
    const statement = only({ Action: undefined as never, NotAction: ['iam:*', 'sts:AssumeRole'] });

    expect([coversAction(statement, 'iam:PassRole'), coversAction(statement, 'sts:AssumeRole'), coversAction(statement, 's3:GetObject')]).toEqual([false, false, true]);
  });

  it.each([['*'], ['*:*'], ['**']])('are every action as %s', (action) => {
    expect(coversEveryAction(only({ Action: ['s3:GetObject', action] }))).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ['a service', { Action: 's3:*' }],
    ['every reading', { Action: '*:Get*' }],
    ['everything but IAM', { Action: undefined as never, NotAction: 'iam:*' }],
  ])('are not every action as %s', (_, statement) => {
    expect(coversEveryAction(only(statement))).toBe(false);
  });
});

describe('the resources of a statement', () => {
  it.each([['*'], ['arn:aws:*'], ['arn:*'], ['arn:aws:*:*:*:*'], ['**']])('are every resource as %s', (resource) => {
    expect(coversEveryResource(only({ Resource: ['arn:aws:s3:::a', resource] }))).toBe(true);
  });

  it('are every resource when the document has none, as trust policies', () => {
    const [statement] = parsePolicy({ Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' } }) ?? [];

    expect(statement && coversEveryResource(statement)).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ['a service', { Resource: 'arn:aws:s3:::*' }],
    ['an account', { Resource: 'arn:aws:iam::111122223333:*' }],
    ['all but one', { Resource: undefined as never, NotResource: 'arn:aws:s3:::a' }],
  ])('are not every resource as %s', (_, statement) => {
    expect(coversEveryResource(only(statement))).toBe(false);
  });
});
