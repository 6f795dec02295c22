/** Facts of many repositories at once, by GraphQL: a request for twenty where the REST API needs one for each of their parts. */
import type { JsonObject } from '#shared/model/fact.ts';
import type { GithubClient } from '../client/client.ts';
import { brokeOff, type Failure } from '../client/failure.ts';
import type { GraphqlError } from '../client/graphql-error.ts';
import { accountRepositoriesQuery, repositoriesQuery, repositoryQuery } from './queries.ts';
import { objectAt, textAt, valueAt } from './row.ts';

/** One repository as GraphQL states it. */
export interface BulkFacts {
  readonly node: JsonObject;
  /** Why a part of it is null although it was asked for; undefined when the null is the answer. */
  refusalOf(path: string): string | undefined;
}

export interface Bulk {
  /** By `owner/name` in small letters. */
  readonly repositories: ReadonlyMap<string, BulkFacts>;
  /** Why some are missing. */
  readonly failure?: Failure;
}

/** Repositories in one query. GitHub ends a query after 10 seconds; twenty take one or two. */
const pageSize = 20;

/** Pages of one owner. */
const pagesMax = 10_000;

const owners = {
  organization: { document: repositoriesQuery, what: 'GraphQL Repositories' },
  user: { document: accountRepositoriesQuery, what: 'GraphQL AccountRepositories' },
} as const;

/** All repositories of an owner, in smaller pages when GitHub cannot answer a large one. */
export async function readBulk(client: GithubClient, login: string, owner: keyof typeof owners): Promise<Bulk> {
  const { document, what } = owners[owner];
  const repositories = new Map<string, BulkFacts>();
  let after: string | null = null;
  let first = pageSize;
  for (let page = 1; page <= pagesMax; page += 1) {
    const answer = await client.query(document, { login, first, after });
    if (!answer.isOk) {
      if (first > 1 && (answer.failure.reason === 'broke_off' || answer.failure.reason === 'timed_out')) {
        first = Math.ceil(first / 4);
        continue;
      }
      return { repositories, failure: answer.failure };
    }
    const { data, errors } = answer.value;
    const list = objectAt(data, `${owner}.repositories`);
    if (list === undefined) return { repositories, failure: { ...brokeOff(what, 'malformed'), why: `${what} was refused (${errors[0]?.type || 'no list'}).`, reason: 'refused' } };
    const nodes = valueAt(list, 'nodes');
    for (const [index, node] of (Array.isArray(nodes) ? (nodes as (JsonObject | null)[]) : []).entries()) {
      // A repository that may not be seen is null, and its error stands beside it.
      if (node !== null) add(repositories, node, errors, `${owner}.repositories.nodes.${index}`);
    }
    const next = textAt(list, 'pageInfo.endCursor');
    if (valueAt(list, 'pageInfo.hasNextPage') !== true) return { repositories };
    if (next === undefined || next === after) return { repositories, failure: brokeOff(what, 'malformed', 'its pages lead in a circle') };
    after = next;
  }
  return { repositories, failure: brokeOff(what, 'malformed', `more than ${pagesMax} pages`) };
}

export async function readOne(client: GithubClient, owner: string, name: string): Promise<Bulk> {
  const repositories = new Map<string, BulkFacts>();
  const answer = await client.query(repositoryQuery, { owner, name });
  if (!answer.isOk) return { repositories, failure: answer.failure };
  const node = objectAt(answer.value.data, 'repository');
  if (node === undefined) return { repositories, failure: { ...brokeOff('GraphQL OneRepository', 'malformed'), why: `GraphQL OneRepository was refused (${answer.value.errors[0]?.type || 'no repository'}).`, reason: 'refused' } };
  add(repositories, node, answer.value.errors, 'repository');
  return { repositories };
}

function add(repositories: Map<string, BulkFacts>, node: JsonObject, errors: readonly GraphqlError[], prefix: string): void {
  const name = textAt(node, 'nameWithOwner');
  if (name === undefined) return;
  const own = errors.filter(({ path }) => path === prefix || path.startsWith(`${prefix}.`)).map(({ path, type, message }) => ({ path: path.slice(prefix.length + 1), why: `GraphQL refused it (${type || 'ERROR'}: ${message.replace(/\.$/, '')}).` }));
  repositories.set(name.toLowerCase(), {
    node,
    refusalOf: (path) => own.find((error) => error.path === path || path.startsWith(`${error.path}.`) || error.path.startsWith(`${path}.`) || error.path === '')?.why,
  });
}
