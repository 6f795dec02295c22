/** How the checks of AWS read: attributes of the contract in `shared/model/resources/aws.ts`, of the subject and of what belongs to it. */
import type { Resource } from '../../model/component.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import type { AwsKind, AwsResources } from '../../model/resources/aws.ts';
import type { CheckContext, Verdict } from '../check.ts';
import { readForms, type Form, type Formed } from '../support/forms.ts';
import { perInventory } from '../support/per-inventory.ts';
import { unknown } from '../support/verdicts.ts';

/** Forms for attributes that the kind has. */
type FormsOf<Kind extends AwsKind> = { readonly [Name in Extract<keyof AwsResources[Kind], string>]?: Form<unknown> };

/** Names that the contract does not have are refused by the compiler. */
type Exact<Kind extends AwsKind, Forms> = { readonly [Name in keyof Forms]: Name extends keyof AwsResources[Kind] ? Forms[Name] : never };

/** Judges by attributes that must all have been read, in their forms: `unknown` with the reason when one was not. */
export function judgeAws<Kind extends AwsKind, Forms extends FormsOf<Kind>>(
  _kind: Kind,
  resource: Resource,
  forms: Forms & Exact<Kind, Forms>,
  judge: (values: Formed<Forms>) => Verdict | readonly Verdict[],
): Verdict | readonly Verdict[] {
  const reading = readForms(resource, forms as Readonly<Record<string, Form<unknown>>>);
  return reading.isRead ? judge(reading.values as Formed<Forms>) : reading.verdict;
}

/** Resources of a kind in the same account, and in the same region when one is given; `missing` says why some may not be here. */
export interface Related {
  readonly resources: readonly Resource[];
  readonly missing: string | undefined;
}

/** Resources of another kind that belong to the subject's account (and region). */
export function related({ inventory }: CheckContext, subject: Resource, kind: AwsKind, where: 'account' | 'region' = 'account'): Related {
  const resources = byPlace(inventory)(kind).get(placeOf(subject, where)) ?? [];
  return { resources, missing: inventory.missing(kind)[0]?.detail };
}

const byPlace = perInventory((inventory) => {
  const known = new Map<AwsKind, Map<string, Resource[]>>();
  return (kind: AwsKind): ReadonlyMap<string, readonly Resource[]> => {
    const hit = known.get(kind);
    if (hit) return hit;
    const index = new Map<string, Resource[]>();
    for (const resource of inventory.resourcesOfKind(kind)) {
      for (const place of [placeOf(resource, 'account'), placeOf(resource, 'region')]) {
        const there = index.get(place);
        if (there) there.push(resource);
        else index.set(place, [resource]);
      }
    }
    known.set(kind, index);
    return index;
  };
});

function placeOf({ attributes }: Resource, where: 'account' | 'region'): string {
  return JSON.stringify(where === 'account' ? [attributes['account_id'] ?? null] : [attributes['account_id'] ?? null, attributes['region'] ?? null]);
}

/** The resource of a kind that has a provider id or a name, or nothing. */
export function findResource(inventory: InventoryIndex, kind: AwsKind, idOrName: string): Resource | undefined {
  return byIdentity(inventory)(kind).get(idOrName);
}

const byIdentity = perInventory((inventory) => {
  const known = new Map<AwsKind, Map<string, Resource>>();
  return (kind: AwsKind) => {
    const hit = known.get(kind);
    if (hit) return hit;
    const index = new Map<string, Resource>();
    for (const resource of inventory.resourcesOfKind(kind)) {
      index.set(resource.name, resource);
      index.set(resource.provider_id, resource);
    }
    known.set(kind, index);
    return index;
  };
});

/** The verdict when what a question needs could not be listed. */
export function notListed(what: string, why: string): Verdict {
  return unknown(`Not all ${what} could be listed. ${why}`);
}

/** The name of the bucket, role or function that an ARN ends in. */
export function arnName(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf(':'), arn.lastIndexOf('/')) + 1);
}

/** A parameter that is a list of texts. */
export function texts(params: CheckContext['params'], name: string): readonly string[] {
  const value = params[name];
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
