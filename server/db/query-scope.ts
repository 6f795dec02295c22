/** Which organization a query is about, read from the query itself. */
import type { CompiledQuery, KyselyPlugin, OperationNode, QueryId } from 'kysely';

/** For queries that are meant for all organizations. */
export const everyOrganization = '*';

/** What a caller said about queries whose text does not show it. */
const stated = new WeakMap<QueryId, string>();

/** Says which organization a query is about. */
export function state(queryId: QueryId, organization: string): void {
  stated.set(queryId, organization);
}

/** A plugin that states the organization of every query, or `everyOrganization`. */
export function stating(organization: string): KyselyPlugin {
  return {
    transformQuery: ({ node, queryId }) => {
      state(queryId, organization);
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}

/** Columns that hold the keyed hash of a whole credential: who shows one is looked up before the organization is known. */
export const credentialColumns: ReadonlySet<string> = new Set(['hash', 'key_hash', 'previous_hash', 'refresh_hash']);

/** The organization that a query names; `everyOrganization` for a look-up by credential; undefined when it names none. */
export function organizationOf({ query, queryId }: Pick<CompiledQuery, 'query' | 'queryId'>): string | undefined {
  const said = stated.get(queryId);
  if (said !== undefined) return said;
  switch (query.kind) {
    case 'InsertQueryNode':
      return insertedOrganization(query);
    case 'SelectQueryNode':
      // A filter may stand inside: in a table made by a query, in a part named with `with`, in one side of a union.
      return filteredOrganization([query.where, ...(query.joins ?? []), query.from, query.with, ...(query.setOperations ?? []), ...(query.selections ?? [])]);
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
      return filteredOrganization([query.where]);
    default:
      return undefined;
  }
}

interface Loose {
  readonly kind?: string;
  readonly [key: string]: unknown;
}

function insertedOrganization(node: OperationNode): string | undefined {
  const { columns, values } = node as unknown as { columns?: readonly { column: { name: string } }[]; values?: { values?: readonly { values: readonly unknown[] }[] } };
  const at = columns?.findIndex(({ column }) => column.name === 'org_id') ?? -1;
  const first = values?.values?.[0]?.values[at];
  // One insert holds rows of one organization; the database refuses the others.
  return at < 0 ? undefined : typeof first === 'string' ? first : valueOf(first as Loose | undefined);
}

function filteredOrganization(parts: readonly (OperationNode | undefined)[]): string | undefined {
  const comparisons = parts.flatMap((part) => (part === undefined ? [] : [...comparisonsIn(part as unknown as Loose)]));
  const byOrganization = comparisons.find(({ column, value }) => column === 'org_id' && value !== undefined);
  if (byOrganization !== undefined) return byOrganization.value;
  return comparisons.some(({ column }) => credentialColumns.has(column)) ? everyOrganization : undefined;
}

/** Every `column = value` of a part, wherever it stands. */
function* comparisonsIn(part: unknown): Generator<{ column: string; value: string | undefined }> {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) yield* comparisonsIn(item);
    return;
  }
  const node = part as Loose;
  if (node.kind === 'BinaryOperationNode') {
    const column = columnOf(node['leftOperand']);
    const operator = (node['operator'] as Loose | undefined)?.['operator'];
    const isLookup = operator === 'in' && column !== undefined && credentialColumns.has(column);
    if (column !== undefined && (operator === '=' || isLookup)) yield { column, value: isLookup ? undefined : valueOf(node['rightOperand'] as Loose | undefined) };
  }
  for (const item of Object.values(node)) yield* comparisonsIn(item);
}

/** The column of a reference such as `sessions.org_id`. */
function columnOf(node: unknown): string | undefined {
  const { kind, column } = (node ?? {}) as { kind?: string; column?: unknown };
  if (kind === 'ReferenceNode') return columnOf(column);
  return kind === 'ColumnNode' ? (column as { name: string }).name : undefined;
}

function valueOf(node: Loose | undefined): string | undefined {
  return node?.kind === 'ValueNode' && typeof node['value'] === 'string' ? node['value'] : undefined;
}
