/**
 * No query runs without an organization. This looks at every query before it is compiled: one that reads or changes a
 * table of organizations' rows without naming `org_id` is a mistake of ours and is refused, loudly.
 *
 * Two kinds of query name none, on purpose. A look-up by the keyed hash of a credential finds the organization. And
 * what the server does for all organizations (sweeping leases, counting) says so with `acrossOrganizations`.
 * Raw SQL is not looked at.
 */
import type { KyselyPlugin, OperationNode, RootOperationNode } from 'kysely';
import type { Executor } from './connection.ts';
import { credentialColumns, everyOrganization, stating } from './query-scope.ts';
import type { Database } from './schema.ts';

const ofNoOrganization: ReadonlySet<string> = new Set<keyof Database>(['organizations', 'users', 'server_keys']);

/** The same database for a query that is meant for all organizations. Each use deserves a comment that says why. */
export function acrossOrganizations(executor: Executor): Executor {
  return executor.withoutPlugins().withPlugin(stating(everyOrganization));
}

/** The same database for raw SQL, whose text shows nobody which organization it is about. */
export function ofOrganization(executor: Executor, orgId: string): Executor {
  return executor.withPlugin(stating(orgId));
}

/** A plugin that throws on queries without an organization. */
export function organizationGuard(): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      assertOrganization(node);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

function assertOrganization(node: RootOperationNode): void {
  if (node.kind === 'InsertQueryNode') {
    const table = node.into === undefined ? undefined : tableName(node.into);
    const isNamed = node.columns?.some((column) => column.column.name === 'org_id') === true;
    if (table !== undefined && isOrganizations(table) && !isNamed) refuse(table, 'insert');
    return;
  }
  if (node.kind === 'SelectQueryNode') return assertFilter(node, [...(node.from?.froms ?? []), ...(node.joins ?? []).map((join) => join.table)], [node.where, ...(node.joins ?? [])]);
  if (node.kind === 'UpdateQueryNode') return assertFilter(node, node.table === undefined ? [] : [node.table], [node.where]);
  if (node.kind === 'DeleteQueryNode') return assertFilter(node, node.from.froms, [node.where]);
}

function assertFilter(node: RootOperationNode, tables: readonly OperationNode[], filters: readonly (OperationNode | undefined)[]): void {
  const table = tables.map(tableName).find((name) => name !== undefined && isOrganizations(name));
  if (table === undefined) return;
  const isNamed = filters.some((filter) => filter !== undefined && mentions(filter, (column) => column === 'org_id' || credentialColumns.has(column)));
  if (!isNamed) refuse(table, node.kind);
}

function isOrganizations(table: string): boolean {
  return !ofNoOrganization.has(table) && table !== 'waybill_migrations';
}

function tableName(node: OperationNode): string | undefined {
  if (node.kind === 'AliasNode') return tableName((node as unknown as { node: OperationNode }).node);
  return node.kind === 'TableNode' ? (node as unknown as { table: { identifier: { name: string } } }).table.identifier.name : undefined;
}

/** Whether a column anywhere in a part of a query satisfies `test`. */
function mentions(part: unknown, test: (column: string) => boolean): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) return part.some((item) => mentions(item, test));
  if ('kind' in part && part.kind === 'ColumnNode') return test((part as unknown as { column: { name: string } }).column.name);
  return Object.values(part).some((item) => mentions(item, test));
}

function refuse(table: string, what: string): never {
  throw new Error(`A query on ${table} (${what}) names no organization. Filter by org_id, or say acrossOrganizations and why.`);
}
