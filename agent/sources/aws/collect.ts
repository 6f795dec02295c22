/** Reads accounts: every service in every region, some at a time, and says of each what it gave and what it did not. */
import { byCodeUnit } from '#shared/model/order.ts';
import type { CoverageEntry } from '#shared/model/report.ts';
import type { Listing } from '../source.ts';
import type { Account, ClosedAccount } from './accounts.ts';
import { identityOf } from './at.ts';
import { documentsOf } from './documents.ts';
import { createFindings, unreadEntries, type Findings } from './findings.ts';
import { awsLimits } from './limits.ts';
import { homeRegion, type AccountRegions } from './regions.ts';
import type { AwsService, FoundResource } from './service.ts';
import { runUnit, unitsOf, type UnitResult } from './units.ts';

export interface CollectOptions {
  readonly accounts: readonly { readonly account: Account; readonly regions: AccountRegions }[];
  readonly closed: readonly ClosedAccount[];
  readonly services: readonly AwsService[];
  readonly observedAt: string;
  readonly signal: AbortSignal;
}

/** Pages in no particular order; ends early when the signal aborts. */
export async function* collect({ accounts, closed, services, observedAt, signal }: CollectOptions): AsyncGenerator<Listing> {
  const plans = accounts.map(({ account, regions }) => ({ account, regions, units: unitsOf(account, services, { home: homeRegion(account.partition), regions: regions.enabled, observedAt }) }));
  const total = plans.reduce((sum, { units }) => sum + units.first.length + units.late.length, 0);
  // What several services tell of is complete only at the end.
  const inParts = new Set(['aws.account', 'aws.region', ...services.flatMap(({ readings }) => readings.flatMap(({ part }) => part?.kind ?? []))]);
  let done = 0;

  yield { artifacts: [], entries: closed.map((account) => closedEntry(account, services)), progress: { done, total, current: 'accounts' } };
  for (const { account, regions, units } of plans) {
    const findings = createFindings();
    const firstParts = [baseOf('aws.account', account, homeRegion(account.partition)), ...regions.enabled.map((region) => baseOf('aws.region', account, region))];
    for (const part of firstParts) findings.add(part);
    yield { artifacts: [], entries: regions.disabled.map((region) => disabledEntry(account, region, services)) };
    for (const phase of [units.first, units.late]) {
      for await (const result of asTheyEnd(phase.map((unit) => () => runUnit(unit, findings)), signal)) {
        if (signal.aborted) return;
        for (const record of result.found) findings.add(record);
        done += 1;
        yield { ...pageOf(result, inParts, observedAt), progress: { done, total, current: result.unit.path } };
      }
    }
    yield lastPage(account, findings, [...inParts], observedAt);
  }
}

/** The account or the region before anything is known of it. */
function baseOf(kind: 'aws.account' | 'aws.region', account: Account, region: string): FoundResource {
  const { id, name, attributes } = identityOf(kind, { account: account.id, region });
  return { kind, provider_id: id, name, attributes, isPart: true };
}

function pageOf({ unit, found, entries }: UnitResult, inParts: ReadonlySet<string>, observedAt: string): Listing {
  const whole = found.filter(({ kind }) => !inParts.has(kind));
  return { artifacts: documentsOf(unit.path, whole, observedAt), entries: [...entries, ...unreadEntries(unit.path, whole)] };
}

function lastPage(account: Account, findings: Findings, kinds: readonly string[], observedAt: string): Listing {
  const folder = `aws/${account.id}`;
  const found = kinds.toSorted(byCodeUnit).flatMap((kind) => findings.found(kind));
  return { artifacts: documentsOf(folder, found, observedAt), entries: unreadEntries(folder, found) };
}

/** Kinds that services give, sorted, each once. */
function kindsOf(services: readonly AwsService[]): string[] {
  return [...new Set(services.flatMap(({ readings }) => readings.flatMap(({ kinds, part }) => [...kinds, ...(part ? [part.kind] : [])])))].sort();
}

function disabledEntry({ id }: Account, region: string, services: readonly AwsService[]): CoverageEntry {
  return { path: `aws/${id}/${region}`, reason: 'unsupported', effect: 'skipped', detail: `The region is not enabled in account ${id}. Enable it, or scan without it.`, resources: kindsOf(services.filter(({ isGlobal }) => !isGlobal)) };
}

function closedEntry({ id, trouble }: ClosedAccount, services: readonly AwsService[]): CoverageEntry {
  return { path: `aws/${id}`, reason: trouble.reason, effect: 'skipped', detail: trouble.message, resources: kindsOf(services) };
}

/** Runs some at a time and gives each result when it is there. */
async function* asTheyEnd<T>(work: readonly (() => Promise<T>)[], signal: AbortSignal): AsyncGenerator<T> {
  const running = new Map<number, Promise<{ readonly key: number; readonly result: T }>>();
  let next = 0;
  while (next < work.length || running.size > 0) {
    while (running.size < awsLimits.unitsAtOnce && next < work.length && !signal.aborted) {
      const key = next;
      running.set(key, (work[key] as () => Promise<T>)().then((result) => ({ key, result })));
      next += 1;
    }
    if (running.size === 0) return;
    try {
      const { key, result } = await Promise.race(running.values());
      running.delete(key);
      yield result;
    } catch (error) {
      // The others end by themselves; what they say is no news any more.
      await Promise.allSettled(running.values());
      if (signal.aborted) return;
      throw error;
    }
  }
}
