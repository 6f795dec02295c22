/** A comparison for a person at a terminal. */
import type { ChangedComponent, Comparison, ListedComponent, ListedFinding, ListedRelationship } from '#shared/model/comparison/comparison.ts';
import { painter, type Paint } from '#shared/exporters/table/paint.ts';
import { visible } from '#shared/exporters/text/visible.ts';

/** What is listed under one heading before `… and N more`; items. */
const listedMax = 100;
/** A changed value is cut after this; characters. */
const valueCharsMax = 60;

/** Findings first, then AI components, then everything else; ends with a newline. Nothing that was scanned reaches the terminal as a control character. */
export function renderComparison(comparison: Comparison, { before, after, isColorAllowed }: { before: string; after: string; isColorAllowed: boolean }): string {
  const paint = painter(isColorAllowed);
  const { components, relationships, findings } = comparison;
  const lines = [`From ${visible(before)} to ${visible(after)}`];
  const section = <Item>(title: string, items: readonly Item[], rowsOf: (item: Item) => readonly string[]) => {
    if (items.length === 0) return;
    lines.push('', paint(title, 'bold'));
    for (const item of items.slice(0, listedMax)) lines.push(...rowsOf(item));
    if (items.length > listedMax) lines.push(`  … and ${items.length - listedMax} more`);
  };
  section('New findings', findings.new, (finding) => [findingLine('+', finding, paint)]);
  section('Fixed findings', findings.fixed, (finding) => [findingLine('-', finding, paint)]);
  section('Not seen any more, but not proved fixed', findings.unconfirmed, (finding) => [findingLine('?', finding, paint)]);
  for (const isAi of [true, false]) {
    const what = isAi ? 'AI components' : 'Other packages';
    const of = <Item extends ListedComponent>(items: readonly Item[]) => items.filter((item) => item.is_ai === isAi);
    section(`${what} that came`, of(components.added), (component) => [`  ${paint('+', 'pass')} ${componentText(component)}`]);
    section(`${what} that went`, of(components.removed), (component) => [`  ${paint('-', 'high')} ${componentText(component)}`]);
    section(`${what} that changed`, of(components.changed), changeLines);
  }
  section('Relationships that came', relationships.added, (edge) => [`  ${paint('+', 'pass')} ${edgeText(edge)}`]);
  section('Relationships that went', relationships.removed, (edge) => [`  ${paint('-', 'high')} ${edgeText(edge)}`]);
  lines.push('', `${summaryOf(comparison)} ${components.unchanged_total + components.moved_total} components are the same${components.moved_total > 0 ? `, ${components.moved_total} of them on other lines` : ''}.`);
  return `${lines.join('\n')}\n`;
}

/** One sentence with the totals. */
export function summaryOf({ components, findings }: Comparison): string {
  const { added_total: added, removed_total: removed, changed_total: changed } = components;
  return `${count(added, 'component')} came, ${removed} went, ${changed} changed; ${count(findings.new_total, 'finding')} new, ${findings.fixed_total} fixed${findings.unconfirmed_total > 0 ? `, ${findings.unconfirmed_total} not proved fixed` : ''}.`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function componentText({ kind, name, version }: ListedComponent): string {
  return `${kind} ${visible(name)}${version === null ? '' : ` ${visible(version)}`}`;
}

function changeLines(component: ChangedComponent): string[] {
  const places = (sign: string, list: ChangedComponent['places_added']) => list.map(({ path, line }) => `      ${sign} ${visible(path)}:${line}`);
  return [
    `  ~ ${componentText(component)}`,
    ...component.changes.map(({ field, before, after }) => `      ${visible(field)}: ${valueText(before)} → ${valueText(after)}`),
    ...places('+', component.places_added),
    ...places('-', component.places_removed),
  ];
}

function valueText(value: string | null): string {
  if (value === null) return 'none';
  return visible(value.length > valueCharsMax ? `${value.slice(0, valueCharsMax)}…` : value);
}

function edgeText({ type, from, to }: ListedRelationship): string {
  return `${visible(from.name ?? from.id)} ${type} ${visible(to.name ?? to.id)}`;
}

function findingLine(sign: string, { severity, check, subject, reason }: ListedFinding, paint: Paint): string {
  return `  ${sign} ${paint(severity, severity)} ${check} on ${visible(subject.name)}: ${visible(reason)}`;
}
