/** The pieces of work of one account: a service in a region. */
import { by, byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { Account } from './accounts.ts';
import { identityOf, lookAt, type Place } from './at.ts';
import type { Findings } from './findings.ts';
import type { AnyReading, AwsService, FoundResource } from './service.ts';
import { AwsTrouble } from './trouble.ts';

/** One service in one region, for the readings of one phase. */
export interface Unit {
  readonly account: Account;
  readonly service: AwsService;
  readonly place: Place;
  readonly readings: readonly AnyReading[];
  /** `aws/123456789012/eu-west-1/lambda`; `global` for what belongs to no region. */
  readonly path: string;
}

/** What a unit gave. */
export interface UnitResult {
  readonly unit: Unit;
  readonly found: readonly FoundResource[];
  readonly entries: readonly CoverageEntry[];
}

/** Units of the first phase, and of the second one, whose readings look at what the first one found; sorted by path. */
export function unitsOf(account: Account, services: readonly AwsService[], scene: { readonly home: string; readonly regions: readonly string[]; readonly observedAt: string }): { readonly first: Unit[]; readonly late: Unit[] } {
  const unitsWith = (isWanted: (reading: AnyReading) => boolean) =>
    services
      .flatMap((service) => {
        const readings = service.readings.filter(isWanted);
        if (readings.length === 0) return [];
        return (service.isGlobal ? [scene.home] : scene.regions).map((region): Unit => ({
          account,
          service,
          readings,
          place: { account: account.id, partition: account.partition, region, regions: scene.regions, observedAt: scene.observedAt },
          path: `aws/${account.id}/${service.isGlobal ? 'global' : region}/${service.id}`,
        }));
      })
      .sort(by(({ path }) => path));
  return { first: unitsWith(({ after }) => after === undefined), late: unitsWith(({ after }) => after !== undefined) };
}

/** Reads a unit to its end. Trouble of one reading stays with its kinds; the next one goes on. */
export async function runUnit(unit: Unit, findings: Findings): Promise<UnitResult> {
  const found: FoundResource[] = [];
  const entries: CoverageEntry[] = [];
  const at = lookAt(unit.service, unit.place, { clients: unit.account.clients, found: (kind) => findings.found(kind) });
  const miss = (reading: AnyReading, trouble: AwsTrouble, isPartly: boolean) => {
    findings.miss(reading.kinds, trouble);
    found.push(...unreadParts(reading, unit.place, trouble, findings));
    if (reading.kinds.length > 0) addEntry(entries, { path: unit.path, reason: trouble.reason, effect: isPartly ? 'partial' : 'skipped', detail: trouble.message, resources: reading.kinds });
  };

  for (const reading of unit.readings) {
    const gap = reading.after && findings.gap(reading.after);
    const before = found.length;
    // A part of the region made from half of what it stands on would be a false statement; a list of things is only too short.
    if (gap !== undefined && reading.part !== undefined && reading.part.kind !== 'aws.ec2_instance') {
      miss(reading, new AwsTrouble('broke_off', 'Gap', `It stands on what was not read. ${gap}`), false);
      continue;
    }
    try {
      for await (const record of reading.read(at)) found.push(record);
      if (gap !== undefined && reading.kinds.length > 0) miss(reading, new AwsTrouble('broke_off', 'Gap', `Which of them are in use is known only in part. ${gap}`), true);
    } catch (error) {
      miss(reading, understood(error, unit), found.length > before);
    }
  }
  return { unit, found, entries };
}

/** One refusal that several readings met is one entry with all of their kinds. */
function addEntry(entries: CoverageEntry[], entry: CoverageEntry & { readonly resources: readonly string[] }): void {
  const known = entries.findIndex(({ detail, effect }) => detail === entry.detail && effect === entry.effect);
  const kinds = [...new Set([...(entries[known]?.resources ?? []), ...entry.resources])].sort(byCodeUnit);
  entries.splice(known < 0 ? entries.length : known, known < 0 ? 0 : 1, { ...entry, resources: kinds });
}

/** The attributes of a part that failed as a whole, in every thing that they belong to. */
function unreadParts({ part }: AnyReading, place: Place, trouble: AwsTrouble, findings: Findings): FoundResource[] {
  if (!part) return [];
  const unread = Object.fromEntries(part.gives.map((name) => [name, trouble.message]));
  const reasons = Object.fromEntries(part.gives.map((name) => [name, trouble.reason]));
  if (part.kind === 'aws.account' || part.kind === 'aws.region') {
    const { id, name, attributes } = identityOf(part.kind, place);
    return [{ kind: part.kind, provider_id: id, name, attributes: { ...attributes, unread }, reasons, isPart: true }];
  }
  return findings
    .found(part.kind)
    .filter(({ attributes }) => attributes['region'] === place.region)
    .map((record) => ({ kind: part.kind, provider_id: record.provider_id, name: record.name, attributes: { unread }, reasons, isPart: true }));
}

/** An answer that no reading expects is trouble with AWS, too; a promise of our own that broke is not. */
function understood(error: unknown, { service, place }: Unit): AwsTrouble {
  if (error instanceof AwsTrouble) return error;
  if (error instanceof TypeError || error instanceof SyntaxError || error instanceof RangeError) {
    return new AwsTrouble('broke_off', error.name, `${service.id} in ${place.region}: an answer was not in a form that this version understands (${error.name}).`, { cause: error });
  }
  throw error;
}
