/** Inventories of an n8n instance for the examples inside checks. */
import type { JsonObject } from '../../model/fact.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { CheckExample } from '../check.ts';
import { inventoryOf, refused, resource } from '../example-inventory.ts';

/** One resource as the API states it, by the name `prod`. */
export function prod(kind: string, attributes: JsonObject, unread?: Readonly<Record<string, string>>): Inventory {
  return inventoryOf({ source: 'n8n', resources: [resource(kind, 'prod', attributes, unread)] });
}

/** The instance `prod`, and what else is there. */
export function instance(attributes: JsonObject, unread?: Readonly<Record<string, string>>, others: Parameters<typeof inventoryOf>[0]['resources'] = []): Inventory {
  return inventoryOf({ source: 'n8n', resources: [resource('n8n.instance', 'prod', attributes, unread), ...others] });
}

/** What every check about one attribute answers when it was refused, when nobody asked, when the list was refused, and when there is nothing. */
export function notRead(kind: string, attribute: string, given: JsonObject = {}): CheckExample[] {
  return [
    { kind: 'unknown', why: 'the key may not read it', inventory: prod(kind, given, { [attribute]: 'The API key may not ask for it (HTTP 403).' }), answers: { prod: 'unknown' } },
    { kind: 'unknown', why: 'nobody asked for it', inventory: prod(kind, given), answers: { prod: 'unknown' } },
    ...notListed(kind),
  ];
}

/** What every check answers when the list was refused, and when the population is empty. */
export function notListed(kind: string): CheckExample[] {
  return [
    { kind: 'unknown', why: 'the list was refused', inventory: inventoryOf({ source: 'n8n', coverage: [refused(kind)] }), answers: { scan: 'unknown' } },
    { kind: 'empty', why: 'n8n has none', inventory: inventoryOf({ source: 'n8n' }), answers: { scan: 'not_applicable' } },
  ];
}
