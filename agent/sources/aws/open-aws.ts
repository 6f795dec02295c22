/** Opens the accounts of a target and tells what it is; nothing of AWS's SDK is loaded before. */
import { by } from '#shared/model/order.ts';
import type { Listing, OpenSource, SourceOptions } from '../source.ts';
import { openAccounts, type Account } from './accounts.ts';
import type { AwsSettings } from './aws-settings.ts';
import { newCounts, type CallCounts } from './clients.ts';
import { collect } from './collect.ts';
import { parseRegions } from './location.ts';
import { homeOf, regionsOf, type AccountRegions } from './regions.ts';
import type { AwsService } from './service.ts';
import * as registry from './services/registry.gen.ts';

/** Every service that is read, sorted by id. */
export function listServices(): readonly AwsService[] {
  return Object.values(registry).toSorted(by(({ id }) => id));
}

/** A source of AWS with what it counts: calls by operation, and requests on the wire. */
export interface OpenAws extends OpenSource {
  readonly counts: CallCounts;
  /** Account ids that let the credentials in, sorted. */
  readonly accounts: readonly string[];
}

/**
 * The accounts that the settings reach, in the regions that the location names.
 * @throws {AppError} `target_unreadable` for regions that there are not, `permission_denied` when no account lets the credentials in.
 */
export async function openAws(location: string, { name, settings, observedAt }: Pick<SourceOptions<AwsSettings>, 'name' | 'settings' | 'observedAt'>): Promise<OpenAws> {
  const asked = parseRegions(location, settings.regions);
  const region = settings.region ?? homeOf(asked === 'all' ? undefined : asked[0]);
  const counts = newCounts();
  // The signal of the scan comes with the listing; it ends what was begun before, too.
  const ending = new AbortController();
  const { open, closed } = await openAccounts({ settings, region, observedAt, counts, signal: ending.signal });
  const accounts: { readonly account: Account; readonly regions: AccountRegions }[] = [];
  for (const account of open) accounts.push({ account, regions: await regionsOf(account, asked, region) });

  const key = name ?? `aws:${(settings.account_ids?.length ? [...new Set(settings.account_ids)].sort() : open.map(({ id }) => id)).join(',')}`;
  const attributes: Record<string, string> = { regions: [...new Set(accounts.flatMap(({ regions }) => regions.enabled))].sort().join(',') };
  return {
    source: { key, kind: 'aws', name: key, attributes },
    counts,
    accounts: open.map(({ id }) => id),
    async *list(signal): AsyncGenerator<Listing> {
      const end = () => ending.abort();
      signal.addEventListener('abort', end, { once: true });
      try {
        yield* collect({ accounts, closed, services: listServices(), observedAt, signal });
        // How much was asked of AWS, as it would stand in the account's own log.
        attributes['calls'] = String([...counts.calls.values()].reduce((sum, count) => sum + count, 0));
      } finally {
        signal.removeEventListener('abort', end);
        for (const { account } of accounts) account.clients.close();
      }
    },
  };
}
