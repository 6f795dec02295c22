/** Where the models of a workflow are called: by HTTP nodes that the catalog knows the host of, and by nodes that name an address of their own. */
import type { WorkflowNode } from '../../model/fact.ts';
import type { InventoryIndex } from '../../model/inventory.ts';
import { parseUrl } from '../support/hosts.ts';
import { perInventory } from '../support/per-inventory.ts';
import { familyOf, httpCallers } from './node-types.ts';
import { fixedStart, parameter, textOf } from './parameters.ts';

/** The address that an HTTP node calls, as far as its host is written out. */
export function addressOf({ type, parameters }: WorkflowNode): URL | undefined {
  const name = httpCallers.get(familyOf(type).plain);
  const text = name === undefined ? undefined : textOf(parameter(parameters, name))?.trim();
  return text === undefined ? undefined : writtenUrl(text);
}

/** A URL whose host ends before the first hole. */
export function writtenUrl(text: string): URL | undefined {
  const start = fixedStart(text);
  return start === text || /^https?:\/\/[^/?#]+[/?#]/i.test(start) ? parseUrl(start) : undefined;
}

/** The vendor whose model API an HTTP node of a file calls; undefined for other hosts. */
export function vendorCalled(node: WorkflowNode, path: string | undefined, inventory: InventoryIndex): { readonly vendor: string; readonly url: URL } | undefined {
  const url = addressOf(node);
  const vendor = url && vendorsByHost(inventory).get(`${path ?? ''} ${url.host}`);
  return url && vendor !== undefined ? { vendor, url } : undefined;
}

/** Vendors of endpoints, by the file and the host. */
const vendorsByHost = perInventory((inventory) => {
  const vendors = new Map<string, string>();
  for (const { key, provider, occurrences } of inventory.ofKind('endpoint')) {
    const host = URL.parse(key)?.host;
    if (host !== undefined && provider !== undefined) for (const { path } of occurrences) vendors.set(`${path} ${host}`, provider);
  }
  return vendors;
});

/**
 * The area in which an address keeps what it is sent, by what the address itself says or its vendor documents: `eu`, `us`, `cn`, or the region of a
 * cloud with its area. Undefined when neither does.
 * @see "Data residency" of OpenAI's platform guide, "Where do you store my data" of Mistral's help centre, DeepSeek's privacy policy, and the regions of
 * Model Studio, AWS and Google Cloud (as known 2026-11).
 */
export function areaOf({ hostname }: URL): { readonly area: string; readonly region?: string } | undefined {
  const home = homes.get(hostname);
  if (home !== undefined) return { area: home };
  const region = /^(?:bedrock(?:-[a-z]+)*\.([a-z]{2}(?:-gov)?-[a-z]+-\d)\.amazonaws\.com|([a-z]+-[a-z]+\d{1,2})-aiplatform\.googleapis\.com)$/.exec(hostname);
  const name = region?.[1] ?? region?.[2];
  if (name === undefined) return undefined;
  return { area: areas.find(([start]) => name.startsWith(start))?.[1] ?? name, region: name };
}

const homes: ReadonlyMap<string, string> = new Map([
  ['api.openai.com', 'us'],
  ['us.api.openai.com', 'us'],
  ['eu.api.openai.com', 'eu'],
  ['api.mistral.ai', 'eu'],
  ['api.deepseek.com', 'cn'],
  ['api.moonshot.cn', 'cn'],
  ['dashscope.aliyuncs.com', 'cn'],
  ['dashscope-intl.aliyuncs.com', 'sg'],
]);

/** Beginnings of region names; the longer first. London and Zurich are not in the Union. */
const areas: readonly (readonly [start: string, area: string])[] = [
  ['eu-west-2', 'uk'],
  ['eu-central-2', 'ch'],
  ['europe-west2', 'uk'],
  ['europe-west6', 'ch'],
  ['europe-', 'eu'],
  ['eu-', 'eu'],
  ['us-', 'us'],
  ['cn-', 'cn'],
];
