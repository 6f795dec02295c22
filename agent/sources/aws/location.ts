/** What stands behind `aws:`. */
import { AppError } from '#shared/model/app-error.ts';
import { byCodeUnit } from '#shared/model/order.ts';
import { awsRegion } from '#shared/protocol/source-forms.ts';

/** Regions to read, sorted, each once; or all that the account has enabled. */
export type AskedRegions = 'all' | readonly string[];

/** `eu-west-1,us-east-1` or `all`; empty takes the setting. Throws `AppError` `target_unreadable`. */
export function parseRegions(location: string, setting: readonly string[] | undefined): AskedRegions {
  const names = location === '' ? (setting ?? []) : location.split(',').map((name) => name.trim());
  if (names.length === 0) throw new AppError('target_unreadable', 'Cannot scan aws: without regions. Give some, such as aws:eu-west-1,us-east-1, or aws:all.');
  if (names.length === 1 && names[0] === 'all') return 'all';
  const odd = names.find((name) => !awsRegion.safeParse(name).success);
  if (odd !== undefined) throw new AppError('target_unreadable', `Cannot scan aws:${location}: ${JSON.stringify(odd)} is no region. Accepted: regions such as eu-west-1, separated by commas, or all.`);
  return [...new Set(names)].sort(byCodeUnit);
}
