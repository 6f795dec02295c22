/** What code asks over HTTP without an SDK: the host decides whose the models are, the data says what they are told. */
import type { Fact, RequestFact } from '../../model/fact.ts';
import { textOf } from '../argument-path.ts';
import type { ArgumentPath } from '../catalog-entry.ts';
import type { Catalog } from '../catalog.ts';
import type { Giver } from './giver.ts';
import type { Site } from './site.ts';

/** Data beside the address is as sure as a call; data that only shares the function or the file with it may be meant for another host. */
const confidence = { sameCall: 0.95, sameFunction: 0.8, sameFile: 0.7 } as const;

/** Where the APIs of all vendors have what a model is told beforehand. */
const instructions: ArgumentPath = ['system', 'instructions', 'messages[role=system].content', 'messages[role=developer].content'];

/** Who is asked. */
interface Asked {
  readonly vendor: string;
  readonly kind: 'model' | 'embedding_model';
  readonly confidence: (typeof confidence)[keyof typeof confidence];
}

/**
 * A model in a request belongs to the vendor whose host the same call is given; else, when the data asks something, to the only host that the
 * calls of the same function are given, or that the file has; of the file's only ids that are known to be the vendor's. Data for any other
 * host is nobody's. Instructions count beside the address alone.
 */
export function recogniseRequests(facts: readonly Fact[], catalog: Catalog, giver: Giver): void {
  const requests = facts.filter((fact) => fact.type === 'request');
  const byFunction = Map.groupBy(requests, ({ within }) => within);
  const fileHosts = hostsOf(facts.flatMap((fact) => (fact.type === 'url' ? [fact.url] : [])));
  for (const request of requests) {
    if (request.models.length === 0) continue;
    const asked = askedBy(request, { catalog, fileHosts, sameFunction: byFunction.get(request.within) ?? [] });
    if (asked) giveRequest(request, asked, catalog, giver);
  }
}

function askedBy(
  { urls, asks }: RequestFact,
  { catalog, sameFunction, fileHosts }: { catalog: Catalog; sameFunction: readonly RequestFact[]; fileHosts: readonly string[] },
): Asked | undefined {
  // Of several addresses in one call one is the vendor's, the others say where the answer goes or who asks.
  if (hostsOf(urls).length > 0) return urls.map((url) => askedAt(catalog, [url], confidence.sameCall)).find((asked) => asked !== undefined);
  if (!asks) return undefined;
  const near = sameFunction.flatMap((request) => request.urls);
  const [hosts, found] =
    hostsOf(near).length > 0
      ? [hostsOf(near), askedAt(catalog, near, confidence.sameFunction)]
      : [fileHosts, askedAt(catalog, fileHosts.map((host) => `https://${host}/`), confidence.sameFile)];
  return hosts.length === 1 ? found : undefined;
}

/** The vendor at addresses of one host. */
function askedAt(catalog: Catalog, urls: readonly string[], sure: Asked['confidence']): Asked | undefined {
  const address = urls.map((url) => URL.parse(url)).find((url) => url !== null);
  const vendor = address && catalog.vendorOfUrl(address);
  if (vendor?.type !== 'vendor') return undefined;
  return { vendor: vendor.id, kind: urls.some((url) => /embed/i.test(url)) ? 'embedding_model' : 'model', confidence: sure };
}

function giveRequest(request: RequestFact, asked: Asked, catalog: Catalog, giver: Giver): void {
  const { ecosystem, path = 'request', line, assigned, within } = request;
  const site: Site = { ecosystem, path, args: [], line, method: 'call', confidence: asked.confidence, ...(assigned !== undefined && { assigned }), ...(within !== undefined && { within }) };
  for (const value of request.models) {
    const id = textOf(value);
    const isKnown = id !== undefined && (catalog.vendorOfModel(id)?.id === asked.vendor || catalog.model(asked.vendor, id).isListed);
    if (asked.confidence === confidence.sameFile && !isKnown) continue;
    giver.give({ ...site, args: [{ value }] }, { kind: asked.kind, from: '#0', provider: asked.vendor });
  }
  if (asked.confidence !== confidence.sameCall) return;
  for (const value of request.bodies) giver.give({ ...site, args: [{ value }] }, { kind: 'prompt', from: instructions });
}

/** Hosts with their ports, each once. */
function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.flatMap((url) => URL.parse(url)?.host || []))];
}
