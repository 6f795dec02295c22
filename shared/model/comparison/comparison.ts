/** What two scans do not have in common, as people are told it. */
import type { Component } from '../component.ts';
import { byCodeUnit } from '../order.ts';
import type { Severity } from '../report.ts';
import { severities } from '../report.ts';
import type { FieldChange, Place } from './component-changes.ts';

export interface ListedComponent {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly version: string | null;
  readonly is_ai: boolean;
}

/** A component on both sides. Another version of the same dependency is the same thing, changed: its ids then differ. */
export interface ChangedComponent extends ListedComponent {
  readonly before_id: string;
  readonly changes: readonly FieldChange[];
  readonly places_added: readonly Place[];
  readonly places_removed: readonly Place[];
}

export interface ListedRelationship {
  readonly id: string;
  readonly type: string;
  readonly from: { readonly id: string; readonly name: string | null };
  readonly to: { readonly id: string; readonly name: string | null };
}

export interface ListedFinding {
  readonly fingerprint: string | null;
  readonly check: string;
  readonly severity: Severity;
  readonly subject: { readonly type: string; readonly id: string; readonly name: string };
  readonly reason: string;
}

export interface Comparison {
  readonly components: {
    readonly added_total: number;
    readonly removed_total: number;
    readonly changed_total: number;
    /** The same but for the lines where it stands; counted, not listed. */
    readonly moved_total: number;
    readonly unchanged_total: number;
    readonly added: readonly ListedComponent[];
    readonly removed: readonly ListedComponent[];
    readonly changed: readonly ChangedComponent[];
  };
  readonly relationships: {
    readonly added_total: number;
    readonly removed_total: number;
    readonly unchanged_total: number;
    readonly added: readonly ListedRelationship[];
    readonly removed: readonly ListedRelationship[];
  };
  readonly findings: {
    readonly new_total: number;
    readonly fixed_total: number;
    /** Not seen any more, but not proved fixed: its source was not read to its end, or the check gave no verdict or did not run. */
    readonly unconfirmed_total: number;
    readonly persisting_total: number;
    readonly new: readonly ListedFinding[];
    readonly fixed: readonly ListedFinding[];
    readonly unconfirmed: readonly ListedFinding[];
  };
  /** A list is shorter than its total. */
  readonly is_cut: boolean;
}

/** Places listed of one change. */
export const placesMax = 20;

export function listedOf({ id, kind, name, version, is_ai }: Component): ListedComponent {
  return { id, kind, name, version: version ?? null, is_ai };
}

/** AI first, then by kind, name and id. */
export function inListOrder<Item extends ListedComponent>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => Number(b.is_ai) - Number(a.is_ai) || byCodeUnit(a.kind, b.kind) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
}

/** The most severe first. */
export function bySeverity(a: { readonly severity: string }, b: { readonly severity: string }): number {
  return severities.indexOf(a.severity as Severity) - severities.indexOf(b.severity as Severity);
}

/** Dependencies that went in one version and came in another, where it is clear which became which: one on each side. */
export function pairVersions(removed: readonly Component[], added: readonly Component[]): { before: Component; after: Component }[] {
  const cameAs = byPackage(added);
  return [...byPackage(removed)].flatMap(([name, [before, ...more]]) => {
    const [after, ...others] = cameAs.get(name) ?? [];
    return before !== undefined && after !== undefined && more.length === 0 && others.length === 0 ? [{ before, after }] : [];
  });
}

function byPackage(components: readonly Component[]): Map<string, Component[]> {
  return Map.groupBy(
    components.filter(({ kind, purl }) => kind === 'dependency' && purl !== undefined),
    ({ purl = '' }) => purl.replace(/@[^@]*$/u, ''),
  );
}
