/** Models that code asks for over HTTP without an SDK: the host decides whose they are. */
import type { Fact, RequestFact, Value } from '../../model/fact.ts';
import { lineOf, textOf } from '../argument-path.ts';
import type { RecogniseContext } from './context.ts';
import type { DraftBuilder } from './draft.ts';
import { seeModel } from './providers.ts';

/** A body beside the address is as sure as a call; one that only shares the function or the file with it may be meant for another host. */
const confidence = { sameCall: 0.9, sameFunction: 0.8, sameFile: 0.7, environmentDefault: 0.6 } as const;

/**
 * A model in a request belongs to the vendor whose host the same call is given; else, when the data asks something, to the only host that the
 * calls of the same function are given, or that the file has; of the file's only ids that are known to be the vendor's. A body for any other
 * host is nobody's.
 */
export function recogniseRequests(facts: readonly Fact[], context: RecogniseContext, builder: DraftBuilder): void {
  const requests = facts.filter((fact) => fact.type === 'request');
  const byFunction = Map.groupBy(requests, ({ within }) => within);
  const fileHosts = new Set(facts.flatMap((fact) => (fact.type === 'url' ? hostsOf([fact.url]) : [])));
  for (const request of requests) {
    if (request.models.length === 0) continue;
    const found = vendorOf(request, byFunction.get(request.within) ?? [], fileHosts, context);
    if (!found) continue;
    for (const value of request.models) seeRequested(value, { request, ...found }, context, builder);
  }
}

function vendorOf(
  request: RequestFact,
  sameFunction: readonly RequestFact[],
  fileHosts: ReadonlySet<string>,
  { catalog }: RecogniseContext,
): { provider: string; isEmbedding: boolean; sure: number } | undefined {
  const near = [
    { urls: request.urls, sure: confidence.sameCall },
    { urls: request.asks ? sameFunction.flatMap(({ urls }) => urls) : [], sure: confidence.sameFunction },
    { urls: request.asks ? [...fileHosts].map((host) => `https://${host}/`) : [], sure: confidence.sameFile },
  ].find(({ urls }) => hostsOf(urls).length > 0);
  if (!near) return undefined;
  const hosts = new Set(hostsOf(near.urls));
  const [host] = hosts;
  const vendor = host !== undefined && hosts.size === 1 ? catalog.vendorOfHost(host) : undefined;
  if (vendor?.type !== 'vendor') return undefined;
  return { provider: vendor.id, isEmbedding: near.urls.some((url) => /embed/i.test(url)), sure: near.sure };
}

function seeRequested(
  value: Value,
  { request, provider, isEmbedding, sure }: { request: RequestFact; provider: string; isEmbedding: boolean; sure: number },
  { catalog }: RecogniseContext,
  builder: DraftBuilder,
): void {
  const text = textOf(value);
  if (text === undefined) return;
  if (sure === confidence.sameFile && catalog.vendorOfModel(text)?.id !== provider && !catalog.model(provider, text).isListed) return;
  seeModel(
    catalog,
    builder,
    { kind: isEmbedding ? 'embedding_model' : 'model', id: text, provider },
    { line: lineOf(value) ?? request.line, method: 'argument', confidence: value.kind === 'env' ? confidence.environmentDefault : sure },
  );
}

/** Hosts with their ports, each once. */
function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.flatMap((url) => URL.parse(url)?.host || []))];
}
