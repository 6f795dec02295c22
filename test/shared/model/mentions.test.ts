import { describe, expect, it } from 'vitest';
import type { Resource } from '#shared/model/component.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { fits, repositoryOf, repositoryOfPlace, roleOf } from '#shared/model/mentions/correlate.ts';
import { mentionLimits, mentionsOfResource, mentionsOfSource } from '#shared/model/mentions/mentions.ts';
import type { Source } from '#shared/model/report.ts';
import { cpuTime } from '../../harness/cpu-time.ts';
import { resource } from '../../harness/report-fixture.ts';

const role = 'arn:aws:iam::123456789012:role/deploy';
const source = (kind: Source['kind'], key: string): Source => ({ kind, key, name: key, attributes: {} });
const account = source('aws', 'aws:123456789012');
const shop = source('git', 'github.com/acme/shop');
const said = (of: Resource, from = account) => mentionsOfResource(of, from).map(({ relation, correlate: { key }, via, within }) => [relation, key, via, within?.key]);
const trust = (statement: JsonObject) => said(resource({ kind: 'aws.iam_role', name: 'deploy', provider_id: role, attributes: { arn: role, assume_role_policy_document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] } } })).flatMap(([relation, key]) => (relation === 'trusts' ? [key] : []));
const fromGithub = (condition: JsonObject, provider = 'token.actions.githubusercontent.com') => trust({ Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${provider}` }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: condition });

describe('a role', () => {
  it.each([
    [role, true],
    ['arn:aws-us-gov:iam::123456789012:role/service-role/x+=,.@-', true],
    ['arn:aws:iam::123456789012:role/app-*', true],
    ['arn:aws:iam::123456789012:user/deploy', false],
    ['arn:aws:iam::12345:role/deploy', false],
    ['arn:aws:sts::123456789012:assumed-role/deploy/session', false],
    [`the role ${role}`, false],
    ['${{ vars.ROLE }}', false],
    [`${role}${'x'.repeat(2_000)}`, false],
  ])('is known by its ARN alone: %s', (text, isRole) => {
    expect(roleOf(text)?.key).toBe(isRole ? text : undefined);
  });
});

describe('a role of which a file leaves something to a variable', () => {
  it.each([
    ['arn:aws:iam::${{ vars.AWS_ACCOUNT }}:role/deploy', 'arn:aws:iam::*:role/deploy'],
    ['arn:${AWS::Partition}:iam::${AWS::AccountId}:role/app/deploy-${Stage}', 'arn:*:iam::*:role/app/deploy-*'],
    ['arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/deploy', 'arn:aws:iam::*:role/deploy'],
    ['arn:aws:iam::123456789012:role/${{ vars.ROLE }}', undefined],
    ['arn:aws:iam::123456789012:role/app/${{ vars.ROLE }}', undefined],
    ['${{ vars.ROLE_ARN }}', undefined],
    ['arn:aws:iam::${{ vars.A', undefined],
  ])('is the pattern that is left of %s', (text, key) => {
    expect(roleOf(text)?.key).toBe(key);
  });
});

describe('a repository', () => {
  it.each([
    ['https://github.com/Acme/Shop', 'github.com/acme/shop'],
    ['https://someone@github.com/acme/shop.git', 'github.com/acme/shop'],
    ['git+https://github.com/acme/shop/', 'github.com/acme/shop'],
    ['ssh://git@git.example.com:2222/group/sub/shop.git', 'git.example.com/group/sub/shop'],
    ['git@git.example.com:acme/shop.git', 'git.example.com/acme/shop'],
    ['https://github.com/acme/shop/blob/main/x.py', undefined],
    ['https://github.com/acme', undefined],
    ['https://example.com/acme/shop', undefined],
    ['acme/shop', undefined],
    ['See https://github.com/acme/shop', undefined],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/acme/shop', undefined],
  ])('is known by its address: %s', (text, key) => {
    expect(repositoryOf(text)?.key).toBe(key);
  });

  it.each([
    [shop, 'a.py', 'github.com/acme/shop'],
    [source('git', 'github.com/acme/shop//services/api'), 'a.py', 'github.com/acme/shop'],
    [source('git', 'git.example.com:8443/group/sub/shop'), undefined, 'git.example.com:8443/group/sub/shop'],
    [source('github', 'github.com/acme'), 'Acme/web/.github/workflows/x.yml', 'github.com/acme/web'],
    [source('github', 'github.com/acme'), 'members', undefined],
    [source('dir', 'agt_1:/srv/app'), 'a.py', undefined],
    [source('dir', 'shop'), 'a.py', undefined],
    [source('aws', 'aws:123456789012'), 'a/b', undefined],
    [source('n8n', 'n8n.example.com/a/b'), 'a/b', undefined],
  ])('is what a place is in', (of, path, key) => {
    expect(repositoryOfPlace(of, path)?.key).toBe(key);
  });
});

describe('a pattern', () => {
  it.each([
    ['github.com/acme/shop', 'github.com/acme/*', true],
    ['github.com/acme/shop', 'github.com/*', true],
    ['github.com/acme/shop', 'github.com/acme/sh?p', true],
    ['github.com/acme/shop', 'github.com/other/*', false],
    ['github.com/acme/shop', 'github.com/acme/*-api', false],
    ['github.com/acme/shop-api', 'github.com/acme/*-a*i', true],
    ['', '*', true],
    ['a', '', false],
    ['a*', 'a*', true],
  ])('%s and %s', (key, pattern, isFit) => {
    expect(fits(key, pattern)).toBe(isFit);
  });

  it('with many wildcards is answered soon', () => {
    const usedMs = cpuTime();

    expect(fits('a'.repeat(1_000), `${'*a'.repeat(400)}b`)).toBe(false);
    expect(usedMs()).toBeLessThan(500);
  });
});

describe('a trust policy', () => {
  it.each<[string, JsonObject, string[]]>([
    ['a branch', { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:Acme/Shop:ref:refs/heads/main', 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }, ['github.com/acme/shop']],
    ['any of several', { StringLike: { 'token.actions.githubusercontent.com:sub': ['repo:acme/shop:*', 'repo:acme/web:environment:prod'] } }, ['github.com/acme/shop', 'github.com/acme/web']],
    ['numbers that never change', { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:acme@123456/shop@456789:ref:refs/heads/main' } }, ['github.com/acme/shop']],
    ['a whole owner', { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/*' } }, ['github.com/acme/*']],
    ['the claim of the repository', { 'ForAnyValue:StringEquals': { 'token.actions.githubusercontent.com:repository': ['acme/shop'] } }, ['github.com/acme/shop']],
    ['the workflow that is called', { StringLike: { 'token.actions.githubusercontent.com:job_workflow_ref': 'acme/ci/.github/workflows/deploy.yml@*' } }, ['github.com/acme/ci']],
    ['only the audience', { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } }, ['github.com/*']],
    ['a number alone, which names none', { StringEquals: { 'token.actions.githubusercontent.com:repository_id': '456789' } }, []],
    ['what is not let in', { StringNotLike: { 'token.actions.githubusercontent.com:sub': 'repo:evil/*' } }, ['github.com/*']],
  ])('names the repositories of %s', (_what, condition, keys) => {
    expect(fromGithub(condition)).toEqual(keys);
  });

  it('names repositories of an Enterprise Server, of GitLab, roles of AWS, and nobody of other issuers or in denials', () => {
    expect(fromGithub({ StringEquals: { 'git.example.com/_services/token:sub': 'repo:acme/shop:ref:refs/heads/main' } }, 'git.example.com/_services/token')).toEqual(['git.example.com/acme/shop']);
    expect(fromGithub({ StringLike: { 'gitlab.com:sub': 'project_path:acme/tools/shop:ref_type:branch:ref:main' } }, 'gitlab.com')).toEqual(['gitlab.com/acme/tools/shop']);
    expect(fromGithub({}, 'oidc.eks.eu-west-1.amazonaws.com/id/ABC')).toEqual([]);
    expect(trust({ Principal: { AWS: ['arn:aws:iam::210987654321:role/ci', 'arn:aws:iam::210987654321:root'] }, Action: 'sts:AssumeRole' })).toEqual(['arn:aws:iam::210987654321:role/ci']);
    expect(trust({ Effect: 'Deny', Principal: { AWS: 'arn:aws:iam::210987654321:role/ci' } })).toEqual([]);
    expect(trust({ Principal: '*' })).toEqual([]);
  });
});

describe('what a resource names', () => {
  it('is the role that it runs as, by its attribute', () => {
    expect(said(resource({ kind: 'aws.lambda_function', name: 'f', attributes: { role, environment: [{ name: 'ROLE', secret: null }] } }))).toEqual([['uses', role, 'role', undefined]]);
    expect(said(resource({ kind: 'aws.ecs_task_definition', name: 't', attributes: { task_role_arn: role, execution_role_arn: role, unread: { tags: `Not allowed for ${role}.` } } }))).toEqual([
      ['uses', role, 'execution_role_arn', undefined],
      ['uses', role, 'task_role_arn', undefined],
    ]);
  });

  it('is itself, whom it trusts, and what its policies allow, each as that', () => {
    const attributes = { arn: role, assume_role_policy_document: { Statement: { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:role/ci' } } }, inline_policies: [{ policy_name: 'p', document: { Statement: [{ Effect: 'Allow', Action: 'iam:PassRole', Resource: ['arn:aws:iam::123456789012:role/app-*', role] }] } }] };

    expect(said(resource({ kind: 'aws.iam_role', name: 'deploy', provider_id: role, attributes }))).toEqual([
      ['allows', 'arn:aws:iam::123456789012:role/app-*', 'inline_policies[].document.Statement[].Resource[]', role],
      ['trusts', 'arn:aws:iam::123456789012:role/ci', 'assume_role_policy_document', role],
      ['is', role, 'arn', role],
    ]);
  });

  it('stands in the repository of its workflow, which may call workflows of others', () => {
    const attributes = { jobs: [{ uses: 'acme/ci/.github/workflows/deploy.yml@v1', steps: [] }, { uses: './.github/workflows/x.yml', steps: [] }, { uses: null, steps: [{ uses: 'aws-actions/configure-aws-credentials@v4', inputs: { 'role-to-assume': role } }] }] };
    const workflow = resource({ kind: 'github.workflow', name: 'x', path: 'acme/web/.github/workflows/x.yml', attributes });

    expect(said(workflow, shop)).toEqual([
      ['uses', role, 'jobs[].steps[].inputs.role-to-assume', 'github.com/acme/shop'],
      ['uses', 'github.com/acme/ci', 'jobs[].uses', 'github.com/acme/shop'],
    ]);
    expect(said(workflow, source('github', 'github.com/acme')).map(([, , , within]) => within)).toEqual(['github.com/acme/web', 'github.com/acme/web']);
    expect(said(resource({ kind: 'github.repo', name: 'acme/web', attributes: { full_name: 'acme/web' } }), source('github', 'github.com/acme'))).toEqual([['is', 'github.com/acme/web', 'full_name', 'github.com/acme/web']]);
  });

  it('is bounded, however much there is', () => {
    const many = resource({ kind: 'aws.x', name: 'x', attributes: { list: Array.from({ length: 100_000 }, (_, index) => `${role}${index}`) } });
    let deep: JsonObject = { role };
    for (let level = 0; level < 1_000; level += 1) deep = { a: deep };

    expect(said(many)).toHaveLength(1 * mentionLimits.perHolderMax);
    expect(said(resource({ kind: 'aws.x', name: 'x', attributes: deep }))).toEqual([]);
  });
});

describe('what else names them', () => {
  it('are sources that are repositories', () => {
    expect(mentionsOfSource(shop)).toMatchObject([{ relation: 'is', correlate: { kind: 'repository', key: 'github.com/acme/shop' }, holder: { type: 'source', id: 'github.com/acme/shop' } }]);
    expect(mentionsOfSource(source('github', 'github.com/acme'))).toEqual([]);
    expect(mentionsOfSource(account)).toEqual([]);
  });

  it('is infrastructure code: the role that it declares, whom that trusts, and what its settings name', () => {
    const from = (name: string, text: string) => said(resource({ kind: 'iac.resource', name, path: 'main.tf', attributes: JSON.parse(text) as JsonObject }), shop);

    expect(from('aws_iam_role.deploy', JSON.stringify({ language: 'terraform', resource_type: 'aws_iam_role', named: {}, role: 'arn:*:iam::*:role/deploy', policy: { Statement: { Effect: 'Allow', Principal: { AWS: role } } } }))).toEqual([
      ['declares', 'arn:*:iam::*:role/deploy', 'name', 'github.com/acme/shop'],
      ['trusts', role, 'statement.condition', 'github.com/acme/shop'],
    ]);
    expect(from('aws_lambda_function.f', JSON.stringify({ named: { 'vpc[0].role': role, 'statement[0].resources[1]': role, 'statement.principals.identifiers[0]': role } })).map(([relation, , via]) => [relation, via])).toEqual([
      ['allows', 'statement[].resources[]'],
      ['trusts', 'statement.principals.identifiers[]'],
      ['uses', 'vpc[].role'],
    ]);
  });
});
