/** What differs between two states of one component. Pure. */
import type { Component, Occurrence } from '../component.ts';
import { byCodeUnit } from '../order.ts';

/** One field that is different; `null` where it is missing. Properties are `properties.pinned`. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface ComponentChange {
  readonly fields: readonly FieldChange[];
  /** Places that came and went; a place that only moved to another line is neither. */
  readonly places_added: readonly Place[];
  readonly places_removed: readonly Place[];
  /** Nothing but lines is different. */
  readonly isOnlyMoved: boolean;
}

export interface Place {
  readonly path: string;
  readonly line: number;
}

/** The differences, fields by name; places in their order. */
export function changesOf(before: Component, after: Component): ComponentChange {
  const fields = [...simpleChanges(before, after), ...propertyChanges(before, after)];
  const placesAdded = placesBeyond(after.occurrences, before.occurrences);
  const placesRemoved = placesBeyond(before.occurrences, after.occurrences);
  return { fields, places_added: placesAdded, places_removed: placesRemoved, isOnlyMoved: fields.length === 0 && placesAdded.length === 0 && placesRemoved.length === 0 };
}

function simpleChanges(before: Component, after: Component): FieldChange[] {
  const text = (component: Component) => ({
    hashes: component.hashes?.map(({ algorithm, hex }) => `${algorithm}:${hex}`).sort(byCodeUnit).join(' '),
    is_ai: String(component.is_ai),
    licence: component.licence,
    name: component.name,
    provider: component.provider,
    purl: component.purl,
    version: component.version,
  });
  return differences(text(before), text(after), '');
}

function propertyChanges(before: Component, after: Component): FieldChange[] {
  return differences(before.properties, after.properties, 'properties.');
}

function differences(before: Readonly<Record<string, string | undefined>>, after: Readonly<Record<string, string | undefined>>, prefix: string): FieldChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(byCodeUnit);
  return names.filter((name) => before[name] !== after[name]).map((name) => ({ field: prefix + name, before: before[name] ?? null, after: after[name] ?? null }));
}

/** Places of the one list that have no counterpart of the same path, method and symbol in the other, each counterpart used once. */
function placesBeyond(places: readonly Occurrence[], others: readonly Occurrence[]): Place[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(placeKey(other), (left.get(placeKey(other)) ?? 0) + 1);
  return places
    .filter((place) => {
      const count = left.get(placeKey(place)) ?? 0;
      if (count > 0) left.set(placeKey(place), count - 1);
      return count === 0;
    })
    .map(({ path, line }) => ({ path, line }));
}

function placeKey({ source, path, method, symbol }: Occurrence): string {
  return JSON.stringify([source, path, method, symbol]);
}
