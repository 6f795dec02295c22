import { describe, expect, it } from 'vitest';
import { parsePolicy } from '#shared/checks/aws/policy.ts';
import { opennessOf, type Openness } from '#shared/checks/aws/public-policy.ts';
import type { JsonObject } from '#shared/model/fact.ts';

const allow = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };

function openness(...statements: readonly JsonObject[]): Openness {
  const parsed = parsePolicy({ Version: '2012-10-17', Statement: statements });
  if (!parsed) throw new Error('no policy');
  return opennessOf(parsed);
}

describe('a policy opens a resource', () => {
  it.each<[string, JsonObject]>([
    ['to *', {}],
    ['to an AWS principal *', { Principal: { AWS: '*' } }],
    ['to a list with *', { Principal: { AWS: ['111122223333', '*'] } }],
    ['to all but one', { Principal: undefined as never, NotPrincipal: { AWS: '111122223333' } }],
  ])('%s', (_, more) => {
    expect(openness({ ...allow, ...more })).toBe('open');
  });

  it.each<[string, JsonObject]>([
    ['that asks for TLS', { Bool: { 'aws:SecureTransport': 'true' } }],
    ['that the caller chooses', { StringLike: { 'aws:Referer': 'https://shop.example/*' } }],
    ['of any address', { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } }],
    ['of any IPv6 address among others', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } }],
    ['of any account', { StringLike: { 'aws:PrincipalAccount': '*' } }],
    ['that is met when the key is missing', { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['that is met by an empty set', { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/*' } }],
    ['that shuts one organization out', { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['on any bucket as source', { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::*' } }],
    ['on a source of any account', { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:alerts' } }],
    ['on a source that is a star', { ArnLike: { 'aws:SourceArn': '*' } }],
  ])('to everyone under a condition %s', (_, condition) => {
    expect(openness({ ...allow, Condition: condition })).toBe('open');
  });
});

describe('a policy is narrowed', () => {
  it.each<[string, JsonObject]>([
    ['to an organization', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }],
    ['to an organization, spelled otherwise', { stringequals: { 'AWS:principalorgid': ['o-1'] } }],
    ['to an account', { StringEquals: { 'aws:SourceAccount': '111122223333' } }],
    ['to a range of addresses', { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '2001:db8::/32'] } }],
    ['to an endpoint', { StringEquals: { 'aws:SourceVpce': 'vpce-1' } }],
    ['to one bucket', { ArnEquals: { 'aws:SourceArn': 'arn:aws:s3:::data' } }],
    ['to roles of one account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } }],
    ['to services of AWS', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }],
    ['to paths of an organization', { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } }],
    ['to an account, beside a condition that narrows nothing', { Bool: { 'aws:SecureTransport': 'true' }, StringEquals: { 'aws:PrincipalAccount': '111122223333' } }],
  ])('%s', (_, condition) => {
    expect(openness({ ...allow, Condition: condition })).toBe('narrowed');
  });

  it('by a denial of all but an organization', () => {
    expect(openness(allow, { ...allow, Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } })).toBe('narrowed');
  });

  it('not by a denial with a second condition, which leaves others in', () => {
    expect(openness(allow, { ...allow, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' }, Bool: { 'aws:PrincipalIsAWSService': 'false' } } })).toBe('open');
  });

  it('not by a denial of other actions or resources', () => {
    const condition = { Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-1' } } };

    expect(openness(allow, { ...allow, ...condition, Effect: 'Deny', Action: 's3:PutObject' })).toBe('open');
    expect(openness(allow, { ...allow, ...condition, Effect: 'Deny', Resource: 'arn:aws:s3:::data/private/*' })).toBe('open');
  });
});

describe('a policy is closed', () => {
  it('without statements', () => {
    expect(opennessOf([])).toBe('closed');
  });

  it.each<[string, JsonObject]>([
    ['to an account', { Principal: { AWS: '111122223333' } }],
    ['to a service', { Principal: { Service: 's3.amazonaws.com' } }],
    ['when it denies everyone', { Effect: 'Deny' }],
    ['when it denies all but one', { Effect: 'Deny', Principal: undefined as never, NotPrincipal: { AWS: '111122223333' } }],
  ])('%s', (_, more) => {
    expect(openness({ ...allow, ...more })).toBe('closed');
  });

  it('when a second statement denies all that the first allows', () => {
    expect(openness(allow, { ...allow, Effect: 'Deny', Action: 's3:Get*', Resource: '*' })).toBe('closed');
  });

  it('not when a second statement denies one caller', () => {
    expect(openness(allow, { ...allow, Effect: 'Deny', Principal: { AWS: '111122223333' } })).toBe('open');
  });
});
