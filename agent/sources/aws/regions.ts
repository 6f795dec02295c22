/** Which regions an account has. */
import { AppError } from '#shared/model/app-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import type { Account } from './accounts.ts';
import type { AskedRegions } from './location.ts';
import * as services from './services/registry.gen.ts';
import { AwsTrouble } from './trouble.ts';

/** The regions to read, sorted, and the asked ones that the account has not enabled. */
export interface AccountRegions {
  readonly enabled: readonly string[];
  readonly disabled: readonly string[];
}

/** The region where what belongs to no region is asked for, by partition. */
const homes: Readonly<Record<string, string>> = { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

export function homeRegion(partition: string): string {
  return homes[partition] ?? 'us-east-1';
}

/**
 * Where identities and regions are asked for: the home of the partition that a region's name tells. Not the region itself: one that the
 * account has not enabled does not know its credentials.
 */
export function homeOf(region: string | undefined): string {
  if (region?.startsWith('cn-')) return homeRegion('aws-cn');
  return homeRegion(region?.startsWith('us-gov-') ? 'aws-us-gov' : 'aws');
}

/**
 * Looks the regions up. When the list itself is refused, named regions are tried all the same: each then answers for itself.
 * @throws {AppError} `permission_denied` when all are asked for and nobody says which these are; `target_unreadable` for a name that no region has.
 */
export async function regionsOf(account: Account, asked: AskedRegions, region: string): Promise<AccountRegions> {
  let known: readonly { readonly RegionName?: string; readonly OptInStatus?: string }[];
  try {
    const answer = await account.clients.call({ service: services.ec2, region, operation: 'DescribeRegions', input: { AllRegions: true } });
    known = (answer['Regions'] ?? []) as typeof known;
  } catch (error) {
    if (!(error instanceof AwsTrouble)) throw error;
    if (asked !== 'all') return { enabled: asked, disabled: [] };
    throw new AppError(error.reason === 'refused' ? 'permission_denied' : 'target_unreadable', `Cannot tell which regions account ${account.id} has. ${error.message} Or name the regions: aws:eu-west-1.`, { cause: error });
  }
  const isOn = new Map(known.map(({ RegionName, OptInStatus }) => [RegionName ?? '', OptInStatus !== 'not-opted-in']));
  const all = [...isOn.keys()].sort(byCodeUnit);
  if (asked === 'all') return { enabled: all.filter((name) => isOn.get(name)), disabled: [] };
  const odd = asked.find((name) => !isOn.has(name));
  if (odd !== undefined) throw new AppError('target_unreadable', `Cannot scan the region ${odd}: account ${account.id} has no region of that name. Accepted: ${all.join(', ')}.`);
  return { enabled: asked.filter((name) => isOn.get(name)), disabled: asked.filter((name) => !isOn.get(name)) };
}
