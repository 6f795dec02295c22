/** What the stand-in answers to each operation of the REST API that the source may use. Long because it is one table. */
import type { Route } from './openapi.ts';
import type { GithubServer } from './server.ts';
import { ticketOf } from './tarball.ts';
import type { Row, World, WorldRepository } from './world.ts';

export interface Found {
  readonly status?: number;
  readonly body?: unknown;
  /** A list, before it is cut into pages. */
  readonly rows?: readonly unknown[];
  /** The list inside its answer. */
  readonly wrap?: (rows: readonly unknown[], total: number) => unknown;
  /** Paged by `after`, not by number. */
  readonly cursor?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RestRequest {
  readonly server: GithubServer;
  readonly route: Route;
  readonly method: string;
  readonly query: URLSearchParams;
  readonly tickets: Map<string, { readonly repo: string }>;
}

const notFound: Found = { status: 404, body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' } };

/** Undefined for an operation that is not in the table. */
export function answerOf(request: RestRequest): Found | undefined {
  const { server, route, method } = request;
  const { template, parameters } = route;
  const { world } = server;
  if (method === 'POST' && template === '/app/installations/{installation_id}/access_tokens') {
    const token = `ghs_${ticketOf(String(server.asked.length))}`;
    server.tokens.add(token);
    return { status: 201, body: { token, expires_at: new Date(Date.now() + 3_600_000).toISOString(), permissions: { metadata: 'read' }, repository_selection: 'all' } };
  }
  if (template.startsWith('/users/{username}')) {
    if (parameters['username']?.toLowerCase() !== world.org.login) return notFound;
    if (template === '/users/{username}/repos') return { rows: world.repositories.filter(({ visibility }) => visibility === 'public').map((one) => repositoryRow(world, one)) };
    return template === '/users/{username}' ? { body: { login: world.org.login, id: world.org.id, html_url: `https://github.com/${world.org.login}`, type: world.isPersonal ? 'User' : 'Organization' } } : undefined;
  }
  if (template.startsWith('/orgs/{org}')) return parameters['org']?.toLowerCase() === world.org.login && !world.isPersonal ? ofOrganization(request, template.slice('/orgs/{org}'.length + 1)) : notFound;
  if (!template.startsWith('/repos/{owner}/{repo}')) return undefined;
  const repository = world.repositories.find(({ name }) => name.toLowerCase() === parameters['repo']?.toLowerCase());
  return repository === undefined || parameters['owner']?.toLowerCase() !== world.org.login ? notFound : ofRepository(request, repository, template.slice('/repos/{owner}/{repo}'.length + 1));
}

function ofOrganization({ server, route: { parameters }, query }: RestRequest, rest: string): Found | undefined {
  const { world } = server;
  const lists = (name: string, key?: string): Found => (world.lists[name] === undefined ? notFound : { rows: world.lists[name], ...(key !== undefined && { wrap: (rows, total) => ({ total_count: total, [key]: rows }) }) });
  switch (rest) {
    case '':
      return { body: { ...world.org, html_url: `https://github.com/${world.org.login}`, type: 'Organization' } };
    case 'installation':
      return { body: { id: 4711 } };
    case 'members':
      return { rows: world.members.filter(({ role, twoFactor }) => (query.get('role') !== 'admin' || role === 'admin') && (query.get('filter') !== '2fa_disabled' || !twoFactor)).map(({ login, type }) => ({ login, type: type ?? 'User' })) };
    case 'outside_collaborators':
      return { rows: world.outside.filter(({ twoFactor }) => query.get('filter') !== '2fa_disabled' || !twoFactor).map(({ login }) => ({ login, type: 'User' })) };
    case 'repos':
      return { rows: world.repositories.map((one) => repositoryRow(world, one)) };
    case 'hooks':
    case 'invitations':
    case 'rulesets':
    case 'code-security/configurations/defaults':
    case 'personal-access-tokens':
    case 'personal-access-token-requests':
    case 'credential-authorizations':
      return lists(rest);
    case 'installations':
      return lists(rest, 'installations');
    case 'actions/runners':
      return lists(rest, 'runners');
    case 'actions/secrets':
      return lists(rest, 'secrets');
    case 'actions/runner-groups':
      return lists(rest, 'runner_groups');
    case 'actions/runner-groups/{runner_group_id}/runners': {
      const rows = (world.lists['actions/runners'] ?? []).filter((row) => String(row['runner_group_id']) === parameters['runner_group_id']);
      return { rows, wrap: (page, total) => ({ total_count: total, runners: page }) };
    }
    case 'copilot/billing/seats':
      return { rows: world.lists['copilot/billing/seats'] ?? [], wrap: (rows, total) => ({ total_seats: total, seats: rows }) };
    case 'rulesets/{ruleset_id}': {
      const found = world.lists['rulesets']?.find((row) => String(row['id']) === parameters['ruleset_id']);
      return found === undefined ? notFound : { body: found };
    }
    case 'organization-roles/{role_id}/users':
    case 'organization-roles/{role_id}/teams':
      return { rows: world.lists[rest.replace('{role_id}', parameters['role_id'] ?? '')] ?? [] };
    case 'audit-log':
      return world.auditLog === undefined ? notFound : { rows: world.auditLog.filter((event) => matchesPhrase(event, query.get('phrase') ?? '')), cursor: true };
    case 'secret-scanning/alerts':
      return { rows: alertRows(world, world.alerts.secret, query) };
    case 'dependabot/alerts':
      return { rows: alertRows(world, world.alerts.dependabot, query), cursor: true };
    case 'code-scanning/alerts':
      return { rows: alertRows(world, world.alerts.code, query) };
    default:
      return settingOf(world.settings, rest);
  }
}

function ofRepository({ server, route: { parameters }, query, tickets }: RestRequest, repository: WorldRepository, rest: string): Found | undefined {
  const { world } = server;
  const list = (rows: readonly Row[], key?: string): Found => ({ rows, ...(key !== undefined && { wrap: (page, total) => ({ total_count: total, [key]: page }) }) });
  const environment = repository.environments.find(({ name }) => name === parameters['environment_name']);
  switch (rest) {
    case '':
      return { body: repositoryRow(world, repository) };
    case 'installation':
      return { body: { id: 4711 } };
    case 'tarball/{ref}': {
      const ticket = ticketOf(`${repository.name} ${server.asked.length}`);
      tickets.set(ticket, { repo: repository.name });
      return { status: 302, headers: { location: `${server.url}/_codeload/${world.org.login}/${repository.name}/legacy.tar.gz/${parameters['ref']}?token=${ticket}` } };
    }
    case 'hooks':
      return list(repository.hooks);
    case 'keys':
      return list(repository.keys);
    case 'actions/secrets':
      return list(repository.secrets, 'secrets');
    case 'actions/runners':
      return list(repository.runners, 'runners');
    case 'environments':
      return list(repository.environments, 'environments');
    case 'environments/{environment_name}/deployment_protection_rules':
      return { body: { total_count: 0, custom_deployment_protection_rules: environment?.['custom'] ?? [] } };
    case 'environments/{environment_name}/secrets':
      return list((environment?.['secrets'] as Row[] | undefined) ?? [], 'secrets');
    case 'activity':
      return { rows: repository.activity, cursor: true };
    case 'events':
      return list(repository.events);
    case 'code-scanning/analyses':
      return repository.analyses.length === 0 ? { status: 404, body: { message: 'no analysis found', documentation_url: 'https://docs.github.com/rest', status: '404' } } : list(repository.analyses);
    case 'secret-scanning/alerts':
      return list(alertRows(world, world.alerts.secret, query, repository.name));
    case 'dependabot/alerts':
      return { rows: alertRows(world, world.alerts.dependabot, query, repository.name), cursor: true };
    case 'code-scanning/alerts':
      return list(alertRows(world, world.alerts.code, query, repository.name));
    default:
      return settingOf(repository.settings, rest);
  }
}

function settingOf(settings: Readonly<Record<string, Row | null>>, rest: string): Found | undefined {
  const value = settings[rest];
  if (value === undefined) return undefined;
  return value === null ? notFound : { body: value };
}

function repositoryRow({ org: { login } }: World, one: WorldRepository): Row {
  const isEmpty = Object.keys(one.files).length === 0 && one.archive === undefined;
  return {
    id: one.id,
    name: one.name,
    full_name: `${login}/${one.name}`,
    html_url: `https://github.com/${login}/${one.name}`,
    clone_url: `https://github.com/${login}/${one.name}.git`,
    owner: { login, type: 'Organization' },
    private: one.visibility !== 'public',
    visibility: one.visibility,
    archived: one.archived,
    fork: one.fork,
    is_template: false,
    size: isEmpty ? 0 : 12,
    default_branch: 'main',
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2026-11-20T10:00:00Z',
    pushed_at: one.pushedAt,
    topics: ['ai'],
    permissions: { admin: one.isAdmin, push: true, pull: true },
    ...(one.securityAndAnalysis !== undefined && { security_and_analysis: one.securityAndAnalysis }),
  };
}

function alertRows({ org: { login } }: World, rows: readonly Row[], query: URLSearchParams, only?: string): Row[] {
  const states = query.get('state')?.split(',');
  return rows
    .filter((row) => (states === undefined || states.includes(row['state'] as string)) && (only === undefined || row['repo'] === only))
    .map(({ repo, ...row }) => (only === undefined ? { ...row, repository: { full_name: `${login}/${repo as string}`, name: repo } } : row));
}

function matchesPhrase(event: Row, phrase: string): boolean {
  return phrase.split(' ').every((term) => {
    const [, name = '', value = ''] = /^(\w+):(.*)$/.exec(term) ?? [];
    return name === 'created' ? Number(event['@timestamp']) >= Date.parse(value.replace('>=', '')) : String(event[name]) === value;
  });
}
