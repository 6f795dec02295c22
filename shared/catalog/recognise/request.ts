/** Requests to a vendor's API without an SDK: what their body says. */
import type { CallFact, Value } from '../../model/fact.ts';
import { textOf, valuesAt } from '../argument-path.ts';
import type { CatalogEntry } from '../catalog-entry.ts';
import type { Catalog } from '../catalog.ts';

export interface ApiRequest {
  readonly vendor: CatalogEntry;
  readonly kind: 'model' | 'embedding_model';
  readonly body: Value;
}

/** `requests.post(url, …)`, `fetch(url, …)`, `axios({ url, … })`; `requests.request("POST", url, …)`. */
const addresses = ['url', '#0', '#1'];
/** `json=`, `data=`, `{ body }` of fetch, and the second argument of axios. */
const bodies = ['json', 'data', 'body', 'content', '#1.body', '#1.json', '#1.data', '#1', '#2'];

/** The request that a call makes to a vendor's host, when its body is an object. */
export function requestOf(catalog: Catalog, { args }: CallFact): ApiRequest | undefined {
  for (const path of addresses) {
    const url = valuesAt(args, path).flatMap((value) => urlAt(value) ?? [])[0];
    const vendor = url && catalog.vendorOfUrl(url);
    if (!url || vendor?.type !== 'vendor') continue;
    const body = bodies.flatMap((place) => valuesAt(args, place)).map(unwrapped).find((value) => value.kind === 'object' && Object.hasOwn(value.entries, 'model'));
    return body && { vendor, body, kind: /embed/i.test(url.pathname) ? 'embedding_model' : 'model' };
  }
  return undefined;
}

function urlAt(value: Value): URL | undefined {
  const text = textOf(value) ?? (value.kind === 'template' ? value.parts[0] : undefined);
  const url = text !== undefined && /^https?:/i.test(text) ? URL.parse(text) : null;
  return url ?? undefined;
}

/** What is written as text: `json.dumps({…})`. */
function unwrapped(value: Value): Value {
  const first = value.kind === 'call' ? value.args.find((arg) => arg.name === undefined)?.value : undefined;
  return first ?? value;
}
