/**
 * Queries that are built once and run often. Building and compiling a query costs several times what SQLite needs to run
 * it; a statement that every request needs is therefore kept, and only its parameters change.
 */
import { createQueryId, type CompiledQuery, type Compilable } from 'kysely';
import type { Executor } from './connection.ts';
import { directOf } from './direct.ts';
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

  function execute(executor: Executor, given: Given): Executed | Promise<Executed> {
    const dialect = executor.getExecutor().adapter.constructor;
    let query = compiled.get(dialect);
    if (query === undefined) compiled.set(dialect, (query = build(executor, placeholders<Given>()).compile()));
    const parameters: unknown[] = [];
    for (const parameter of query.parameters) parameters.push(parameter instanceof Placeholder ? valueOf(given, parameter.name) : parameter);
    return executeWith(executor, query, { organization: 'orgId' in given ? given.orgId : undefined, parameters });
  }

  // What is there already is not waited for: a request runs a handful of these, and each wait costs as much as a small one.
  return {
    async all(executor, given) {
      const done = execute(executor, given);
      return (done instanceof Promise ? await done : done).rows as Row[];
    },
    async first(executor, given) {
      const done = execute(executor, given);
      return (done instanceof Promise ? await done : done).rows[0] as Row | undefined;
    },
    async run(executor, given) {
      const done = execute(executor, given);
      return (done instanceof Promise ? await done : done).changes;
    },
  };
}

interface Executed {
  readonly rows: readonly unknown[];
  readonly changes: number;
}

/** Runs a compiled query with its parameters, by the short way where there is one: then at once. */
function executeWith(executor: Executor, query: CompiledQuery, given: { organization: unknown; parameters: readonly unknown[] }): Executed | Promise<Executed> {
  const direct = directOf(executor);
  return direct === undefined ? executeByBuilder(executor, query, given) : direct.execute(query.sql, given.parameters);
}

async function executeByBuilder(executor: Executor, query: CompiledQuery, { organization, parameters }: { organization: unknown; parameters: readonly unknown[] }): Promise<Executed> {
  const queryId = createQueryId();
  if (typeof organization === 'string') state(queryId, organization);
  const { rows, numAffectedRows } = await executor.executeQuery({ ...query, queryId, parameters });
  return { rows, changes: Number(numAffectedRows ?? 0) };
}

/** A query over a list of rows, which runs for as many as there are. */
export interface PreparedRows<Row extends object, Given extends object> {
  /** Rows that were inserted, changed or removed. @param organization - what row-level security is told. */
  run(executor: Executor, entry: { organization: string; rows: readonly Row[]; given: Given }): Promise<number>;
}

/** Rows of one statement; longer lists are cut into pieces whose lengths are powers of two, so that few texts serve all. */
const rowsMax = 128;

/**
 * @param columns - what each row has; the query gets stand-ins for them, row by row, as with `prepared`.
 * @example const insertTags = preparedRows(['org_id', 'id', 'tag'], (db, rows: readonly TagRow[]) => db.insertInto('tags').values(rows));
 */
export function preparedRows<Row extends object, Given extends object = object>(
  columns: readonly (keyof Row & string)[],
  build: (executor: Executor, rows: readonly Row[], given: Given) => Compilable<unknown>,
): PreparedRows<Row, Given> {
  const compiled = new Map<unknown, Map<number, CompiledQuery>>();

  function queryFor(executor: Executor, count: number): CompiledQuery {
    const dialect = executor.getExecutor().adapter.constructor;
    let lengths = compiled.get(dialect);
    if (lengths === undefined) compiled.set(dialect, (lengths = new Map()));
    let query = lengths.get(count);
    if (query === undefined) {
      const rows = Array.from({ length: count }, (_, row) => Object.fromEntries(columns.map((column) => [column, new RowPlaceholder(row, column)])) as Row);
      lengths.set(count, (query = build(executor, rows, placeholders<Given>()).compile()));
    }
    return query;
  }

  return {
    async run(executor, { organization, rows, given }) {
      let changed = 0;
      for (let at = 0; at < rows.length; ) {
        const count = Math.min(rowsMax, 2 ** Math.floor(Math.log2(rows.length - at)));
        const query = queryFor(executor, count);
        const from = at;
        const parameters = query.parameters.map((parameter) => {
          if (parameter instanceof RowPlaceholder) return valueOf(rows[from + parameter.row] as Row, parameter.name);
          return parameter instanceof Placeholder ? valueOf(given, parameter.name) : parameter;
        });
        changed += (await executeWith(executor, query, { organization, parameters })).changes;
        at += count;
      }
      return changed;
    },
  };
}

/** Stands for a value of one row. */
class RowPlaceholder {
  readonly row: number;
  readonly name: string;

  constructor(row: number, name: string) {
    this.row = row;
    this.name = name;
  }
}

function valueOf(given: object, name: string): unknown {
  const value: unknown = Reflect.get(given, name);
  if (value === undefined && !Object.hasOwn(given, name)) throw new Error(`A prepared query was run without its parameter ${name}.`);
  return value;
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
