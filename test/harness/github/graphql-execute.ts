/** Runs a query over plain objects: checks it against the schema as GitHub does, pages its connections, and answers refused parts with null and an error. */
import { parseQuery, type Field, type Selection, type Value } from './graphql-parse.ts';
import { graphqlTypes } from './graphql-schema.ts';

/** Values, rows of a connection, or functions of the arguments. `__typename` names the type. */
export type GraphObject = { readonly __typename: string; readonly [field: string]: unknown };

/** A part that may not be seen. */
export class Forbidden {
  readonly type: string;
  constructor(type = 'FORBIDDEN') {
    this.type = type;
  }
}

export interface GraphAnswer {
  readonly body: { readonly data?: unknown; readonly errors?: readonly unknown[] };
  /** What the query asks that the schema does not have. */
  readonly violations: readonly string[];
}

export function execute(text: string, variables: Readonly<Record<string, unknown>>, { root, pageSize }: { readonly root: GraphObject; readonly pageSize: number }): GraphAnswer {
  let query;
  try {
    query = parseQuery(text);
  } catch (error) {
    return { body: { errors: [{ message: (error as Error).message }] }, violations: [(error as Error).message] };
  }
  if (query.operation !== 'query') return { body: { errors: [{ message: 'Only queries.' }] }, violations: [`an operation that is no query: ${query.operation}`] };
  const violations = check(query.selections, 'Query');
  if (violations.length > 0) return { body: { errors: violations.map((message) => ({ message, extensions: { code: 'undefinedField' } })) }, violations };

  const errors: unknown[] = [];
  const valueOf = (value: Value) => (value.kind === 'variable' ? variables[value.name] : value.value);
  const data = run(query.selections, root, []);
  return { body: { data, ...(errors.length > 0 && { errors }) }, violations: [] };

  function run(selections: readonly Selection[], object: GraphObject, path: readonly (string | number)[]): unknown {
    const out: Record<string, unknown> = {};
    for (const selection of selections) {
      if (selection.kind === 'fragment') {
        if (selection.on === object.__typename) Object.assign(out, run(selection.selections, object, path));
      } else out[selection.alias] = fieldOf(selection, object, [...path, selection.alias]);
    }
    return out;
  }

  function fieldOf(field: Field, object: GraphObject, path: readonly (string | number)[]): unknown {
    if (field.name === '__typename') return object.__typename;
    const args = Object.fromEntries([...field.args].map(([name, value]) => [name, valueOf(value)]));
    const own = object[field.name];
    const value: unknown = typeof own === 'function' ? (own as (args: unknown) => unknown)(args) : own;
    if (value instanceof Forbidden) {
      errors.push({ type: value.type, path, message: 'Resource not accessible by personal access token' });
      return null;
    }
    if (graphqlTypes.get(object.__typename)?.get(field.name)?.isConnection === true && Array.isArray(value)) return connection(field, value as GraphObject[], args, path);
    return shaped(field.selections, value, path);
  }

  function shaped(selections: readonly Selection[], value: unknown, path: readonly (string | number)[]): unknown {
    if (Array.isArray(value)) return value.map((item, index) => shaped(selections, item, [...path, index]));
    if (value === null || value === undefined) return null;
    return selections.length === 0 ? value : run(selections, value as GraphObject, path);
  }

  function connection(field: Field, rows: readonly GraphObject[], args: Readonly<Record<string, unknown>>, path: readonly (string | number)[]): unknown {
    const start = typeof args['after'] === 'string' ? Number(Buffer.from(args['after'], 'base64').toString().slice('cursor:'.length)) : 0;
    const end = Math.min(rows.length, start + Math.min(Number(args['first']), pageSize));
    const slice = rows.slice(start, end);
    const out: Record<string, unknown> = {};
    for (const selection of field.selections) {
      if (selection.kind !== 'field') continue;
      if (selection.name === 'totalCount') out[selection.alias] = rows.length;
      if (selection.name === 'pageInfo') out[selection.alias] = { hasNextPage: end < rows.length, endCursor: slice.length === 0 ? null : Buffer.from(`cursor:${end}`).toString('base64') };
      if (selection.name === 'nodes') out[selection.alias] = slice.map((row, index) => run(selection.selections, row, [...path, 'nodes', index]));
      if (selection.name === 'edges') {
        out[selection.alias] = slice.map((row) => Object.fromEntries(selection.selections.flatMap((part) => (part.kind !== 'field' ? [] : [[part.alias, part.name === 'node' ? run(part.selections, row, path) : (row['edge'] as Record<string, unknown>)[part.name]]]))));
      }
    }
    return out;
  }

  function check(selections: readonly Selection[], type: string): string[] {
    const fields = graphqlTypes.get(type);
    if (fields === undefined) return [`there is no type ${type} in this stand-in`];
    return selections.flatMap((selection): string[] => {
      if (selection.kind === 'fragment') return check(selection.selections, selection.on);
      if (selection.name === '__typename') return [];
      const field = fields.get(selection.name);
      if (field === undefined) return [`Field '${selection.name}' doesn't exist on type '${type}'`];
      const strange = [...selection.args.keys()].filter((name) => !field.args.includes(name)).map((name) => `Field '${selection.name}' doesn't accept argument '${name}'`);
      if (!field.isConnection) return [...strange, ...(selection.selections.length === 0 && field.type === 'Scalar' ? [] : check(selection.selections, field.type))];
      const first = selection.args.get('first');
      const bound = first === undefined ? undefined : first.kind === 'variable' ? variables[first.name] : first.value;
      const unbound = typeof bound === 'number' && bound >= 1 && bound <= 100 ? [] : [`You must provide a \`first\` value between 1 and 100 to properly paginate the \`${selection.name}\` connection`];
      return [...strange, ...unbound, ...selection.selections.flatMap((part) => (part.kind === 'field' ? checkPart(part, field.type) : [`no fragment on ${selection.name}`]))];
    });
  }

  function checkPart(part: Field, type: string): string[] {
    if (part.name === 'totalCount') return [];
    if (part.name === 'pageInfo') return check(part.selections, 'PageInfo');
    if (part.name === 'nodes') return check(part.selections, type);
    if (part.name !== 'edges') return [`a connection has no ${part.name}`];
    return part.selections.flatMap((inner) => (inner.kind === 'field' && inner.name === 'node' ? check(inner.selections, type) : inner.kind === 'field' && ['cursor', 'permission', 'role'].includes(inner.name) ? [] : ['no such part of an edge']));
  }
}
