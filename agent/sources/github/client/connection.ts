/** Lists inside GraphQL answers: the first page comes with its owner, the others by the owner's id. */
import type { JsonObject } from '#shared/model/fact.ts';
import { numberAt, objectAt, rowsAt, textAt, valueAt } from '../facts/row.ts';
import type { GithubClient, Rows } from './client.ts';
import { brokeOff } from './failure.ts';

export interface Connection {
  /** Its name in the answer. */
  readonly alias: string;
  /** The selection to put into the owner's. */
  readonly inline: string;
  /** The query that asks for what comes after. */
  readonly follow: string;
}

export interface ConnectionShape {
  /** GraphQL type of the owner, for the query that follows. */
  readonly owner: string;
  /** Name of that query, for errors. */
  readonly name: string;
  readonly field: string;
  readonly alias?: string;
  /** Arguments beside `first` and `after`: `affiliation: DIRECT`. */
  readonly args?: string;
  /** With `nodes { … }` or `edges { … }` around. */
  readonly selection: string;
  /** Items of the first page; GraphQL counts every possible node of a query, 500,000 at most. */
  readonly first: number;
}

export function connection({ owner, name, field, alias = field, args = '', selection, first }: ConnectionShape): Connection {
  const call = (paging: string) => `${alias === field ? '' : `${alias}: `}${field}(${[paging, args].filter((part) => part !== '').join(', ')}) { pageInfo { hasNextPage endCursor } ${selection} }`;
  return {
    alias,
    inline: call(`first: ${first}`),
    follow: `query ${name}($id: ID!, $after: String!) { node(id: $id) { ... on ${owner} { ${call('first: 100, after: $after')} } } }`,
  };
}

/** Pages of one list inside an answer. */
const pagesMax = 500;

/** Every row of a list whose owner was read with its first page; `under` is `nodes` or `edges`. Ends early when `isEnough` is true of the rows so far. */
export async function wholeConnection(
  client: Pick<GithubClient, 'query'>,
  owner: JsonObject,
  { alias, follow }: Connection,
  under: 'nodes' | 'edges' = 'nodes',
  isEnough: (rows: readonly JsonObject[]) => boolean = () => false,
): Promise<Rows> {
  const id = textAt(owner, 'id');
  const rows = [...rowsAt(owner, `${alias}.${under}`)];
  let info = objectAt(owner, `${alias}.pageInfo`);
  const what = `GraphQL ${alias}`;
  for (let page = 1; valueAt(info, 'hasNextPage') === true && !isEnough(rows); page += 1) {
    const after = textAt(info, 'endCursor');
    if (id === undefined || after === undefined || page > pagesMax) return { rows, failure: brokeOff(what, 'malformed', 'a page without a way on') };
    const answer = await client.query(follow, { id, after });
    if (!answer.isOk) return { rows, failure: answer.failure };
    const found = objectAt(answer.value.data, `node.${alias}`);
    if (found === undefined) return { rows, failure: brokeOff(what, 'malformed', answer.value.errors[0]?.message ?? 'no list') };
    rows.push(...rowsAt(found, under));
    const next = objectAt(found, 'pageInfo');
    if (textAt(next, 'endCursor') === after) return { rows, failure: brokeOff(what, 'malformed', 'its pages lead in a circle') };
    info = next;
  }
  return { rows };
}

/** Items of a connection that was asked only for its count. */
export function totalOf(owner: JsonObject, alias: string): number | undefined {
  return numberAt(owner, `${alias}.totalCount`);
}
