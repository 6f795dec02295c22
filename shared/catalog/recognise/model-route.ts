/** Models that a router's or gateway's configuration names. */
import type { ModelRouteFact } from '../../model/fact.ts';
import type { DraftBuilder } from './draft.ts';
import { seeEndpoint, seeModel, seeProvider } from './providers.ts';
import type { RecogniseContext } from './context.ts';
import { serverOfUrl } from './server.ts';

export function recogniseModelRoute(fact: ModelRouteFact, { catalog }: RecogniseContext, builder: DraftBuilder): void {
  const at = { line: fact.line, method: 'configuration', confidence: 1, symbol: fact.model } as const;
  const named = fact.provider === undefined ? undefined : catalog.splitPrefix(`${fact.provider}/${fact.model}`)?.provider;
  const endpoint = fact.url === undefined ? undefined : seeEndpoint(catalog, builder, fact.url, { ...at, line: fact.urlLine ?? fact.line });
  // `openai/*` routes to whatever the provider has.
  if (fact.model.endsWith('/*')) {
    const split = catalog.splitPrefix(fact.model);
    if (split) seeProvider(catalog, builder, split.provider, at);
    return;
  }
  const server = fact.url === undefined ? undefined : serverOfUrl(catalog, fact.url);
  const kind = fact.isEmbedding === true ? 'embedding_model' : 'model';
  const model = seeModel(catalog, builder, { kind, id: fact.model, provider: named ?? 'prefix', ...(server && { server }) }, at);
  if (model && endpoint) builder.relate({ type: 'served-by', from: model, to: endpoint }, at);
}
