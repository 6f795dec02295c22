/**
 * Known vulnerabilities of packages, from imported OSV files (https://ossf.github.io/osv-schema/, 1.7). Waybill asks nobody: the operator
 * brings the files, each import has a date, and a check that has no data, or only old data, answers unknown.
 */
import type { Json } from './fact.ts';
import { by } from './order.ts';
import { compareVersions } from './semantic-version.ts';
import { isJsonObject } from './json-object.ts';

/** One branch of versions: from `introduced` on, until `fixed` (which is not affected) or through `lastAffected`; open when neither is known. */
export interface AdvisoryRange {
  readonly introduced: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/** What one advisory says of one package. */
export interface Advisory {
  /** `GHSA-v98v-ff95-f3cp`. */
  readonly id: string;
  /** Sorted: `CVE-2025-68613`. */
  readonly aliases: readonly string[];
  /** As OSV writes it: `npm`. */
  readonly ecosystem: string;
  readonly packageName: string;
  readonly ranges: readonly AdvisoryRange[];
  /** Versions that are named one by one. */
  readonly versions: readonly string[];
  /** `critical`, `high`, `moderate`, `low` as the database says it; absent when it does not. */
  readonly severity?: string;
}

export interface AdvisoryData {
  /** The day the data is of; ISO date `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Every advisory of the imported ecosystems; withdrawn ones are left out. */
  readonly advisories: readonly Advisory[];
}

/** What one OSV document says, one entry for each package; empty for a withdrawn one and for what is no advisory. Git ranges are left out: a version is not a commit. */
export function readOsv(document: Json): Advisory[] {
  if (!isJsonObject(document) || typeof document['id'] !== 'string' || typeof document['withdrawn'] === 'string') return [];
  const id = document['id'];
  const aliases = texts(document['aliases']).sort();
  const specific = isJsonObject(document['database_specific']) ? document['database_specific']['severity'] : undefined;
  return list(document['affected']).flatMap((affected): Advisory[] => {
    if (!isJsonObject(affected) || !isJsonObject(affected['package'])) return [];
    const { ecosystem, name } = affected['package'];
    if (typeof ecosystem !== 'string' || typeof name !== 'string') return [];
    const ranges = list(affected['ranges']).flatMap((range) => (isJsonObject(range) && range['type'] !== 'GIT' ? rangesOf(list(range['events'])) : []));
    return [{ id, aliases, ecosystem, packageName: name, ranges, versions: texts(affected['versions']), ...(typeof specific === 'string' && { severity: specific.toLowerCase() }) }];
  });
}

/** The advisories that a version is affected by, sorted by id; `undecided` when the version, or a bound, is none that can be compared. */
export function affecting(data: AdvisoryData, of: { readonly ecosystem: string; readonly name: string; readonly version: string }): readonly Advisory[] | 'undecided' {
  let isUndecided = compareVersions(of.version, of.version) === undefined;
  const hits = data.advisories.filter((advisory) => {
    if (advisory.ecosystem !== of.ecosystem || advisory.packageName !== of.name) return false;
    if (advisory.versions.includes(of.version)) return true;
    const inside = new Set(advisory.ranges.map((range) => isInside(of.version, range)));
    if (!inside.has(true) && inside.has(undefined)) isUndecided = true;
    return inside.has(true);
  });
  if (hits.length === 0 && isUndecided) return 'undecided';
  return hits.toSorted(by(({ id }) => id));
}

/** Events come in the order of versions: an introduction opens a branch, a fix or a last affected version closes it. */
function rangesOf(events: readonly Json[]): AdvisoryRange[] {
  const ranges: AdvisoryRange[] = [];
  let introduced: string | undefined;
  for (const event of events) {
    if (!isJsonObject(event)) continue;
    if (typeof event['introduced'] === 'string') introduced = event['introduced'];
    if (introduced === undefined) continue;
    if (typeof event['fixed'] === 'string') ranges.push({ introduced, fixed: event['fixed'] });
    else if (typeof event['last_affected'] === 'string') ranges.push({ introduced, lastAffected: event['last_affected'] });
    else continue;
    introduced = undefined;
  }
  return introduced === undefined ? ranges : [...ranges, { introduced }];
}

function isInside(version: string, { introduced, fixed, lastAffected }: AdvisoryRange): boolean | undefined {
  const start = compareVersions(version, introduced);
  const end = fixed !== undefined ? compareVersions(version, fixed) : lastAffected !== undefined ? compareVersions(version, lastAffected) : -1;
  if (start === undefined || end === undefined) return undefined;
  return start >= 0 && (fixed !== undefined ? end < 0 : end <= 0);
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function texts(value: Json | undefined): string[] {
  return list(value).filter((item): item is string => typeof item === 'string');
}
