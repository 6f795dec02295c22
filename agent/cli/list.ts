/** `waybill list`: what this program knows, one line each. */
import { Argument, Command } from 'commander';
import { loadCatalog } from '#shared/catalog/catalog.ts';
import { listChecks } from '#shared/checks/checks.ts';
import { allExporters } from '#shared/exporters/exporters.ts';
import { by } from '#shared/model/order.ts';
import { operatorsOf } from '#shared/policies/field.ts';
import { fields } from '#shared/policies/fields.ts';
import * as readers from '../readers/registry.gen.ts';
import type { CommandContext } from './command-context.ts';

type Row = readonly string[];

/** Each list: its columns' first row is the heading. */
const lists: Readonly<Record<string, () => readonly Row[]>> = {
  vendors: () => [
    ['id', 'type', 'name', 'packages'],
    ...[...loadCatalog().entries].sort(by(({ id }) => id)).map((entry) => [entry.id, entry.type, entry.name, entry.packages.map((item) => `${item.ecosystem}:${item.name}`).join(' ')]),
  ],
  readers: () => [
    ['id', 'version', 'reads'],
    ...Object.values(readers).sort(by(({ id }) => id)).map((reader) => [reader.id, String(reader.version), reader.title]),
  ],
  checks: () => [
    ['id', 'severity', 'flag', 'title'],
    ...[...listChecks()].sort(by(({ id }) => id)).map((check) => [check.id, check.severity, check.flag ?? '-', check.title]),
  ],
  formats: () => [
    ['id', 'media type', 'title'],
    ...[...allExporters].sort(by(({ id }) => id)).map((exporter) => [exporter.id, exporter.mediaType, exporter.title]),
  ],
  fields: () => [
    ['subject', 'field', 'type', 'operators', 'is'],
    ...fields.map((field) => [field.subject, field.name, field.type, operatorsOf[field.type].join(' '), field.summary]),
  ],
};

export function listCommand({ io }: CommandContext): Command {
  return new Command('list')
    .description('list what this program knows')
    .addArgument(new Argument('<what>', 'what to list').choices(Object.keys(lists)))
    .option('--json', 'as JSON')
    .action((what: string, options: { json?: true }) => {
      const [head, ...rows] = (lists[what] as () => readonly Row[])() as [Row, ...Row[]];
      io.stdout.write(options.json ? asJson(head, rows) : asColumns([head, ...rows]));
    });
}

function asJson(head: Row, rows: readonly Row[]): string {
  const records = rows.map((row) => Object.fromEntries(row.map((cell, column) => [head[column] as string, cell])));
  return `${JSON.stringify(records, null, 2)}\n`;
}

/** The last column is not padded and may be long. */
function asColumns(rows: readonly Row[]): string {
  const widths = (rows[0] as Row).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) => `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] as number))).join('  ')}\n`).join('');
}
