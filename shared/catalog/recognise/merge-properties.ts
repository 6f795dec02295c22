/** How the properties of one component that was seen twice become one set. Used within an artifact and between artifacts. */
import { byCodeUnit } from '../../model/order.ts';

type Properties = Readonly<Record<string, string>>;

/** JSON lists: what any of them holds. */
const lists = new Set(['services', 'secrets', 'references', 'auto_approved', 'hidden']);

/** The value that matters more when two places differ: the weaker protection, the wider reach. */
const weightier: Readonly<Record<string, readonly string[]>> = {
  direct: ['true'],
  disabled: ['false'],
  pinned: ['false', 'true'],
  auth: ['none', 'env', 'header'],
  tls: ['false'],
  scope: ['runtime', 'peer', 'optional', 'dev'],
  state: ['used', 'referenced', 'granted'],
};

/** Both sets; of two different values the weightier one, else the first. A manifest and a lockfile together are the origin `both`. */
export function mergeProperties(first: Properties, second: Properties): Record<string, string> {
  const merged: Record<string, string> = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const known = merged[name];
    if (known === undefined) merged[name] = value;
    else if (known !== value) merged[name] = mergeValue(name, known, value);
  }
  return merged;
}

function mergeValue(name: string, first: string, second: string): string {
  if (lists.has(name)) return joinLists(first, second);
  if (name === 'origin' && first === 'checksum') return second;
  if (name === 'origin' && isPackageOrigin(first) && isPackageOrigin(second)) return 'both';
  const order = weightier[name];
  return order?.find((value) => value === first || value === second) ?? first;
}

function isPackageOrigin(value: string): boolean {
  return value === 'manifest' || value === 'lockfile' || value === 'both';
}

function joinLists(first: string, second: string): string {
  const items = [...(JSON.parse(first) as unknown[]), ...(JSON.parse(second) as unknown[])].map((item) => JSON.stringify(item));
  return `[${[...new Set(items)].sort(byCodeUnit).join(',')}]`;
}
