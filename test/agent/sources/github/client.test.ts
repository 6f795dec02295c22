import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createClient, type ClientOptions } from '../../../../agent/sources/github/client/client.ts';
import { createEntityTags } from '../../../../agent/sources/github/client/entity-tags.ts';
import { credentialsOf } from '../../../../agent/sources/github/client/credentials.ts';
import { graphqlPath, refusal } from '../../../../agent/sources/github/client/operations.ts';
import { documents, repositoryQuery } from '../../../../agent/sources/github/facts/queries.ts';
import { githubSettings } from '../../../../agent/sources/github/settings-table.ts';
import { checkSettings } from '../../../../agent/sources/settings.ts';
import { githubServer, testToken } from '../../../harness/github/server.ts';
import { repository, world } from '../../../harness/github/world.ts';
import { listGithub, stateFolder } from './listed.ts';

const clientOf = (apiUrl: string, given: Partial<ClientOptions> = {}) =>
  createClient({ credentials: { kind: 'token', token: testToken }, apiUrl, documents, timeoutMs: 5000, waitSecondsMax: 10, secondMs: 1, userAgent: 'test', signal: new AbortController().signal, tags: createEntityTags(), ...given });

describe('what the client may send', () => {
  const place = { apiUrl: 'https://ghe.example.com/api/v3', documents };
  const ask = (method: string, url: string, body?: unknown) => refusal({ method, url: new URL(url), body }, place);

  it.each([
    ['GET', 'https://ghe.example.com/api/v3/orgs/acme/hooks?per_page=100'],
    ['GET', 'https://ghe.example.com/api/v3/organizations/77/hooks?page=2'],
    ['GET', 'https://ghe.example.com/api/v3/repositories/12/environments/prod%2Feu/secrets?page=2'],
    ['GET', 'https://ghe.example.com/api/v3/user/12/repos?page=2'],
    ['POST', 'https://ghe.example.com/api/v3/app/installations/4711/access_tokens'],
  ])('is %s %s', (method, url) => {
    expect(ask(method, url)).toBeUndefined();
  });

  it.each([
    ['POST', 'https://ghe.example.com/api/v3/orgs/acme/hooks'],
    ['DELETE', 'https://ghe.example.com/api/v3/repos/acme/shop'],
    ['PATCH', 'https://ghe.example.com/api/v3/orgs/acme'],
    ['GET', 'https://ghe.example.com/api/v3/user'],
    ['GET', 'https://ghe.example.com/api/v3/user/12/emails?page=2'],
    ['GET', 'https://ghe.example.com/api/v3/repositories/12/../../user?page=2'],
    ['POST', 'https://ghe.example.com/api/v3/repositories/12/hooks?page=2'],
    ['GET', 'https://ghe.example.com/api/v3/repos/acme/shop/contents/.env'],
    ['GET', 'https://ghe.example.com/orgs/acme/hooks'],
    ['GET', 'https://ghe.example.com:8443/api/v3/orgs/acme/hooks'],
    ['GET', 'http://ghe.example.com/api/v3/orgs/acme/hooks'],
    ['GET', 'https://evil.example.com/api/v3/orgs/acme/hooks'],
    ['GET', 'https://ghe.example.com/api/v3/orgs/acme/x/hooks'],
  ])('is not %s %s', (method, url) => {
    expect(ask(method, url)).toEqual(expect.any(String));
  });

  it('is of GraphQL only its own queries, word for word', () => {
    const graphql = 'https://ghe.example.com/api/graphql';

    expect(ask('POST', graphql, JSON.stringify({ query: repositoryQuery, variables: {} }))).toBeUndefined();
    expect(ask('POST', graphql, JSON.stringify({ query: `${repositoryQuery} ` }))).toContain('not one of this source');
    expect(ask('POST', graphql, JSON.stringify({ query: 'mutation { deleteRef(input: {refId: "x"}) { clientMutationId } }' }))).toContain('not one of this source');
    expect(ask('POST', graphql, 'not json')).toContain('not one of this source');
    expect(graphqlPath('')).toBe('/graphql');
    expect([...documents].every((document) => /^query \w+\(/.test(document))).toBe(true);
  });

  it('never leaves when it is not allowed', async () => {
    const server = await githubServer(world());
    const client = clientOf(server.url);

    const answer = await client.get('GET /user' as never, {});

    expect(answer).toMatchObject({ isOk: false, failure: { why: expect.stringContaining('A request was not sent: GET /user is not one of the operations of this source') } });
    expect(server.asked).toEqual([]);
    expect(client.requestCount).toBe(0);
  });
});

describe('the client', () => {
  it('asks nothing beyond its number of requests', async () => {
    const server = await githubServer(world());
    const client = clientOf(server.url);
    client.limitRequests(2);

    const answers = [await client.get('GET /orgs/{org}', { org: 'acme' }), await client.get('GET /orgs/{org}', { org: 'acme' }), await client.get('GET /orgs/{org}', { org: 'acme' })];

    expect(answers.map(({ isOk }) => isOk)).toEqual([true, true, false]);
    expect(answers[2]).toMatchObject({ failure: { isFinal: true, why: expect.stringContaining('More than 2 requests were made') } });
    expect(server.asked).toHaveLength(2);
  });

  it('signs in as an App, finds its installation, and renews nothing that is good', async () => {
    const server = await githubServer(world({ repositories: [repository('shop')] }));

    const listed = await listGithub(server, 'acme', { settings: { token: undefined, app_id: '12', private_key: server.appKey.replaceAll('\n', '\\n') } });

    expect([...listed.files.keys()]).toEqual(['acme/shop/README.md']);
    expect(server.asked.filter(({ operation }) => operation.includes('access_tokens'))).toHaveLength(1);
    expect(server.asked.filter(({ operation }) => operation.endsWith('/installation'))).toHaveLength(1);
    expect(server.asked.filter(({ operation }) => operation === 'GET /orgs/{org}/members').every(({ authorization }) => authorization.startsWith('token ghs_'))).toBe(true);
  });

  it('says that the key of an App is not accepted, without the key', async () => {
    const server = await githubServer(world());
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();

    const opening = listGithub(server, 'acme', { settings: { token: undefined, app_id: 12, private_key: key } });

    await expect(opening).rejects.toMatchObject({ code: 'permission_denied', message: expect.stringContaining('the GitHub App has no installation there that it can see. GET /orgs/acme/installation was refused') });
    const message = await opening.catch((error: Error) => `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`);
    expect(message).not.toContain(key.split('\n')[1]);
  });

  it('keeps its token out of every failure, also when the server repeats it', async () => {
    const server = await githubServer(world());
    server.fail('GET /orgs/acme', { status: 403, message: `the token ${testToken} may not` });

    const answer = await clientOf(server.url).get('GET /orgs/{org}', { org: 'acme' });
    const opening = await listGithub(server, 'acme').catch((error: Error) => `${error.message} ${error.stack ?? ''} ${JSON.stringify(error)}`);

    expect(JSON.stringify(answer)).not.toContain(testToken);
    expect(answer).toMatchObject({ failure: { why: 'GET /orgs/acme was refused (HTTP 403: the token *** may not).' } });
    expect(opening).not.toContain(testToken);
  });

  it.each(['acme/shop', 'acme/shop@v1'])('reads %s, which is public, without credentials', async (target) => {
    const server = await githubServer(world({ repositories: [repository('shop', { visibility: 'public' })] }));
    server.isOpen = true;

    const listed = await listGithub(server, target, { settings: { token: undefined }, stateDir: stateFolder() });

    expect([...listed.files.keys()]).toEqual(['README.md']);
    expect(listed.source.attributes).toEqual({ ref: target.split('@')[1] ?? 'main' });
    expect(listed.isBroken).toBe(false);
    expect(listed.of('github.branch')[0]?.attributes.unread?.['protection']).toBe('GraphQL OneRepository was not asked: it needs a token.');
  });

  it('asks without credentials when it has none', async () => {
    const server = await githubServer(world());

    await expect(listGithub(server, 'acme', { settings: { token: undefined } })).rejects.toMatchObject({ code: 'permission_denied' });
    expect(server.asked.map(({ authorization }) => authorization)).toEqual(['']);
  });
});

describe('settings of the source', () => {
  const problemsOf = (given: Record<string, unknown>) => {
    const checked = checkSettings(githubSettings, given);
    return 'problems' in checked ? checked.problems.map(({ name }) => name) : [];
  };

  it.each([
    [{}, []],
    [{ api_url: 'https://ghe.example.com/api/v3/' }, []],
    [{ api_url: 'http://127.0.0.1:8080' }, []],
    [{ api_url: 'http://ghe.example.com' }, ['api_url']],
    [{ api_url: 'https://user:pass@ghe.example.com' }, ['api_url']],
    [{ api_url: 'ftp://x' }, ['api_url']],
    [{ reuse_hours: '-1' }, ['reuse_hours']],
    [{ archived: 'some', content: 'maybe', tokn: 'x' }, ['tokn', 'archived', 'content']],
  ])('%j has the problems %j', (given, expected) => {
    expect(problemsOf(given)).toEqual(expected);
  });

  it.each([
    [{ app_id: '1' }, 'private_key is missing'],
    [{ private_key: 'x' }, 'app_id is missing'],
    [{ app_id: '1', private_key: 'not a key' }, 'private_key is no RSA private key'],
  ])('refuses an App given as %j', (given, message) => {
    expect(() => credentialsOf({ token: undefined, app_id: undefined, installation_id: undefined, private_key: undefined, ...given })).toThrow(message);
  });
});
