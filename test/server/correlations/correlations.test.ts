/** Roles and repositories over HTTP, from real results: an AWS account, a GitHub organization and a cloned repository speak of the same ones. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '#shared/model/component.ts';
import type { JsonObject } from '#shared/model/fact.ts';
import { resourceId } from '#shared/model/identity.ts';
import type { Report, Source } from '#shared/model/report.ts';
import { databases } from '../../harness/postgres.ts';
import { completeCoverage, report } from '../../harness/report-fixture.ts';
import { scanInTest } from '../../harness/scan.ts';
import { startTestServer, type TestServer } from '../../harness/server.ts';
import { treeOf } from '../../harness/tree.ts';
import { enrolAgent, newScanId, type WireAgent } from '../../harness/wire-agent.ts';

interface Mention {
  readonly relation: string;
  readonly via: string;
  readonly as: string;
  readonly holder: { readonly type: string; readonly kind: string; readonly name: string; readonly path: string | null };
  readonly within: { readonly key: string } | null;
  readonly source: { readonly key: string };
  readonly scan_id: string;
  readonly is_confirmed: boolean;
  readonly correlate?: { readonly kind: string; readonly key: string };
}

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly is_pattern: boolean;
  readonly source_count: number;
  readonly stated_by: readonly Mention[];
  readonly used_by: readonly Mention[];
  readonly uses: readonly Mention[];
}

const deploy = 'arn:aws:iam::123456789012:role/deploy';
const runtime = 'arn:aws:iam::123456789012:role/runtime';
const aws: Source = { key: 'aws:123456789012', kind: 'aws', name: 'aws', attributes: {} };
const acme: Source = { key: 'github.com/acme', kind: 'github', name: 'acme', attributes: {} };
const clone: Source = { key: 'github.com/acme/shop', kind: 'git', name: 'github.com/acme/shop', attributes: {} };

const stated = (source: Source, kind: string, providerId: string, attributes: JsonObject, path?: string): Resource => ({
  id: resourceId({ source: source.key, kind, providerId }),
  kind,
  name: providerId.split('/').at(-1) ?? '',
  provider_id: providerId,
  ...(path !== undefined && { path }),
  attributes,
});
const trust = (subject: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' }, Action: 'sts:AssumeRoleWithWebIdentity', Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': subject } } }],
});
const role = (arn: string, attributes: JsonObject = {}) => stated(aws, 'aws.iam_role', arn, { arn, ...attributes });
const lambda = (name: string, arn: string) => stated(aws, 'aws.lambda_function', `arn:aws:lambda:eu-west-1:123456789012:function:${name}`, { role: arn });
const workflow = (source: Source, path: string, arn: string) => stated(source, 'github.workflow', path, { jobs: [{ id: 'ship', uses: null, steps: [{ uses: 'aws-actions/configure-aws-credentials@v4', inputs: { 'role-to-assume': arn } }] }] }, path);

const [covered] = completeCoverage().sources;
const of = (sources: readonly Source[], resources: readonly Resource[], { partial = false }: { partial?: boolean } = {}): Report =>
  report({ sources, resources, coverage: { sources: sources.map(({ key }) => ({ ...covered!, source: key, state: partial ? 'partial' : 'complete' })), entries: [] } });

const ofAccount = () => of([aws], [role(deploy, { assume_role_policy_document: trust('repo:acme/shop:ref:refs/heads/main') }), role(runtime), lambda('answer', runtime)]);
const ofOrganization = () => of([acme], [stated(acme, 'github.repo', 'acme/shop', { full_name: 'acme/shop' }), workflow(acme, 'acme/shop/.github/workflows/ship.yml', deploy)]);
const ofClone = () => of([clone], [stated(clone, 'iac.resource', 'aws_lambda_function.answer', { language: 'terraform', resource_type: 'aws_lambda_function', named: { role: runtime } }, 'main.tf')]);

describe.each(databases())('correlations on $name', (database) => {
  let server: TestServer;
  let agent: WireAgent;
  let token: string;
  beforeEach(async () => {
    server = await startTestServer({ database });
    agent = await enrolAgent(server);
    token = (await server.apiKey({ scopes: ['read'] })).key;
  });
  afterEach(() => server.close());

  const deliver = async (delivered: Report, by = agent) => {
    const id = newScanId();
    const reply = await by.deliver(id, { report: delivered });
    if (reply.status !== 200) throw new Error(reply.text);
    return id;
  };
  const get = async (query = '', as = token) => {
    const reply = await server.request('GET', `/correlations${query}`, { token: as });
    if (reply.status !== 200) throw new Error(reply.text);
    return reply.body as { data: readonly Item[]; next_cursor: string | null; source_count: number; partial_source_count: number };
  };
  const one = async (key: string) => (await get(`?key=${encodeURIComponent(key)}`)).data[0];
  const keys = async (query = '') => (await get(query)).data.map(({ key }) => key).toSorted();
  /** `uses aws answer role` */
  const lines = (mentions: readonly Mention[] = []) => mentions.map(({ relation, source, holder, via }) => [relation, source.key, holder.name, via].filter((text) => text !== '').join(' ')).toSorted();

  it('finds a role from the account that has it, the function that runs as it, the workflow that assumes it and the file that declares it', async () => {
    await deliver(ofAccount());
    const scan = await deliver(ofOrganization());
    await deliver(ofClone());

    const [ofDeploy, ofRuntime] = [await one(deploy), await one(runtime)];

    expect(ofDeploy).toMatchObject({ kind: 'iam_role', key: deploy, is_pattern: false, source_count: 2 });
    expect(lines(ofDeploy?.stated_by)).toEqual(['is aws:123456789012 deploy arn']);
    expect(ofDeploy?.used_by).toMatchObject([
      { relation: 'uses', via: 'jobs[].steps[].inputs.role-to-assume', holder: { type: 'resource', kind: 'github.workflow', path: 'acme/shop/.github/workflows/ship.yml' }, within: { key: 'github.com/acme/shop' }, scan_id: scan, is_confirmed: true },
    ]);
    expect(ofDeploy?.uses).toMatchObject([{ relation: 'trusts', via: 'assume_role_policy_document', correlate: { kind: 'repository', key: 'github.com/acme/shop' } }]);
    expect(lines(ofRuntime?.used_by)).toEqual(['uses aws:123456789012 function:answer role', 'uses github.com/acme/shop aws_lambda_function.answer role'].map((line) => line.replace('function:answer', 'arn:aws:lambda:eu-west-1:123456789012:function:answer')));
  });

  it('finds a repository from the organization, the clone and the role that trusts it, and what stands in it names', async () => {
    await deliver(ofAccount());
    await deliver(ofOrganization());
    await deliver(ofClone());

    const shop = await one('github.com/Acme/Shop');

    expect(shop).toMatchObject({ kind: 'repository', key: 'github.com/acme/shop', source_count: 3 });
    expect(lines(shop?.stated_by)).toEqual(['is github.com/acme shop full_name', 'is github.com/acme/shop github.com/acme/shop']);
    expect(shop?.used_by).toMatchObject([{ relation: 'trusts', holder: { kind: 'aws.iam_role', name: 'deploy' }, within: { key: deploy }, source: { key: aws.key } }]);
    expect(shop?.uses.map(({ correlate, source, holder }) => [correlate?.key, source.key, holder.path]).toSorted()).toEqual([
      [deploy, 'github.com/acme', 'acme/shop/.github/workflows/ship.yml'],
      [runtime, 'github.com/acme/shop', 'main.tf'],
    ]);
  });

  it('tells the sources of one scan apart', async () => {
    const parts = [ofAccount(), ofOrganization(), ofClone()];
    await deliver(of(parts.flatMap(({ sources }) => sources), parts.flatMap(({ resources }) => resources)));

    expect((await get()).source_count).toBe(3);
    expect(lines((await one(runtime))?.used_by).map((line) => line.split(' ')[1])).toEqual([aws.key, clone.key]);
    expect((await one('github.com/acme/shop'))?.source_count).toBe(3);

    await deliver(of([clone], []));
    expect(lines((await one(runtime))?.used_by).map((line) => line.split(' ')[1])).toEqual([aws.key]);
  });

  it('counts for a repository also the patterns that it fits, as they are written', async () => {
    await deliver(of([aws], [role(deploy, { assume_role_policy_document: trust('repo:acme/*:*') }), role(runtime, { assume_role_policy_document: trust('repo:other/*') })]));
    await deliver(ofClone());

    expect((await one('github.com/acme/shop'))?.used_by).toMatchObject([{ relation: 'trusts', as: 'github.com/acme/*', holder: { name: 'deploy' } }]);
    expect(await one('github.com/acme/*')).toMatchObject({ is_pattern: true, used_by: [{ holder: { name: 'deploy' } }] });
  });

  it('finds a role from a workflow that leaves the account to a variable', async () => {
    await deliver(of([aws], [role(deploy)]));
    await deliver(of([acme], [workflow(acme, 'acme/shop/.github/workflows/ship.yml', 'arn:aws:iam::${{ vars.AWS_ACCOUNT }}:role/deploy')]));

    expect((await one(deploy))?.used_by).toMatchObject([{ relation: 'uses', as: 'arn:aws:iam::*:role/deploy', within: { key: 'github.com/acme/shop' } }]);
  });

  it('lists what something names, narrowed by kind, part of the key, source, and whether several sources speak of it', async () => {
    await deliver(ofAccount());
    await deliver(ofOrganization());

    expect(await keys()).toEqual([deploy, runtime, 'github.com/acme/shop'].toSorted());
    expect(await keys('?kind=iam_role')).toEqual([deploy, runtime]);
    expect(await keys('?q=ROLE/dep')).toEqual([deploy]);
    expect(await keys('?q=%25')).toEqual([]);
    expect(await keys('?shared=true')).toEqual([deploy, 'github.com/acme/shop']);
    expect(await keys(`?source=${acme.key}`)).toEqual([deploy]);
    expect(await keys('?key=github.com/acme/none')).toEqual([]);
    for (const query of ['?kind=bucket', '?shared=maybe', '?limit=101', '?colour=red', '?cursor=x']) expect((await server.request('GET', `/correlations${query}`, { token })).status, query).toBe(400);
  });

  it('shows a role that nothing names when it is asked for, and not in the list', async () => {
    await deliver(of([aws], [role(deploy)]));

    expect(await keys()).toEqual([]);
    expect(await one(deploy)).toMatchObject({ stated_by: [{ relation: 'is' }], used_by: [], uses: [] });
  });

  it('is paged by a cursor', async () => {
    const arns = Array.from({ length: 7 }, (_, index) => `arn:aws:iam::123456789012:role/r${index}`);
    await deliver(of([aws], arns.map((arn, index) => lambda(`f${index}`, arn))));

    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof get>> = await get(`?limit=3${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      seen.push(...page.data.map(({ key }) => key));
      cursor = page.next_cursor;
    } while (cursor !== null);

    expect(seen.toSorted()).toEqual(arns);
  });

  it('keeps what a scan that broke off does not show, says so, and does not take the older scan for another source', async () => {
    const complete = await deliver(ofAccount());
    const newest = await deliver(of([aws], [lambda('answer', deploy)], { partial: true }));

    expect((await one(runtime))?.used_by).toMatchObject([{ scan_id: complete, is_confirmed: false }]);
    expect((await one(deploy))?.used_by).toMatchObject([{ scan_id: newest, is_confirmed: true }]);
    expect(await get()).toMatchObject({ source_count: 1, partial_source_count: 1 });
    expect(await keys('?shared=true')).toEqual([]);
  });

  it('says what the agent itself found in a cloned repository', async () => {
    const files = {
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.git/config': '[remote "origin"]\n\turl = git@github.com:Acme/Shop.git\n',
      '.github/workflows/ship.yml': `on: push\npermissions:\n  id-token: write\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: aws-actions/configure-aws-credentials@v4\n        with:\n          role-to-assume: ${deploy}\n          aws-region: eu-west-1\n`,
      'infra/main.tf': `data "aws_iam_policy_document" "ci" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]
    principals {
      type        = "Federated"
      identifiers = [aws_iam_openid_connect_provider.github.arn]
    }
    condition {
      test     = "StringLike"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:acme/web:*"]
    }
  }
}

