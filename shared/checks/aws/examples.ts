/** Inventories of AWS accounts for the examples inside checks; attributes are held to the contract by their types. */
import type { Resource } from '../../model/component.ts';
import type { JsonObject } from '../../model/fact.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { AwsAttributes, AwsKind } from '../../model/resources/aws.ts';
import type { CheckExample } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';

const account = '111122223333';
const region = 'eu-west-1';

/** A resource of the example account, in `eu-west-1` unless it says otherwise. */
export function aws<Kind extends AwsKind>(kind: Kind, name: string, attributes: AwsAttributes<Kind>): Resource {
  return resource(kind, name, { account_id: account, region, ...(attributes as JsonObject) });
}

/** A complete scan that found these. */
export function scanned(...resources: readonly Resource[]): Inventory {
  return inventoryOf({ source: 'aws', resources });
}

/** A scan that found these while lists of some kinds were refused. */
export function scannedWithout(kinds: readonly AwsKind[], ...resources: readonly Resource[]): Inventory {
  return inventoryOf({ source: 'aws', resources, coverage: [refused(...kinds)] });
}

/**
 * The examples of what could not be read, which every check has: the attribute was refused, nobody asked for anything,
 * the list was refused, and there is nothing of the kind.
 */
export function unread<Kind extends AwsKind>(kind: Kind, name: Extract<keyof AwsAttributes<Kind>, string>, rest: AwsAttributes<Kind> = {}): CheckExample[] {
  const others = Object.fromEntries(Object.entries(rest as JsonObject).filter(([key]) => key !== name));
  const subject = resource(kind, 'x', { account_id: account, region, ...others }, { [name]: 'HTTP 403: AccessDenied.' });
  return [
    { kind: 'unknown', why: `${name} was refused`, inventory: scanned(subject), answers: { x: 'unknown' } },
    { kind: 'unknown', why: 'nobody asked', inventory: scanned(aws(kind, 'x', {})), answers: { x: 'unknown' } },
    { kind: 'unknown', why: 'the list was refused', inventory: scannedWithout([kind]), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'the account has none', inventory: scanned(), answers: { scan: 'not_applicable' } },
  ];
}
