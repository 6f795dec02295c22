/**
 * Queries that are built once and run often. Building and compiling a query costs several times what SQLite needs to run
 * it; a statement that every request needs is therefore kept, and only its parameters change.
 */
import { createQueryId, type CompiledQuery, type Compilable } from 'kysely';
import type { Executor } from './connection.ts';
import { state } from './query-scope.ts';

/** Stands for a parameter while a query is built. */
class Placeholder {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** `Given` are the parameters by name; the one called `orgId` is what row-level security is told. */
export interface Prepared<Given extends object, Row> {
  /** Every row. */
  all(executor: Executor, given: Given): Promise<Row[]>;
  first(executor: Executor, given: Given): Promise<Row | undefined>;
  /** Rows that were inserted, changed or removed. */
  run(executor: Executor, given: Given): Promise<number>;
}

/**
 * @param build - builds the query; it gets a stand-in for each parameter and must put each into the query as it is: no
 * branch, no arithmetic, no list may depend on a parameter's value.
 * @example const findName = prepared((db, given: { orgId: string; id: string }) => db.selectFrom('policies').select('name').where('org_id', '=', given.orgId).where('id', '=', given.id));
 */
export function prepared<Given extends object, Row>(build: (executor: Executor, given: Given) => Compilable<Row>): Prepared<Given, Row> {
  // The two databases write parameters in two ways; each adapter gets a text of its own.
  const compiled = new Map<unknown, CompiledQuery>();

  function queryFor(executor: Executor, given: Given): CompiledQuery {
    const dialect = executor.getExecutor().adapter.constructor;
    let query = compiled.get(dialect);
    if (query === undefined) compiled.set(dialect, (query = build(executor, placeholders<Given>()).compile()));
    const queryId = createQueryId();
    if ('orgId' in given && typeof given.orgId === 'string') state(queryId, given.orgId);
    return { ...query, queryId, parameters: query.parameters.map((parameter) => (parameter instanceof Placeholder ? valueOf(given, parameter.name) : parameter)) };
  }

  return {
    all: async (executor, given) => (await executor.executeQuery(queryFor(executor, given))).rows as Row[],
    first: async (executor, given) => (await executor.executeQuery(queryFor(executor, given))).rows[0] as Row | undefined,
    run: async (executor, given) => Number((await executor.executeQuery(queryFor(executor, given))).numAffectedRows ?? 0),
  };
}

function valueOf(given: object, name: string): unknown {
  if (!Object.hasOwn(given, name)) throw new Error(`A prepared query was run without its parameter ${name}.`);
  return Reflect.get(given, name);
}

/** An object that has a stand-in under every name. */
function placeholders<Given>(): Given {
  const made = new Map<string, Placeholder>();
  return new Proxy(
    {},
    {
      get(_, name) {
        const key = String(name);
        let placeholder = made.get(key);
        if (placeholder === undefined) made.set(key, (placeholder = new Placeholder(key)));
        return placeholder;
      },
    },
  ) as Given;
}
