import { describe, expect, it } from 'vitest';
import { aws } from '#shared/checks/aws/examples.ts';
import { openRegions } from '#shared/checks/aws/regions.ts';
import type { JsonObject } from '#shared/model/fact.ts';

const account = '111122223333';
const deny = { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], Resource: '*', Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } } };

function organization(...policies: readonly { readonly statement: JsonObject; readonly targets: readonly string[] }[]) {
  return aws('aws.organization', 'o-1', {
    root_ids: ['r-1'],
    service_control_policies: policies.map(({ statement, targets }, index) => ({ id: `p-${index}`, name: `p${index}`, aws_managed: false, target_ids: targets, document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, statement] } })),
  });
}

describe('the regions that an organization leaves open', () => {
  it.each([[['r-1']], [[account]], [['ou-1', 'r-1']]])('are those of a policy on %s', (targets) => {
    expect(openRegions(organization({ statement: deny, targets }), account)).toEqual(['eu-west-1', 'eu-central-1']);
  });

  it('are those that every policy leaves open', () => {
    const second = { ...deny, Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } } };

    expect(openRegions(organization({ statement: deny, targets: ['r-1'] }, { statement: second, targets: ['r-1'] }), account)).toEqual(['eu-west-1']);
  });

  it.each<[string, JsonObject]>([
    ['allows', { ...deny, Effect: 'Allow' }],
    ['denies the regions that it names', { ...deny, Condition: { StringEquals: { 'aws:RequestedRegion': ['us-east-1'] } } }],
    ['denies one service', { Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: deny.Condition }],
    ['denies some resources', { ...deny, Resource: 'arn:aws:s3:::data' }],
    ['denies under a second condition', { ...deny, Condition: { ...deny.Condition, Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }],
    ['is about something else', { ...deny, Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } }],
  ])('are not limited by a policy that %s', (_, statement) => {
    expect(openRegions(organization({ statement, targets: ['r-1'] }), account)).toBeUndefined();
  });

  it('are limited by a policy that spares some roles', () => {
    const statement = { ...deny, Condition: { ...deny.Condition, ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/break-glass' } } };

    expect(openRegions(organization({ statement, targets: ['r-1'] }), account)).toEqual(['eu-west-1', 'eu-central-1']);
  });

  it('are not limited by a policy on another account or unit, which may not hold this one', () => {
    expect(openRegions(organization({ statement: deny, targets: ['999988887777', 'ou-1'] }), account)).toBeUndefined();
  });

  it('are not known when the policies were not read', () => {
    expect(openRegions(aws('aws.organization', 'o-1', { root_ids: ['r-1'], unread: { service_control_policies: 'HTTP 403.' } }), account)).toBeUndefined();
  });
});