resource "aws_iam_role" "deploy" {
  name               = "deploy"
  assume_role_policy = data.aws_iam_policy_document.ci.json
}

resource "aws_lambda_function" "answer" {
  function_name = "answer"
  role          = "${runtime}"
}

resource "aws_s3_bucket" "none" {
  bucket = "none"
}
`,
    };
    await deliver(await scanInTest({ target: treeOf(files) }));
    await deliver(ofAccount());

    expect(lines((await one(deploy))?.used_by)).toEqual(['declares github.com/Acme/Shop aws_iam_role.deploy name', 'uses github.com/Acme/Shop .github/workflows/ship.yml jobs[].steps[].inputs.role-to-assume']);
    expect(lines((await one(runtime))?.used_by)).toEqual(['uses aws:123456789012 function:answer role', 'uses github.com/Acme/Shop aws_lambda_function.answer role'].map((line) => line.replace('function:answer', 'arn:aws:lambda:eu-west-1:123456789012:function:answer')));
    expect((await one('github.com/acme/web'))?.used_by).toMatchObject([{ relation: 'trusts', holder: { kind: 'iac.resource', name: 'data.aws_iam_policy_document.ci', path: 'infra/main.tf' }, within: { key: 'github.com/acme/shop' } }]);
    expect((await one('github.com/acme/shop'))?.used_by).toMatchObject([{ relation: 'trusts', holder: { name: 'deploy' } }]);
  });

  it('shows nothing of another organization (S28), and nothing of a scan that was removed', async () => {
    const old = await deliver(ofAccount());
    const other = await server.organization('other');
    const stranger = await server.signedInUser('viewer', other);

    expect(await get('', stranger.token)).toMatchObject({ data: [], source_count: 0 });
    await deliver(ofOrganization(), await enrolAgent(server, { orgId: other }));
    expect((await get('', stranger.token)).data.flatMap(({ used_by: mentions }) => mentions.map(({ source }) => source.key))).toEqual([acme.key]);

    await deliver(of([aws], []));
    expect((await server.request('DELETE', `/scans/${old}`, { token: server.ownerToken })).status).toBe(204);
    await server.app.maintenance.collect();
    expect(await server.app.db.kysely.selectFrom('mentions').select('key').where('org_id', '=', server.orgId).execute()).toEqual([]);
  });
});
