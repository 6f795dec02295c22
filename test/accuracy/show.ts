/** The figures of a measurement as text. Pure; the same figures give the same text. */
import { componentKinds } from '#shared/model/component.ts';
import { precisionOf, recallOf, type Counts, type Measured } from './measure.ts';

const headings = ['kind', 'labels', 'found', 'missed', 'false alarms', 'recall', 'precision'];

/** A table of all kinds, then each mistake with its place. */
export function shownMeasure({ counts, mistakes, nearMisses }: Measured): string {
  const kinds = componentKinds.flatMap((kind) => (counts[kind] ? [{ kind: kind as string, counts: counts[kind] }] : []));
  const sum = (part: keyof Counts) => kinds.reduce((result, { counts }) => result + counts[part], 0);
  const all = { kind: 'all', counts: { labels: sum('labels'), found: sum('found'), given: sum('given'), falseAlarms: sum('falseAlarms') } };
  const rows = [headings, ...[...kinds, all].map(row)];
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const table = rows.map((cells) => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number))).join('  ').trimEnd());
  const listed = mistakes.map(({ what, kind, name, tree, at, note }) => `${what}: ${kind} ${name} at ${tree}/${at}${note === undefined ? '' : ` (${note})`}`);
  return [...table, '', `${nearMisses} near misses`, ...(listed.length === 0 ? [] : ['', ...listed]), ''].join('\n');
}

function row({ kind, counts }: { kind: string; counts: Counts }): string[] {
  const { labels, found, falseAlarms } = counts;
  return [kind, String(labels), String(found), String(labels - found), String(falseAlarms), share(recallOf(counts)), share(precisionOf(counts))];
}

function share(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(3);
}
