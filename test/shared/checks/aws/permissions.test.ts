import { describe, expect, it } from 'vitest';
import { escalations, escalationsIn } from '#shared/checks/aws/escalation.ts';
import { reachOf } from '#shared/checks/aws/permissions.ts';
import { parsePolicy, type Statement } from '#shared/checks/aws/policy.ts';
import type { JsonObject } from '#shared/model/fact.ts';

function statements(...given: readonly JsonObject[]): readonly Statement[] {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement: given.map((each) => ({ Effect: 'Allow', Resource: '*', ...each })) });
  if (!parsed) throw new Error('no policy');
  return parsed;
}

const mfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

describe('how far an action reaches', () => {
  it.each<[string, 'wide' | 'conditional' | 'scoped' | 'none', readonly JsonObject[]]>([
    ['on everything', 'wide', [{ Action: 'iam:Pass*' }]],
    ['on all roles of the account', 'wide', [{ Action: 'iam:PassRole', Resource: role('*') }]],
    ['on all but one role', 'wide', [{ Action: 'iam:PassRole', Resource: undefined as never, NotResource: role('admin') }]],
    ['by what NotAction leaves', 'wide', [{ Action: undefined as never, NotAction: 's3:*' }]],
    ['under a condition', 'conditional', [{ Action: 'iam:PassRole', ...mfa }]],
    ['under a condition and without one', 'wide', [{ Action: 'iam:PassRole', ...mfa }, { Action: '*' }]],
    ['on roles of a prefix', 'scoped', [{ Action: 'iam:PassRole', Resource: role('app-*') }]],
    ['on its own user', 'scoped', [{ Action: 'iam:*', Resource: 'arn:aws:iam::*:user/${aws:username}' }]],
    ['on things of another service', 'none', [{ Action: '*', Resource: ['arn:aws:s3:::*', 'arn:aws:lambda:*:*:function:*'] }]],
    ['when it is not named', 'none', [{ Action: ['iam:Get*', 'iam:PassRoles'] }]],
    ['when NotAction names it', 'none', [{ Action: undefined as never, NotAction: 'iam:*' }]],
    ['when it is denied', 'none', [{ Action: '*' }, { Effect: 'Deny', Action: 'iam:*' }]],
    ['when all but others are denied', 'none', [{ Action: '*' }, { Effect: 'Deny', Action: undefined as never, NotAction: 's3:*' }]],
    ['when it is denied on one role', 'wide', [{ Action: '*' }, { Effect: 'Deny', Action: 'iam:*', Resource: role('admin') }]],
    ['when it is denied without a second factor', 'conditional', [{ Action: '*' }, { Effect: 'Deny', Action: '*', Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } }]],
  ])('%s: %s', (_, reach, given) => {
    expect(reachOf(statements(...given), 'iam:PassRole')).toBe(reach);
  });
});

describe('the ways to more rights', () => {
  it.each(escalations.map((each) => [each.title, each] as const))('are found by exactly what they need: %s', (_, escalation) => {
    const titles = escalationsIn(statements({ Action: escalation.actions })).map((found) => found.escalation.title);

    expect(titles).toContain(escalation.title);
  });

  it.each(escalations.filter(({ actions }) => actions.length > 1).flatMap((each) => each.actions.map((action) => [each.title, action, each] as const)))('are not found when a step is missing: %s without %s', (_, action, escalation) => {
    const titles = escalationsIn(statements({ Action: escalation.actions.filter((other) => other !== action) })).map((found) => found.escalation.title);

    expect(titles).not.toContain(escalation.title);
  });

  it('are limited when one of their steps is', () => {
    const found = escalationsIn(statements({ Action: 'iam:PassRole', ...mfa }, { Action: 'ec2:RunInstances' }));

    expect(found.map(({ escalation, isLimited }) => [escalation.title, isLimited])).toEqual([['start an instance with any role', true]]);
  });

  it('all stand open to an administrator', () => {
    expect(escalationsIn(statements({ Action: '*' }))).toHaveLength(escalations.length);
  });
});
