/** Holds what was found against labels. Pure. */
import { componentKinds, type Component, type ComponentKind } from '#shared/model/component.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Label, Labels } from './labels.ts';

/** Something that is wrong in a list. */
export interface Mistake {
  readonly what: 'missed' | 'false alarm';
  readonly kind: ComponentKind;
  readonly name: string;
  /** Name of the case or tree. */
  readonly tree: string;
  /** `path:line`. */
  readonly at: string;
  /** What more there is to say: another provider, the near miss that it stands on. */
  readonly note?: string;
}

export interface Counts {
  readonly labels: number;
  /** Labels that were found. */
  readonly found: number;
  /** Components that were given: right ones and false alarms. */
  readonly given: number;
  readonly falseAlarms: number;
}

export interface Measured {
  readonly counts: Readonly<Partial<Record<ComponentKind, Counts>>>;
  readonly mistakes: readonly Mistake[];
  readonly nearMisses: number;
}

/**
 * A label is found when a component of its kind and name has an occurrence at its place (and its provider, when the label says one).
 * A component that fits no label is one false alarm, and so is each one that has an occurrence on the line of a near miss.
 */
export function measure(tree: string, labels: Labels, components: readonly Component[]): Measured {
  const mistakes: Mistake[] = [];
  const counts = new Map<ComponentKind, { labels: number; found: number; given: number; falseAlarms: number }>();
  const of = (kind: ComponentKind) => counts.get(kind) ?? counts.set(kind, { labels: 0, found: 0, given: 0, falseAlarms: 0 }).get(kind)!;
  const right = new Set<Component>();

  for (const label of labels.components) {
    const count = of(label.kind);
    count.labels += 1;
    const there = components.filter((component) => fits(label, component));
    const found = there.find(({ provider }) => label.provider === undefined || label.provider === provider);
    if (found) {
      count.found += 1;
      right.add(found);
    } else {
      const note = there[0] ? `found with provider ${there[0].provider ?? 'unknown'}, not ${label.provider}` : undefined;
      mistakes.push({ what: 'missed', kind: label.kind, name: label.name, tree, at: `${label.path}:${label.line}`, ...(note !== undefined && { note }) });
    }
  }
  for (const component of components) {
    const count = of(component.kind);
    count.given += 1;
    const [first] = component.occurrences;
    const nearMiss = labels.nearMisses.find(({ path, line }) => component.occurrences.some((occurrence) => occurrence.path === path && occurrence.line === line));
    if (right.has(component) && !nearMiss) continue;
    count.falseAlarms += 1;
    const at = nearMiss ?? first;
    mistakes.push({ what: 'false alarm', kind: component.kind, name: component.name, tree, at: `${at?.path}:${at?.line}`, ...(nearMiss && { note: `near miss: ${nearMiss.why}` }) });
  }
  return { counts: Object.fromEntries(counts), mistakes: mistakes.sort(byPlace), nearMisses: labels.nearMisses.length };
}

/** Sums of several trees. */
export function total(measured: readonly Measured[]): Measured {
  const counts = componentKinds.flatMap((kind) => {
    const parts = measured.flatMap(({ counts }) => counts[kind] ?? []);
    const sum = (part: keyof Counts) => parts.reduce((result, counts) => result + counts[part], 0);
    return parts.length === 0 ? [] : [[kind, { labels: sum('labels'), found: sum('found'), given: sum('given'), falseAlarms: sum('falseAlarms') }] as const];
  });
  return {
    counts: Object.fromEntries(counts),
    mistakes: measured.flatMap(({ mistakes }) => mistakes),
    nearMisses: measured.reduce((sum, { nearMisses }) => sum + nearMisses, 0),
  };
}

/** Share of the labels that were found; undefined without labels. */
export function recallOf({ labels, found }: Counts): number | undefined {
  return labels === 0 ? undefined : found / labels;
}

/** Share of what was given that is right; undefined when nothing was given. */
export function precisionOf({ given, falseAlarms }: Counts): number | undefined {
  return given === 0 ? undefined : (given - falseAlarms) / given;
}

function fits(label: Label, component: Component): boolean {
  return (
    component.kind === label.kind &&
    namesOf(component).includes(label.name) &&
    component.occurrences.some(({ path, line }) => path === label.path && line === label.line)
  );
}

/** Models keep the spelling that was met first, and other places may spell them otherwise. */
function namesOf({ kind, name, properties, provider }: Component): readonly string[] {
  if (kind !== 'model' && kind !== 'embedding_model') return [name];
  const canonical = properties['canonical'] ?? name;
  return [name, canonical, ...[...prefixes(name), ...prefixes(canonical)].map(([, id]) => id), ...(provider === undefined ? [] : [`${provider}/${canonical}`, `${provider}:${canonical}`])];
}

function prefixes(id: string): [string, string][] {
  return [...id.matchAll(/[/:]/g)].map(({ index }) => [id.slice(0, index), id.slice(index + 1)]);
}

function byPlace(a: Mistake, b: Mistake): number {
  return byCodeUnit(a.kind, b.kind) || byCodeUnit(a.at, b.at) || byCodeUnit(a.name, b.name) || byCodeUnit(a.what, b.what);
}
