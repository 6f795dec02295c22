/**
 * Row-level security of PostgreSQL: the second lock behind the organization guard. Every table with `org_id` shows only
 * the rows of the organization that the transaction has named in the setting `waybill.org_id`; without one it shows none.
 *
 * A query names its organization by its own text: `org_id = …` in a filter, or the `org_id` that it inserts. The
 * connection reads it there and tells the database before it runs the query. A query that forgot its filter names
 * nothing and therefore sees nothing, whatever the guard thought of it.
 */
import { CompiledQuery, PostgresAdapter, PostgresDriver, PostgresIntrospector, PostgresQueryCompiler, sql, type DatabaseConnection, type Dialect, type Driver, type Kysely, type PostgresDialectConfig, type QueryResult, type TransactionSettings } from 'kysely';
import { AppError } from '#shared/model/app-error.ts';
import { everyOrganization, organizationOf } from './query-scope.ts';

/** The dialect of PostgreSQL with connections that tell the database whose rows they are after. */
export function rowSecureDialect(config: PostgresDialectConfig): Dialect {
  return {
    createDriver: () => new RowSecureDriver(config),
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** Kysely's own driver with each connection wrapped. */
class RowSecureDriver implements Driver {
  readonly #inner: PostgresDriver;
  readonly #connections = new WeakMap<DatabaseConnection, RowSecureConnection>();

  constructor(config: PostgresDialectConfig) {
    this.#inner = new PostgresDriver(config);
  }

  init(): Promise<void> {
    return this.#inner.init();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const inner = await this.#inner.acquireConnection();
    const known = this.#connections.get(inner) ?? new RowSecureConnection(inner);
    this.#connections.set(inner, known);
    return known;
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const { inner } = secure(connection);
    await this.#inner.beginTransaction(inner as never, settings);
    secure(connection).enter();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    secure(connection).leave();
    await this.#inner.commitTransaction(secure(connection).inner as never);
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    secure(connection).leave();
    await this.#inner.rollbackTransaction(secure(connection).inner as never);
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(secure(connection).inner as never);
  }

  destroy(): Promise<void> {
    return this.#inner.destroy();
  }
}

function secure(connection: DatabaseConnection): RowSecureConnection {
  if (connection instanceof RowSecureConnection) return connection;
  throw new Error('The connection is not one of this driver.');
}

class RowSecureConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  #isInTransaction = false;
  /** What the open transaction has told the database. */
  #told: string | undefined;

  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }

  enter(): void {
    this.#isInTransaction = true;
    this.#told = undefined;
  }

  leave(): void {
    this.#isInTransaction = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const organization = organizationOf(query);
    if (this.#isInTransaction) {
      if (organization !== undefined && organization !== this.#told) {
        await this.inner.executeQuery(CompiledQuery.raw(telling(organization)));
        this.#told = organization;
      }
      return this.inner.executeQuery(query);
    }
    if (organization === undefined) return this.inner.executeQuery(query);
    // The setting must end with the query, so a single read is a transaction too.
    await this.inner.executeQuery(CompiledQuery.raw(`begin read only; ${telling(organization)}`));
    try {
      return await this.inner.executeQuery(query);
    } finally {
      await this.inner.executeQuery(CompiledQuery.raw('commit'));
    }
  }

  // Kysely asks for it; nothing here streams rows.
  // eslint-disable-next-line require-yield
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are not streamed; read them by pages.');
  }
}

/** The statement that names an organization until the end of the transaction. Written out, because `begin` goes with it in one message. */
function telling(organization: string): string {
  if (!/^(?:[\w-]{1,100}|\*)$/.test(organization)) throw new Error('An organization’s id has characters that no id has.');
  return `select set_config('waybill.org_id', '${organization}', true)`;
}

/**
 * Puts row-level security on every table with `org_id` and lets `appRole` work in the schema. Run by the owner of the
 * tables after migrations; changes nothing that is in place.
 */
export async function secureRows(owner: Kysely<unknown>, appRole: string): Promise<void> {
  const { rows: tables } = await sql<{ name: string; secured: boolean; owned: boolean }>`
    select c.relname as name, c.relforcerowsecurity and c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'organization_rows') as secured
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by 1`.execute(owner);
  for (const { name } of tables.filter(({ secured }) => !secured)) {
    const table = sql.table(name);
    await sql`alter table ${table} enable row level security`.execute(owner);
    await sql`alter table ${table} force row level security`.execute(owner);
    await sql`drop policy if exists organization_rows on ${table}`.execute(owner);
    await sql`create policy organization_rows on ${table} using (org_id = current_setting('waybill.org_id', true) or current_setting('waybill.org_id', true) = ${sql.lit(everyOrganization)})`.execute(owner);
  }
  const { rows } = await sql<{ schema: string }>`select current_schema() as schema`.execute(owner);
  const schema = sql.id(rows[0]?.schema ?? 'public');
  const role = sql.id(appRole);
  await sql`grant usage on schema ${schema} to ${role}`.execute(owner);
  await sql`grant select, insert, update, delete on all tables in schema ${schema} to ${role}`.execute(owner);
}

/** The role that a connection works as. */
export async function currentRole(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ role: string }>`select current_user as role`.execute(db);
  return rows[0]?.role ?? '';
}

/**
 * Refuses a role on which row-level security does not bind.
 * @throws {AppError} `config_invalid` for a superuser, a role with BYPASSRLS, an owner of tables, or a table without the policy.
 */
export async function assertRowSecurity(app: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ role: string; super: boolean; bypass: boolean; owns: boolean; open: string | null }>`
    select current_user as role, r.rolsuper as super, r.rolbypassrls as bypass,
      exists (select from pg_class c where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and pg_has_role(c.relowner, 'usage')) as owns,
      (select min(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped
        where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)) as open
    from pg_roles r where r.rolname = current_user`.execute(app);
  const [state] = rows;
  const role = state?.role ?? 'unknown';
  const why = state === undefined ? 'cannot be looked up' : state.super ? 'is a superuser' : state.bypass ? 'has BYPASSRLS' : state.owns ? 'owns tables of this schema' : undefined;
  if (why !== undefined) {
    throw new AppError('config_invalid', `The database role ${JSON.stringify(role)} of WAYBILL_DATABASE_URL ${why}, so the database would not keep organizations apart. Give the server a role of its own, and the owner’s address in WAYBILL_DATABASE_OWNER_URL.`);
  }
  if (state?.open != null) throw new AppError('config_invalid', `The table ${state.open} has no row-level security. Start once with WAYBILL_DATABASE_OWNER_URL.`);
}
