/** Everything the client may ask of GitHub. What is not in this table is not sent: the source is read-only by construction, not by care. Long because it is one table. */

/** Read by the REST API, version 2022-11-28. */
export const restOperations = [
  'GET /orgs/{org}',
  'GET /orgs/{org}/actions/permissions',
  'GET /orgs/{org}/actions/permissions/fork-pr-contributor-approval',
  'GET /orgs/{org}/actions/permissions/selected-actions',
  'GET /orgs/{org}/actions/permissions/workflow',
  'GET /orgs/{org}/actions/runner-groups',
  'GET /orgs/{org}/actions/runner-groups/{runner_group_id}/runners',
  'GET /orgs/{org}/actions/runners',
  'GET /orgs/{org}/actions/secrets',
  'GET /orgs/{org}/audit-log',
  'GET /orgs/{org}/code-scanning/alerts',
  'GET /orgs/{org}/code-security/configurations/defaults',
  'GET /orgs/{org}/copilot/billing',
  'GET /orgs/{org}/copilot/billing/seats',
  'GET /orgs/{org}/credential-authorizations',
  'GET /orgs/{org}/dependabot/alerts',
  'GET /orgs/{org}/hooks',
  'GET /orgs/{org}/installation',
  'GET /orgs/{org}/installations',
  'GET /orgs/{org}/invitations',
  'GET /orgs/{org}/members',
  'GET /orgs/{org}/organization-roles',
  'GET /orgs/{org}/organization-roles/{role_id}/teams',
  'GET /orgs/{org}/organization-roles/{role_id}/users',
  'GET /orgs/{org}/outside_collaborators',
  'GET /orgs/{org}/personal-access-token-requests',
  'GET /orgs/{org}/personal-access-tokens',
  'GET /orgs/{org}/repos',
  'GET /orgs/{org}/rulesets',
  'GET /orgs/{org}/rulesets/{ruleset_id}',
  'GET /orgs/{org}/secret-scanning/alerts',
  'GET /orgs/{org}/settings/immutable-releases',
  'GET /repos/{owner}/{repo}',
  'GET /repos/{owner}/{repo}/actions/permissions',
  'GET /repos/{owner}/{repo}/actions/permissions/fork-pr-contributor-approval',
  'GET /repos/{owner}/{repo}/actions/permissions/workflow',
  'GET /repos/{owner}/{repo}/actions/runners',
  'GET /repos/{owner}/{repo}/actions/secrets',
  'GET /repos/{owner}/{repo}/activity',
  'GET /repos/{owner}/{repo}/automated-security-fixes',
  'GET /repos/{owner}/{repo}/code-scanning/alerts',
  'GET /repos/{owner}/{repo}/code-scanning/analyses',
  'GET /repos/{owner}/{repo}/code-scanning/default-setup',
  'GET /repos/{owner}/{repo}/dependabot/alerts',
  'GET /repos/{owner}/{repo}/dependency-graph/sbom',
  'GET /repos/{owner}/{repo}/environments',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules',
  'GET /repos/{owner}/{repo}/environments/{environment_name}/secrets',
  'GET /repos/{owner}/{repo}/events',
  'GET /repos/{owner}/{repo}/hooks',
  'GET /repos/{owner}/{repo}/immutable-releases',
  'GET /repos/{owner}/{repo}/installation',
  'GET /repos/{owner}/{repo}/keys',
  'GET /repos/{owner}/{repo}/private-vulnerability-reporting',
  'GET /repos/{owner}/{repo}/secret-scanning/alerts',
  'GET /repos/{owner}/{repo}/tarball/{ref}',
  'GET /users/{username}',
  'GET /users/{username}/repos',
] as const;

export type RestOperation = (typeof restOperations)[number];

/** A GitHub App signs in by this one; it changes nothing that can be read. */
const signIn = 'POST /app/installations/{installation_id}/access_tokens';

/** Where lists go on: GitHub writes `next` links with the numeric ids of their owner. */
const linkPaths = [/^\/organizations\/\d+\/[\w/-]+$/, /^\/repositories\/\d+\/[\w/.%-]+$/, /^\/user\/\d+\/repos$/];

const patterns = [...restOperations, signIn].map((operation) => {
  const [method, template] = operation.split(' ') as [string, string];
  const source = template.split(/\{\w+\}/).map(escaped).join('[^/]+');
  return { method, pattern: new RegExp(`^${source}$`) };
});

export interface RequestShape {
  readonly method: string;
  readonly url: URL;
  /** The body as it goes out; only GraphQL has one that matters. */
  readonly body: unknown;
}

/** Where the API answers. */
export interface ApiPlace {
  /** Without a trailing slash: `https://api.github.com`, `https://ghe.example.com/api/v3`. */
  readonly apiUrl: string;
  /** GraphQL documents that may be sent, word for word; queries all. */
  readonly documents: ReadonlySet<string>;
}

/** Why a request may not be sent; undefined when it may. */
export function refusal({ method, url, body }: RequestShape, { apiUrl, documents }: ApiPlace): string | undefined {
  const api = new URL(apiUrl);
  if (url.origin !== api.origin) return `it goes to ${url.origin}, not to ${api.origin}`;
  const base = api.pathname.replace(/\/+$/, '');
  if (method === 'POST' && url.pathname === graphqlPath(base)) return documents.has(documentOf(body)) ? undefined : 'its query is not one of this source';
  const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : undefined;
  if (path === undefined) return `its path is not below ${apiUrl}`;
  if (patterns.some((known) => known.method === method && known.pattern.test(path))) return undefined;
  return method === 'GET' && linkPaths.some((pattern) => pattern.test(path)) && url.search !== '' ? undefined : `${method} ${path} is not one of the operations of this source`;
}

/** @see https://docs.github.com/en/enterprise-server/graphql/guides (read 2026-11): `/api/graphql` beside `/api/v3`. */
export function graphqlPath(base: string): string {
  return base.endsWith('/api/v3') ? `${base.slice(0, -'/v3'.length)}/graphql` : `${base}/graphql`;
}

function documentOf(body: unknown): string {
  if (typeof body !== 'string') return '';
  try {
    const { query } = JSON.parse(body) as { query?: unknown };
    return typeof query === 'string' ? query : '';
  } catch {
    return '';
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
